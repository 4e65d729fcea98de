package rules

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/when"
)

// All stands for every room in a list of rooms.
const All = "all"

// references resolves the names that parameters use.
type references struct {
	event    *model.Event
	sessions map[string]model.SessionIndex
	people   map[string]model.PersonIndex
	rooms    map[string]model.RoomIndex
	places   map[string][]model.RoomIndex // of rooms, and of areas
	windows  map[string]model.WindowIndex
	types    map[string][]model.SessionIndex
	themes   map[string][]model.SessionIndex
}

func newReferences(e *model.Event) *references {
	n := &references{
		event:    e,
		sessions: map[string]model.SessionIndex{}, people: map[string]model.PersonIndex{},
		rooms: map[string]model.RoomIndex{}, places: map[string][]model.RoomIndex{}, windows: map[string]model.WindowIndex{},
		types: map[string][]model.SessionIndex{}, themes: map[string][]model.SessionIndex{},
	}
	for _, t := range e.Types {
		n.types[t.ID] = nil
	}
	for i := range e.Sessions {
		s, x := &e.Sessions[i], model.SessionIndex(i)
		n.sessions[s.ID] = x
		// A type or theme of cancelled sessions alone is still one of the event's.
		var standing []model.SessionIndex
		if s.State != model.Cancelled {
			standing = []model.SessionIndex{x}
		}
		n.types[s.Type] = append(n.types[s.Type], standing...)
		for _, theme := range s.Themes {
			n.themes[theme] = append(n.themes[theme], standing...)
		}
	}
	// Ids come last: where an alias or a name is also an id, the id is meant.
	for i := range e.People {
		for _, alias := range e.People[i].Aliases {
			n.people[alias] = model.PersonIndex(i)
		}
	}
	for i := range e.People {
		n.people[e.People[i].ID] = model.PersonIndex(i)
	}
	for i := len(e.Rooms) - 1; i >= 0; i-- { // the first of one name, as in RoomByName
		n.rooms[e.Rooms[i].Name] = model.RoomIndex(i)
	}
	for i := range e.Rooms {
		n.rooms[e.Rooms[i].ID] = model.RoomIndex(i)
	}
	for i := range e.Rooms {
		if area := e.Rooms[i].Area; area != "" {
			n.places[area] = append(n.places[area], model.RoomIndex(i))
		}
	}
	for name, r := range n.rooms {
		n.places[name] = n.withPairs([]model.RoomIndex{r})
	}
	for i := range e.Windows {
		n.windows[e.Windows[i].ID] = model.WindowIndex(i)
	}
	return n
}

// read returns the value that text means for a parameter of that spec.
func (n *references) read(spec ParamSpec, text string) (value, error) {
	v := value{text: text}
	var err error
	switch spec.Type {
	case MinutesParam:
		length, bad := when.Length(text)
		if v.number = int(length); bad != nil {
			return v, bad
		}
	case CountParam:
		v.number, err = strconv.Atoi(text)
		if err != nil || v.number < 0 || v.number > 1_000_000 {
			return v, fmt.Errorf("%q is not a whole number of at least 0", text)
		}
	case YesNoParam:
		switch text {
		case "yes":
			v.number = 1
		case "no":
		default:
			return v, fmt.Errorf("%q is neither yes nor no", text)
		}
	case TextParam:
		v.items = listed(text)
	case ChoiceParam:
		if !slices.Contains(spec.Choices, text) {
			return v, fmt.Errorf("%q is not one of %s", text, strings.Join(spec.Choices, ", "))
		}
	case InstantParam:
		v.at, err = when.Of(n.event).Instant(text)
	case DateParam:
		v.day, err = when.Of(n.event).Day(text)
	case DatesParam:
		v.items = listed(text)
		v.days, err = parseDates(v.items, when.Of(n.event))
	case ClockParam:
		var clock model.Minutes
		clock, err = when.Clock(text)
		v.number = int(clock)
	case PercentParam:
		v.number, err = strconv.Atoi(text)
		if err != nil || v.number < 0 || v.number > 200 {
			return v, fmt.Errorf("%q is not a whole number of percent from 0 to 200", text)
		}
	case LevelParam:
		v.level, err = model.ParseLevel(text)
		if err != nil || v.level == model.Unset || v.level == model.Hard && !spec.Hard {
			most := softLevels
			if spec.Hard {
				most = "hard, " + softLevels
			}
			return v, fmt.Errorf("%q is not a level that it can have; write %s, check or off", text, most)
		}
	case BandsParam:
		v.bands, err = parseBands(text)
	case HoursParam:
		v.bands, err = parseHours(text)
	default:
		if err = n.readList(spec.Type, &v); spec.Where {
			v.rooms = n.withPairs(v.rooms)
		}
	}
	return v, err
}

// withPairs returns the rooms and, after them, those of which one of them is the first with an
// overflow room.
func (n *references) withPairs(rooms []model.RoomIndex) []model.RoomIndex {
	all := rooms
	for r := range n.event.Rooms {
		if room := model.RoomIndex(r); n.event.Rooms[r].Paired() && !slices.Contains(rooms, room) && slices.Contains(rooms, n.event.Main(room)) {
			all = append(slices.Clip(all), room)
		}
	}
	return all
}

// readList fills v with what the items of a list of that type mean.
func (n *references) readList(t ParamType, v *value) (err error) {
	v.items = listed(v.text)
	if slices.Contains(v.items, "") {
		return fmt.Errorf("%q has an empty place", v.text)
	}
	switch t {
	case SessionList:
		v.sessions, err = named(v.items, n.sessions, "session")
		v.sessions = slices.DeleteFunc(v.sessions, func(s model.SessionIndex) bool {
			return n.event.Sessions[s].State == model.Cancelled
		})
	case TypeList:
		v.sessions, err = gathered(v.items, n.types, "session type")
	case ThemeList:
		v.sessions, err = gathered(v.items, n.themes, "theme")
	case PersonList:
		v.people, err = named(v.items, n.people, "person")
	case RoomList:
		if _, named := n.rooms[All]; !named && len(v.items) == 1 && strings.EqualFold(v.items[0], All) {
			v.items = nil
			for _, r := range n.event.OwnRooms() {
				v.items = append(v.items, n.event.Rooms[r].ID)
			}
		}
		v.rooms, err = named(v.items, n.rooms, "room")
	case PlaceList:
		v.rooms, err = gathered(v.items, n.places, "room or area")
	case WindowList:
		v.windows, err = named(v.items, n.windows, "window")
	}
	return err
}

// listed returns the items of a list written with |, at least one, without the space
// around them.
func listed(text string) []string {
	items := strings.Split(text, "|")
	for i := range items {
		items[i] = strings.TrimSpace(items[i])
	}
	return items
}

// named returns what each name means, in order. Its error is about the first that is
// not known, with the nearest that is, or that means what an earlier one has meant.
func named[T comparable](names []string, known map[string]T, noun string) ([]T, error) {
	var meant []T
	for _, name := range names {
		x, ok := known[name]
		if !ok {
			return nil, unknown(name, noun, known)
		}
		if slices.Contains(meant, x) {
			return nil, fmt.Errorf("%s %q is listed twice", noun, name)
		}
		meant = append(meant, x)
	}
	return meant, nil
}

// gathered returns the sessions, or rooms, under each name, in order, each once. Its error is
// about the first name that is not known.
func gathered[T comparable](names []string, known map[string][]T, noun string) ([]T, error) {
	var meant []T
	for _, name := range names {
		list, ok := known[name]
		if !ok {
			return nil, unknown(name, noun, known)
		}
		meant = append(meant, list...)
	}
	return distinct(meant), nil
}

func unknown[T any](name, noun string, known map[string]T) error {
	return fmt.Errorf("%s %q is not in the event%s", noun, name, suggest(name, slices.Sorted(maps.Keys(known))))
}

// parseDates reads days that are written one by one, or several at once. Its error is about
// the first that is not one, or that an earlier one was.
func parseDates(items []string, c when.Calendar) ([]model.Date, error) {
	var days []model.Date
	for _, item := range items {
		several, err := c.ListDays(item)
		if err != nil {
			return nil, err
		}
		for _, day := range several {
			if slices.Contains(days, day) {
				return nil, fmt.Errorf("day %s is listed twice", day)
			}
			days = append(days, day)
		}
	}
	return days, nil
}

// parseBands reads hours of a day with what each costs, written like
// 06:00-07:00=5|22:00-06:00=9.
func parseBands(text string) ([]Band, error) {
	var bands []Band
	for _, item := range listed(text) {
		hours, cost, priced := strings.Cut(item, "=")
		n, err := strconv.Atoi(strings.TrimSpace(cost))
		band, ranged := parseRange(hours)
		if !priced || !ranged || err != nil || n < 0 || n > 1_000_000 {
			return nil, fmt.Errorf("%q is not a band of hours with its cost; write it like 06:00-07:00=5", item)
		}
		if !band.some() {
			return nil, noHours(item)
		}
		band.Cost = n
		bands = append(bands, band)
	}
	return bands, nil
}

// parseHours reads hours of a day, written like 10:00-13:00|15:00-18:00.
func parseHours(text string) ([]Band, error) {
	var hours []Band
	for _, item := range listed(text) {
		band, ranged := parseRange(item)
		if !ranged {
			return nil, fmt.Errorf("%q is not hours of a day; write them like 10:00-13:00", item)
		}
		if !band.some() {
			return nil, noHours(item)
		}
		hours = append(hours, band)
	}
	return hours, nil
}

// parseLengths reads lengths of time of at least a minute, and returns what it cannot read.
func parseLengths(items []string) (lengths []model.Minutes, unread []string) {
	for _, item := range items {
		if m, err := when.Length(item); err != nil || m < 1 {
			unread = append(unread, item)
		} else {
			lengths = append(lengths, m)
		}
	}
	return lengths, unread
}

// parseRange reads two times of day with - between them.
func parseRange(text string) (band Band, ok bool) {
	from, to, ranged := strings.Cut(text, "-")
	start, errFrom := when.Clock(from)
	end, errTo := when.Clock(to)
	return Band{From: start, To: end}, ranged && errFrom == nil && errTo == nil
}

// some reports whether the band covers anything.
func (b Band) some() bool {
	return b.From%(24*60) != b.To%(24*60) || b.From == 0 && b.To == 24*60
}

func noHours(text string) error {
	return fmt.Errorf("%q covers no hours; write the whole day as 00:00-24:00", text)
}

// suggest returns "; did you mean ...?" for the candidate nearest to word, or "".
func suggest(word string, candidates []string) string {
	if near := model.Nearest(word, candidates); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}
