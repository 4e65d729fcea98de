package rules

import (
	"slices"

	"programme/model"
)

// Rule is one row of the catalogue: what a rule is called, how strictly it binds
// unless the event says otherwise, its parameters, how it judges, how it reads, and what
// helps where it is in the way. It is all that the rest of the house asks of a rule; how it
// is encoded stands in solver/internal/compile.
type Rule struct {
	ID     string      // "R16"
	Name   string      // a few words, lower case: "nobody in two places"
	Text   string      // what the rule asks, and how it counts, in whole sentences
	Level  model.Level // default
	Weight int         // default, per unit of amount, in every part of the rule
	Unit   string      // what an amount of a violation counts: "minutes", "sessions"
	Params []ParamSpec
	// Reads names the columns whose cells the rule looks at, as "sessions.expected",
	// without those that say which session, room or window is meant.
	Reads []string

	// Hard and Soft say whether the rule can be hard, and whether it can be in a soft
	// tier. It can always be check or off, unless it is Structural: then it is what a
	// programme consists of, and always hard.
	Hard, Soft, Structural bool

	// HardBy names parameters that go together. A setting that gives one of them takes no
	// default of the others, and is hard where no level is said: neither by itself, nor for
	// the whole event.
	HardBy []string

	// Needs is what an item must give: of every group at least one key. None of these
	// keys can be set for the whole event, and of the rule's other parameters those that
	// are not Whole only in event.yaml: a line of rules.csv that gives them is about
	// something.
	Needs [][]string

	// Validate returns what makes no sense in a setting whose values are right one by
	// one and which gives all that Needs asks; nil means that nothing can be wrong. It
	// is asked for every item and for the general setting, which has no values for the
	// keys of Needs.
	Validate func(e *model.Event, b *Bound) []Objection
	// Scale says by how much the parameters of a setting multiply its amounts; nil for not
	// at all.
	Scale func(book *Book, b *Bound) Scale
	// Scope says what of the event the general setting of the rule has to work on, and what
	// it lacks where that is nothing: what people are told before any verdict.
	Scope func(e *model.Event, b *Binding) Scope
	// Judge reports every violation of the rule in c.Programme; nil for a check of the
	// composition, which has none of what follows either.
	Judge func(c *Case)
	// Hangs says on what of a programme the judgement of the rule hangs where some sessions, which
	// are placed as one, go from place to place; nil for all of it.
	Hangs func(book *Book, sessions []model.SessionIndex) Hangs
	// Say states one instance of the rule in a sentence, without a programme.
	Say func(e *model.Event, b *Binding, i Instance) string

	// Bars says in a few words why an instance bars places by itself: "too small". Nil for
	// a rule that bars none, but for those that merged sessions bar each other: then Name
	// says it.
	Bars func(e *model.Event, b *Binding, i Instance) string
	// Beside says in a few words why an instance bars places beside another session where
	// that is: "taken by OF 44". Nil for a rule that relates no two sessions.
	Beside func(e *model.Event, b *Binding, i Instance, other model.SessionIndex) string
	// Full says in a few words that there is not enough for one session more: "too many at
	// once". Nil for a rule that counts nothing at once.
	Full func(i Instance) string
	// FullAnywhere says that Full is so in every room, and not in some.
	FullAnywhere bool
	// Counts says, of an instance that counts sessions at once, which those are and how many
	// there can be: "need a cart", "1 cart". A sum of their minutes is said with it. Nil for
	// a rule that counts nothing at once, or only in one room.
	Counts func(e *model.Event, b *Binding, i Instance) (which, most string)

	// Remedies returns the changes that take an instance away or help with it, in the order
	// in which they are tried. Besides, the line that states it can be switched off, unless
	// LineStands, and its sessions can be cancelled. NoRemedy says why a rule that can be
	// hard has none of its own; a soft one needs none.
	Remedies func(e *model.Event, b *Binding, i Instance) []Remedy
	NoRemedy string
	// Spares returns the changes by which a session does without what an instance counts that
	// is about no session by itself; nil for a rule of which there are none.
	Spares     func(e *model.Event, b *Binding, i Instance, s model.SessionIndex) []Remedy
	LineStands bool

	// Plain says that the rule binds every session or everybody alike, so that a sum says
	// more than a conflict of such rules alone.
	Plain bool
	// Chain says that sessions which stand can break an instance already by a third one, so
	// that judges alone tell whether a place adds to it.
	Chain bool
	// AfterHolds says that the rule asks something after or before holds.
	AfterHolds bool
	// Ranks says that what the rule asks of a session depends on what others are: that one is
	// changed or cancelled may take away an instance of another.
	Ranks bool
	// Tidies says that the rule has an event that says nothing of it look tidy, and no more:
	// then it gets a share of the time alone.
	Tidies bool
}

// ParamSpec describes one parameter of a rule.
type ParamSpec struct {
	Key     string
	Type    ParamType
	Default string // as it would be written; "" for none
	Text    string // what it says, with its unit
	Choices []string
	// Unit is what an amount of the part counts whose level a LevelParam sets; "" for
	// the rule's own unit.
	Unit string
	// Whole says that the parameter can be given only for the whole event.
	Whole bool
	// Where says, of a list of rooms, that sessions are in one of them: a room with an overflow room
	// is meant with it.
	Where bool
	// Many says that the part whose level a LevelParam sets has so many violations that the
	// dearest of them tell more than all.
	Many bool
	// Hard says that the part whose level a LevelParam sets can be hard.
	Hard bool
}

// Allows reports whether the rule can have that level.
func (r *Rule) Allows(l model.Level) bool {
	switch {
	case l == model.Unset:
		return true
	case r.Structural:
		return l == model.Hard
	case l == model.Hard:
		return r.Hard
	case l.Tier() > 0:
		return r.Soft
	default:
		return true
	}
}

// Levels returns the levels that the rule can have, as tables write them.
func (r *Rule) Levels() []string {
	if r.Structural {
		return []string{"hard"}
	}
	var levels []string
	if r.Hard {
		levels = append(levels, "hard")
	}
	if r.Soft {
		levels = append(levels, softLevels)
	}
	return append(levels, "check", "off")
}

// Waivable reports whether a person's waiver keeps the rule from binding them: it reads that
// column then.
func (r *Rule) Waivable() bool { return slices.Contains(r.Reads, waiverColumn) }

const waiverColumn = "people.waiver"

const softLevels = "soft:1 to soft:9"

// UnitOf returns what an amount of a violation of that instance counts.
func (r *Rule) UnitOf(i Instance) string {
	if spec, ok := r.param(i.Part); ok && spec.Unit != "" {
		return spec.Unit
	}
	return r.Unit
}

// HasMany reports whether violations of that instance are so many that the dearest of them
// tell more than all.
func (r *Rule) HasMany(i Instance) bool {
	spec, ok := r.param(i.Part)
	return ok && spec.Many
}

// ParamType says how a parameter is written.
type ParamType int8

// Parameter types. Lists are written with | between the items. The types from
// SessionList on name things: a setting that has one is about those things alone.
const (
	MinutesParam ParamType = iota
	CountParam
	YesNoParam
	TextParam // free text, or a list of words
	ChoiceParam
	InstantParam // 2023-10-11T07:45:00Z, or any time that [when.Calendar] reads
	DateParam    // 2023-10-11, likewise
	DatesParam   // 2023-10-11|2023-10-12
	ClockParam   // 07:45, from 00:00 to 24:00
	PercentParam // 0 to 200
	// LevelParam gives a part of the rule its own level: soft:1 to soft:9, check or off, and
	// hard where the spec says so. Where the whole rule is off its parts are too.
	LevelParam
	BandsParam // hours of a day with what each costs: 06:00-07:00=5|22:00-06:00=9
	HoursParam // hours of a day: 10:00-13:00|15:00-18:00
	SessionList
	TypeList
	ThemeList
	PersonList
	RoomList
	WindowList
	PlaceList // rooms, and areas that mean all of their rooms
)

// Names reports whether a parameter of this type names things, so that its setting
// is about those alone and not about the whole event.
func (t ParamType) Names() bool { return t >= SessionList }

// Objection is what makes no sense in a setting.
type Objection struct {
	Keys    []string // the parameters at fault; the first that is given has the position
	Message string   // after "rule R15: "
	Remedy  string
}

// Instance is one rule bound to exact sessions, people, rooms and times: the grain of
// every explanation. Fields that do not apply hold their No value or zero.
type Instance struct {
	Rule    string
	Setting int // index into [model.Event.Rules] of the line that states it; -1 for the rule's general setting
	// Part is the key of the LevelParam that sets the level of this part of the rule, ""
	// for the part that has the rule's own level.
	Part string
	// Value is the theme, service, type, language or organisation that the instance is
	// about, "" for none.
	Value  string
	A, B   model.SessionIndex
	Person model.PersonIndex
	Room   model.RoomIndex
	Span   model.Interval
	Source model.Position // of the table line that states it; an instance of Setting may leave it to that line
}

// NewInstance returns an instance of the rule with every field set to "does not apply".
func NewInstance(rule string) Instance {
	return Instance{Rule: rule, Setting: -1, A: model.NoSession, B: model.NoSession, Person: model.NoPerson, Room: model.NoRoom}
}

// Violation is an instance that a programme breaks.
type Violation struct {
	Instance
	Level    model.Level
	Weight   int
	Amount   int // in the rule's unit, at least 1
	Sentence string
}

// Cost returns weight times amount.
func (v Violation) Cost() int { return v.Weight * v.Amount }
