// Package places says of every place that windows let a session have what stands against it:
// the rules by themselves or, with a programme, what is in the way there.
package places

import (
	"context"
	"slices"
	"sync"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/standing"
)

// Place is one place of a session.
type Place struct {
	Start   model.Instant
	Room    model.RoomIndex
	Kind    Kind
	Here    bool           // the programme has the session, and those merged with it, there
	Reasons []Reason       // why it is forbidden or taken, in the order found; some can say the same
	More    [9]int         // of one that is free: what the programme costs more there than without the session, by soft tier
	By      []rules.ByRule // which rules that is due to
}

// Kind says what a place is.
type Kind int8

// Kinds of places.
const (
	Open      Kind = iota // rules do not forbid it, and there is no programme
	Forbidden             // rules forbid it, whatever the other sessions do
	Taken                 // something of the programme is in the way
	Free                  // the session can go there with nothing else moved
)

// Reason is one thing that stands against a place. It is comparable.
type Reason struct {
	Instance rules.Instance
	Against  Against
	Beside   model.SessionIndex // the other session, of Beside alone; else NoSession
	Reach    Reach
}

// Against is how a rule instance stands against a place.
type Against int8

// Ways in which an instance stands against a place.
const (
	Bars   Against = iota // by itself
	Beside                // beside another session, where that is
	Full                  // there is not enough for one session more
	Breaks                // it would be broken, as the judges say
)

// Reach is for which places a [Reason] is one.
type Reach int8

// Reaches, the widest first.
const (
	EveryTime Reach = iota // all starts in that room
	EveryRoom              // all rooms at that start
	ThisPlace              // that room at that start, and perhaps others
)

// Of returns the places of a session, by start, then room, without rooms with an overflow room that
// it does not ask for. from is the baseline of the book's event, or nil. Each place that is free was judged.
func Of(ctx context.Context, book *rules.Book, from *model.Programme, s model.SessionIndex) ([]Place, error) {
	f, err := Prepare(ctx, book)
	if f == nil || err != nil || f.p.ActivityOf[s] < 0 {
		return nil, err
	}
	if from == nil {
		l := &placing{p: f.p, book: book, activity: f.p.ActivityOf[s]}
		return l.meantPlaces(), nil
	}
	return f.In(from).Of(s), nil
}

// Field is what there is to know of places before there is a programme. It can be asked by
// several goroutines at once.
type Field struct {
	p    *csp.Problem
	book *rules.Book
}

// Prepare returns the field of a book's event, nil if ctx ends first.
func Prepare(ctx context.Context, book *rules.Book) (*Field, error) {
	p, err := compile.Within(ctx, book)
	if p == nil || err != nil {
		return nil, err
	}
	return &Field{p, book}, nil
}

// Possible returns how many places no rule forbids a session by itself.
func (f *Field) Possible(s model.SessionIndex) int {
	a := f.p.ActivityOf[s]
	if a < 0 {
		return 0
	}
	n := 0
	for _, rooms := range f.p.Activities[a].Candidates.Rooms {
		n += rooms.Len()
	}
	return n
}

// Now returns what each rule costs more than without a session and those that are placed with
// it. ok is false where that is for the judges to say: they are in no place of
// their own, or in several.
func (t *Stand) Now(s model.SessionIndex) (by []rules.ByRule, ok bool) {
	a := t.p.ActivityOf[s]
	if a < 0 || !t.standing.Whole(a) || !t.standing.Of(a)[0].Regular {
		return nil, false
	}
	home := t.standing.Home(a)
	return rules.Lift(t.book, t.from, t.p.Activities[a].Sessions).More(t.p.Starts[home.Start], home.Room), true
}

// With returns the sessions that are placed with a session, itself among them; none for one that
// is cancelled or fits no window.
func (f *Field) With(s model.SessionIndex) []model.SessionIndex {
	if f.p.ActivityOf[s] < 0 {
		return nil
	}
	return f.p.Activities[f.p.ActivityOf[s]].Sessions
}

// Stand is a programme whose sessions are lifted one after another. It can be asked by several
// goroutines at once.
type Stand struct {
	*Field
	from     *model.Programme
	standing *standing.Standing
}

// In returns the field with a programme in it.
func (f *Field) In(from *model.Programme) *Stand { return &Stand{f, from, standing.New(f.p, from)} }

// Of returns the places of a session, by start, then room; none for one that is cancelled or
// fits no window. Each place that is free was judged.
func (t *Stand) Of(s model.SessionIndex) []Place {
	if t.p.ActivityOf[s] < 0 {
		return nil
	}
	l := placing{p: t.p, book: t.book, activity: t.p.ActivityOf[s], standing: t.standing}
	places := l.meantPlaces()
	// Two goroutines take every other start: more would each find out again what starts share.
	var beside sync.WaitGroup
	beside.Go(func() { t.meetEveryOther(l, places, 1) })
	t.meetEveryOther(l, places, 0)
	beside.Wait()
	return places
}

// meetEveryOther says what is in the way at the places of every other start, from the first
// or second on.
func (t *Stand) meetEveryOther(l placing, places []Place, from int) {
	l.lifted = rules.Lift(t.book, t.from, t.p.Activities[l.activity].Sessions)
	start := 0
	for i := range places {
		if i > 0 && places[i].Start != places[i-1].Start {
			start++
		}
		if start%2 == from {
			l.meet(&places[i])
		}
	}
}

// meantPlaces returns the places in rooms that could be those of the activity.
func (l *placing) meantPlaces() []Place {
	return slices.DeleteFunc(l.forbidden(), func(x Place) bool { return !l.meant(x.Room) })
}

// meant reports whether a room could be one of the activity: of those with an overflow room, only
// where one of its sessions gives that.
func (l *placing) meant(r model.RoomIndex) bool {
	pair := l.p.Event.Rooms[r].Pair
	return pair == nil || slices.ContainsFunc(l.p.Activities[l.activity].Sessions, func(s model.SessionIndex) bool {
		return slices.Contains(l.p.Event.Sessions[s].Overflow, pair[1])
	})
}

// InTheWay returns what stands against each place of a session in a programme that leaves it out,
// in the problem of its event; nil if nothing does against one of them. Nothing is judged.
func InTheWay(p *csp.Problem, book *rules.Book, from *model.Programme, s model.SessionIndex) []Place {
	l := &placing{p: p, book: book, activity: p.ActivityOf[s], standing: standing.New(p, from)}
	places := l.forbidden()
	for i := range places {
		x := &places[i]
		if x.Kind == Forbidden {
			continue
		}
		x.Kind = Taken
		m := l.standing.At(l.activity, csp.Place{Start: p.First(x.Start), Room: x.Room})
		l.roommates(x, &m)
		l.bound(x, &m, true)
		if len(x.Reasons) == 0 {
			l.crowd(x, &m)
		}
		if len(x.Reasons) == 0 {
			return nil
		}
	}
	return places
}

// placing is the making of what is said of the places of one activity.
type placing struct {
	p        *csp.Problem
	book     *rules.Book
	activity csp.ActivityIndex

	standing *standing.Standing
	lifted   *rules.Lifted // the activity
}

// forbidden returns all places with what bans them.
func (l *placing) forbidden() []Place {
	a, rooms := &l.p.Activities[l.activity], len(l.p.Rooms)
	places := make([]Place, 0, len(a.Legal)*rooms)
	for _, s := range a.Legal {
		for r := range rooms {
			places = append(places, Place{Start: l.p.Starts[s], Room: model.RoomIndex(r), Kind: Open})
		}
	}
	for _, ban := range a.Bans {
		reason := l.reason(ban.Instance, Bars)
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
					place := &places[k*rooms+r]
					place.Kind = Forbidden
					place.Reasons = append(place.Reasons, reason)
				}
			}
		}
	}
	return places
}

// meet says what of the programme is in the way at a place.
func (l *placing) meet(x *Place) {
	start := l.p.First(x.Start)
	m := l.standing.At(l.activity, csp.Place{Start: start, Room: x.Room})
	x.Here = l.standing.Whole(l.activity) && l.standing.Home(l.activity) == m.Place && l.standing.Of(l.activity)[0].Regular
	if x.Kind == Forbidden {
		return
	}
	x.Kind = Taken
	l.roommates(x, &m)
	if l.bound(x, &m, true); len(x.Reasons) > 0 {
		return
	}
	at := l.lifted.At(x.Start, x.Room)
	if len(at.Broken) == 0 {
		x.Kind, x.More, x.By = Free, at.More, at.By
		return
	}
	l.bound(x, &m, false)
	l.crowd(x, &m)
	if len(x.Reasons) == 0 {
		for _, v := range at.Broken {
			x.Reasons = append(x.Reasons, Reason{v.Instance, Breaks, model.NoSession, ThisPlace})
		}
	}
}
