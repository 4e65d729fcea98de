package solver

import (
	"context"
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
)

// PlaceWord is a word on one place that windows let a session have.
type PlaceWord struct {
	Start model.Instant
	Room  model.RoomIndex
	Kind  PlaceKind
	// Here says that the programme has the session, and those merged with it, there.
	Here    bool
	Reasons []PlaceReason // why the place is forbidden or taken; those for many places first
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
	Rule  string
	Words string // "too small", "taken by OF 44"
	Reach PlaceReach
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
	o.say("looking at every place")
	ctx, stop := timed(ctx, o.Time)
	defer stop()
	stopped := func(by string) *PlacesResult { return &PlacesResult{Stopped: by} }
	return answered(ctx, stopped, func() (*PlacesResult, error) {
		words, err := places(ctx, p.book, o.From, o.Session)
		if err != nil {
			return nil, err
		}
		return &PlacesResult{Places: words, Event: p.Event()}, nil
	})
}

func places(ctx context.Context, book *rules.Book, from *model.Programme, s model.SessionIndex) ([]PlaceWord, error) {
	book, err := withBaseline(book, from)
	if err != nil {
		return nil, err
	}
	p, err := compile.Within(ctx, book)
	if p == nil || err != nil {
		return nil, err
	}
	if p.ActivityOf[s] < 0 {
		return nil, nil
	}
	l := &placing{p: p, book: book, activity: p.ActivityOf[s]}
	words := l.forbidden()
	if from == nil {
		return words, nil
	}
	l.enter(from)
	for i := range words {
		l.meet(&words[i])
	}
	return words, nil
}

// placing is the making of the words on the places of one activity.
type placing struct {
	p        *csp.Problem
	book     *rules.Book
	activity csp.ActivityIndex

	standing *standing
	others   []model.Placement // of the programme, without the activity
	alone    *check.Report     // of others
}

// forbidden returns all places with what bans them.
func (l *placing) forbidden() []PlaceWord {
	a, rooms := &l.p.Activities[l.activity], len(l.p.Rooms)
	words := make([]PlaceWord, 0, len(a.Legal)*rooms)
	for _, s := range a.Legal {
		for r := range rooms {
			words = append(words, PlaceWord{Start: l.p.Starts[s], Room: model.RoomIndex(r), Kind: PlaceOpen})
		}
	}
	for _, ban := range a.Bans {
		reason := l.banned(ban.Instance)
		switch {
		case ban.Starts == nil || len(ban.Starts) == len(a.Legal):
			reason.Reach = EveryTime
		case ban.Rooms == nil || ban.Rooms.Len() == rooms:
			reason.Reach = EveryRoom
		}
		for k, s := range a.Legal {
			if _, banned := slices.BinarySearch(ban.Starts, s); !banned && ban.Starts != nil {
				continue
			}
			for r := range rooms {
				if ban.Rooms == nil || ban.Rooms.Has(model.RoomIndex(r)) {
					word := &words[k*rooms+r]
					word.Kind = PlaceForbidden
					word.add(reason)
				}
			}
		}
	}
	return words
}

// add adds a reason, unless the same words are there, before those that reach less far.
func (w *PlaceWord) add(r PlaceReason) {
	same := func(o PlaceReason) bool { return o.Rule == r.Rule && o.Words == r.Words }
	if slices.ContainsFunc(w.Reasons, same) {
		return
	}
	at := slices.IndexFunc(w.Reasons, func(o PlaceReason) bool { return o.Reach > r.Reach })
	if at < 0 {
		at = len(w.Reasons)
	}
	w.Reasons = slices.Insert(w.Reasons, at, r)
}

// enter takes the activity out of a programme.
func (l *placing) enter(from *model.Programme) {
	l.standing = newStanding(l.p, from)
	for _, pl := range from.Placements {
		if l.p.ActivityOf[pl.Session] != l.activity {
			l.others = append(l.others, pl)
		}
	}
	l.alone = check.Programme(l.book, model.NewProgramme(slices.Clone(l.others)))
}

// meet says what of the programme is in the way at a place.
func (l *placing) meet(w *PlaceWord) {
	start := l.p.First(w.Start)
	m := l.standing.standAt(l.activity, csp.Place{Start: start, Room: w.Room})
	w.Here = l.standing.whole[l.activity] && l.standing.of[l.activity][0].Place == m.Place && l.standing.of[l.activity][0].regular
	if w.Kind == PlaceForbidden {
		return
	}
	w.Kind = PlaceTaken
	l.inRoom(w, &m)
	if l.bound(w, &m, true); len(w.Reasons) > 0 {
		return
	}
	news := newFaults(l.alone, l.judge(w))
	if len(news) == 0 {
		w.Kind = PlaceFree
		return
	}
	l.bound(w, &m, false)
	l.crowd(w, &m)
	if len(w.Reasons) == 0 {
		for _, v := range news {
			w.add(PlaceReason{v.Rule, l.book.Of(v.Rule).Rule.Name, ThisPlace})
		}
	}
}

// judge judges the programme with the activity at a place.
func (l *placing) judge(w *PlaceWord) *check.Report {
	placements := slices.Clone(l.others)
	for _, s := range l.p.Activities[l.activity].Sessions {
		placements = append(placements, model.Placement{Session: s, Interval: model.Span(w.Start, l.p.Event.Length(s)), Room: model.InRoom(w.Room), State: model.Draft})
	}
	return check.Programme(l.book, model.NewProgramme(placements))
}
