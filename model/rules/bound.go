package rules

import (
	"slices"

	"programme/model"
)

// Book is an event with every rule of the catalogue as it sets it: the two are one value,
// which [Bind] makes, so that rules are never asked about another event than their own.
type Book struct {
	Bindings    []Binding // in the catalogue's order
	Composition []Binding // of the checks of [Composition], in their order
	event       *model.Event
	rows        []Binding // both, one after the other
	byID        map[string]int
}

// Event returns the event whose rules these are, with the lists that it had when they were
// bound. It is not to be changed.
func (k *Book) Event() *model.Event { return k.event }

// Of returns the binding of the rule or check with that id, which must be one of [Rows].
func (k *Book) Of(id string) *Binding { return &k.rows[k.byID[id]] }

// Tidies reports whether the rule with that id only tidies: nothing in the event asks for it.
func (k *Book) Tidies(id string) bool {
	return k.Of(id).Rule.Tidies && !slices.ContainsFunc(k.event.Rules, func(s model.Setting) bool { return s.Rule == id })
}

func (k *Book) ids() []string {
	ids := make([]string, len(k.rows))
	for i := range k.rows {
		ids[i] = k.rows[i].Rule.ID
	}
	return ids
}

// Binding is one rule as one event sets it.
type Binding struct {
	Rule *Rule
	// General holds the rule's defaults, changed by the settings that name nothing.
	General Bound
	// Items are the settings that name sessions, types, people, rooms or windows, in
	// order. What an item does not say is as in General.
	Items []Bound
	*merges
	wants *wants // of attendees; nil where nothing is known of them
	*balance
}

// Setting returns the bound setting that index i of [Instance.Setting] means.
func (b *Binding) Setting(i int) *Bound {
	for k := range b.Items {
		if b.Items[k].Index == i {
			return &b.Items[k]
		}
	}
	return &b.General
}

// active returns the items that are not off, in order.
func (b *Binding) active() []*Bound {
	var items []*Bound
	for k := range b.Items {
		if b.Items[k].Level != model.Off {
			items = append(items, &b.Items[k])
		}
	}
	return items
}

// Bound is one setting with everything it leaves open filled in and its references
// resolved.
type Bound struct {
	Index  int // into [model.Event.Rules]; -1 for the general setting
	Level  model.Level
	Weight int
	values map[string]value
}

// value is what one parameter says.
type value struct {
	text     string
	number   int
	at       model.Instant
	day      model.Date
	days     []model.Date
	items    []string
	sessions []model.SessionIndex
	people   []model.PersonIndex
	rooms    []model.RoomIndex
	windows  []model.WindowIndex
	level    model.Level
	bands    []Band
	given    bool           // by the event, and no default
	pos      model.Position // where the setting gives it; zero if it is inherited
}

// Band is a part of the day on a person's own clock, and what it costs.
type Band struct {
	From, To model.Minutes // since midnight; the band wraps midnight where To is not after From
	Cost     int
}

// Binds reports whether the setting takes part in solving: hard or soft.
func (b *Bound) Binds() bool { return b.Level == model.Hard || b.Level.Tier() > 0 }

// Hard reports whether a programme must keep the setting.
func (b *Bound) Hard() bool { return b.Level == model.Hard }

// LevelOf returns the level of a part of the rule: what the LevelParam of that key says,
// or Off where the whole rule is off. The part "" has the rule's own level.
func (b *Bound) LevelOf(part string) model.Level {
	if part == "" || b.Level == model.Off {
		return b.Level
	}
	return b.values[part].level
}

// Has reports whether the parameter is given or has a default.
func (b *Bound) Has(key string) bool { _, ok := b.values[key]; return ok }

// Minutes returns a MinutesParam, or a ClockParam as minutes after midnight; 0 if not
// given.
func (b *Bound) Minutes(key string) model.Minutes { return model.Minutes(b.values[key].number) }

// Count returns a CountParam, 0 if not given.
func (b *Bound) Count(key string) int { return b.values[key].number }

// Percent returns a PercentParam, 0 if not given.
func (b *Bound) Percent(key string) int { return b.values[key].number }

// Yes returns a YesNoParam, false if not given.
func (b *Bound) Yes(key string) bool { return b.values[key].number == 1 }

// Text returns a TextParam, ChoiceParam or ClockParam as it was written, "" if not given.
func (b *Bound) Text(key string) string { return b.values[key].text }

// Bands returns a BandsParam or a HoursParam, in the order written.
func (b *Bound) Bands(key string) []Band { return b.values[key].bands }

// Instant returns an InstantParam, [model.NoInstant] if not given.
func (b *Bound) Instant(key string) model.Instant {
	if v, ok := b.values[key]; ok {
		return v.at
	}
	return model.NoInstant
}

// Day returns a DateParam, the zero Date if not given.
func (b *Bound) Day(key string) model.Date { return b.values[key].day }

// Days returns a DatesParam, in the order written.
func (b *Bound) Days(key string) []model.Date { return b.values[key].days }

// Items returns the items of a list or of a TextParam as they were written, in order,
// cancelled sessions included.
func (b *Bound) Items(key string) []string { return b.values[key].items }

// Sessions returns the sessions that the SessionList, TypeList or ThemeList parameters
// name, each once, in the order of the keys and of the names, cancelled ones left out.
func (b *Bound) Sessions(keys ...string) []model.SessionIndex {
	if len(keys) == 1 {
		return b.values[keys[0]].sessions
	}
	var union []model.SessionIndex
	for _, key := range keys {
		union = append(union, b.values[key].sessions...)
	}
	return distinct(union)
}

// distinct returns the list without what it has already had.
func distinct[T comparable](list []T) []T {
	seen := make(map[T]bool, len(list))
	return slices.DeleteFunc(list, func(x T) bool {
		had := seen[x]
		seen[x] = true
		return had
	})
}

// People returns a PersonList.
func (b *Bound) People(key string) []model.PersonIndex { return b.values[key].people }

// Rooms returns a RoomList, or the rooms of a PlaceList.
func (b *Bound) Rooms(key string) []model.RoomIndex { return b.values[key].rooms }

// Windows returns a WindowList.
func (b *Bound) Windows(key string) []model.WindowIndex { return b.values[key].windows }
