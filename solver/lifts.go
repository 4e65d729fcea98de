package solver

import (
	"context"
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/places"
)

// Lifts answers for one event, as often as anybody asks, what becomes of a session at each of
// its places. Unlike [Planner.Places] it leaves the event its own baseline, so that what a place
// costs is what [check.Programme] says. It can be asked by several goroutines at once.
type Lifts struct {
	field *places.Field
	book  *rules.Book
}

// Lifts prepares what all questions about places have in common, which takes much longer than
// one of them. The error is [ErrStopped] if ctx ends first.
func (p *Planner) Lifts(ctx context.Context) (*Lifts, error) {
	field, err := places.Prepare(ctx, p.book)
	switch {
	case err != nil:
		return nil, err
	case field == nil:
		return nil, ErrStopped
	}
	return &Lifts{field, p.book}, nil
}

// Possible returns how many places no rule forbids the session by itself.
func (l *Lifts) Possible(s model.SessionIndex) int { return l.field.Possible(s) }

// In returns the lifts of the sessions of a programme, which are sessions and rooms of the event.
func (l *Lifts) In(p *model.Programme) *LiftsIn { return &LiftsIn{l.field.In(p), p, l.book} }

// LiftsIn answers what becomes of a session of a programme at each of its places, with
// everything else where it is.
type LiftsIn struct {
	stand     *places.Stand
	programme *model.Programme
	book      *rules.Book
}

// Lift is what becomes of a session at each of its places.
type Lift struct {
	// Places are sorted by start, then room: none for a session that is cancelled or fits no
	// window. Those that are free have what the programme costs more there, which can be less.
	Places []PlaceWord
	// Now is what the programme as it is costs more than without the session, by soft tier.
	Now [9]int
}

// Of lifts a session, and those that are placed with it.
func (l *LiftsIn) Of(s model.SessionIndex) *Lift {
	all := l.stand.Of(s)
	x := &Lift{Places: placeWords(l.book, all)}
	for i := range all {
		x.Places[i].More = all[i].More
		for _, by := range all[i].By {
			x.Places[i].By = append(x.Places[i].By, Charge{by.Rule, by.More})
		}
	}
	x.Now = l.now(s)
	return x
}

// now returns what the programme costs more than without a session, by soft tier.
func (l *LiftsIn) now(s model.SessionIndex) (more [9]int) {
	if more, ok := l.stand.Now(s); ok {
		return more
	}
	together := l.stand.With(s)
	without := slices.DeleteFunc(slices.Clone(l.programme.Placements), func(pl model.Placement) bool { return slices.Contains(together, pl.Session) })
	if len(without) == len(l.programme.Placements) {
		return more
	}
	now, before := check.Programme(l.book, l.programme).Cost, check.Programme(l.book, model.NewProgramme(without)).Cost
	for tier := range now {
		more[tier] = now[tier] - before[tier]
	}
	return more
}

// Charge is what one rule costs more, by soft tier.
type Charge struct {
	Rule string
	More [9]int
}
