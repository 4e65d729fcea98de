package solver

import (
	"context"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/limits"
	"programme/solver/internal/places"
)

// PlaceWord is a word on one place that windows let a session have.
type PlaceWord struct {
	Start model.Instant
	Room  model.RoomIndex
	Kind  PlaceKind
	// Here says that the programme has the session, and those merged with it, there.
	Here    bool
	Reasons []PlaceReason // why the place is forbidden or taken; those for many places first
	// More is, of a free place of a [Lift], what the programme costs more there than without the
	// session; By is which rules that is due to.
	More More
	By   []Charge
}

// PlaceKind says what a place is.
type PlaceKind string

// Kinds of places.
const (
	// PlaceForbidden is one that rules forbid, whatever the other sessions do.
	PlaceForbidden PlaceKind = "forbidden"
	// PlaceTaken is one where something of the programme is in the way.
	PlaceTaken PlaceKind = "taken"
	// PlaceFree is one to which the session can go with nothing else moved: no hard rule
	// is broken there that is not broken without the session.
	PlaceFree PlaceKind = "free"
	// PlaceOpen is one that rules do not forbid, where there is no programme.
	PlaceOpen PlaceKind = "open"
)

// PlaceReason is one thing that stands against a place, in a few words.
type PlaceReason struct {
	Rule   string
	Words  string             // "too small", "taken by OF 44"
	Beside model.SessionIndex // the other session that it is about; NoSession for none
	Asked  rules.Asked
	Reach  PlaceReach
}

// PlaceReach is for which places a [PlaceReason] is one.
type PlaceReach int8

// Reaches, the widest first.
const (
	EveryTime PlaceReach = iota // all starts in that room
	EveryRoom                   // all rooms at that start
	ThisPlace                   // that room at that start, and perhaps others
)

// PlacesOptions say what [Planner.Places] is asked, and bound its run. Seed, Workers and
// Effort change nothing, since every place is looked at.
type PlacesOptions struct {
	Options
	// From is an earlier programme, which is taken for the baseline of the event; nil for
	// none.
	From    *model.Programme
	Session model.SessionIndex
}

// PlacesResult is the answer of [Planner.Places].
type PlacesResult struct {
	// Places are sorted by start, then room: none for a session that is cancelled or fits
	// no window.
	Places  []PlaceWord
	Stopped string       // "time" or "interrupt" if that ended the run: then there are no places
	Event   *model.Event // that was asked about, with all that it left open
}

// Places says of every start that the windows leave to a session, and of every room then,
// what forbids it by itself or, with a programme, what is in the way there with everything
// else where it is. Each place that is free was judged by [check.Programme], which takes
// most of the time.
func (p *Planner) Places(ctx context.Context, o PlacesOptions) (*PlacesResult, error) {
	if err := p.has(o.Session, model.RoomRef{}, o.From); err != nil {
		return nil, err
	}
	bounds := o.limits()
	bounds.Say("looking at every place")
	ctx, stop := limits.Timed(ctx, o.Time)
	defer stop()
	stopped := func(by string) *PlacesResult { return &PlacesResult{Stopped: by} }
	return answered(ctx, stopped, func() (*PlacesResult, error) {
		book, err := withBaseline(p.book, o.From)
		if err != nil {
			return nil, err
		}
		all, err := places.Of(ctx, book, o.From, o.Session)
		if err != nil {
			return nil, err
		}
		return &PlacesResult{Places: placeWords(book, all), Event: p.Event()}, nil
	})
}

// placeKinds are the kinds of places as the engine has them.
var placeKinds = map[places.Kind]PlaceKind{
	places.Open: PlaceOpen, places.Forbidden: PlaceForbidden, places.Taken: PlaceTaken, places.Free: PlaceFree,
}

// placeWords says in a few words what stands against each place; nil if there are none.
func placeWords(book *rules.Book, all []places.Place) []PlaceWord {
	if all == nil {
		return nil
	}
	said := map[places.Reason]PlaceReason{} // most reasons stand against many places
	words := make([]PlaceWord, 0, len(all))
	for i := range all {
		at := &all[i]
		word := PlaceWord{Start: at.Start, Room: at.Room, Kind: placeKinds[at.Kind], Here: at.Here}
		for _, why := range at.Reasons {
			if _, known := said[why]; !known {
				said[why] = PlaceReason{why.Instance.Rule, wordsAgainst(book, &why), why.Beside, rules.AskedFor(book.Event(), why.Instance), PlaceReach(why.Reach)}
			}
			word.add(said[why])
		}
		words = append(words, word)
	}
	return words
}

// wordsAgainst says in a few words what stands against a place.
func wordsAgainst(book *rules.Book, why *places.Reason) string {
	e, binding := book.Event(), book.Of(why.Instance.Rule)
	switch why.Against {
	case places.Bars:
		return binding.WordsBarring(e, why.Instance)
	case places.Beside:
		return binding.WordsBeside(e, why.Instance, why.Beside)
	case places.Full:
		return binding.Rule.Full(why.Instance)
	default:
		return binding.Rule.Name
	}
}

// add adds a reason, unless the same words of the same people are there, before those that reach less far.
func (w *PlaceWord) add(r PlaceReason) {
	same := func(o PlaceReason) bool { return o.Rule == r.Rule && o.Words == r.Words && o.Asked == r.Asked }
	if slices.ContainsFunc(w.Reasons, same) {
		return
	}
	at := slices.IndexFunc(w.Reasons, func(o PlaceReason) bool { return o.Reach > r.Reach })
	if at < 0 {
		at = len(w.Reasons)
	}
	w.Reasons = slices.Insert(w.Reasons, at, r)
}
