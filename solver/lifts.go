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
	// Now is what the programme as it is costs more than without the session, and NowBy the rules
	// that this is due to, where they are known: not of one that is in several places, or in none
	// of its own.
	Now   More
	NowBy []Charge
}

// More is what a programme costs more than without a session, by soft tier.
type More struct {
	All [9]int
	// Tidy is the part of rules that only tidy, of which the event says nothing.
	Tidy [9]int
}

// Matters returns the part that does not only tidy.
func (m More) Matters() (more [9]int) {
	for tier := range more {
		more[tier] = m.All[tier] - m.Tidy[tier]
	}
	return more
}

// Charge is what one rule costs more, by soft tier.
type Charge struct {
	Rule string
	More [9]int
}

// Of lifts a session, and those that are placed with it.
func (l *LiftsIn) Of(s model.SessionIndex) *Lift {
	all := l.stand.Of(s)
	x := &Lift{Places: placeWords(l.book, all)}
	x.Now, x.NowBy = l.now(s)
	for i := range all {
		x.Places[i].More, x.Places[i].By = l.sum(all[i].By), charges(all[i].By)
	}
	return x
}

func charges(by []rules.ByRule) (list []Charge) {
	for _, x := range by {
		list = append(list, Charge(x))
	}
	return list
}

// sum adds up what rules cost more.
func (l *LiftsIn) sum(by []rules.ByRule) (more More) {
	for _, x := range by {
		for tier, n := range x.More {
			more.All[tier] += n
			if l.book.Tidies(x.Rule) {
				more.Tidy[tier] += n
			}
		}
	}
	return more
}

// now returns what the programme costs more than without a session, and by which rules.
func (l *LiftsIn) now(s model.SessionIndex) (more More, by []Charge) {
	if by, ok := l.stand.Now(s); ok {
		return l.sum(by), charges(by)
	}
	together := l.stand.With(s)
	without := slices.DeleteFunc(slices.Clone(l.programme.Placements), func(pl model.Placement) bool { return slices.Contains(together, pl.Session) })
	if len(without) == len(l.programme.Placements) {
		return more, nil
	}
	now, before := check.Programme(l.book, l.programme), check.Programme(l.book, model.NewProgramme(without))
	for tier := range now.Cost {
		more.All[tier] = now.Cost[tier] - before.Cost[tier]
		more.Tidy[tier] = untidy(now, tier) - untidy(before, tier)
	}
	return more, nil
}

// untidy returns what is untidy costs in a tier, which counts from 0 here.
func untidy(r *check.Report, tier int) (cost int) {
	for _, v := range r.Untidy {
		if v.Level.Tier() == tier+1 {
			cost += v.Cost()
		}
	}
	return cost
}
