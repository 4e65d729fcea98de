package swap

import (
	"context"
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/csp"
	"programme/solver/internal/standing"
)

// way is a legal way to move: who goes where, the asked activity first, each to where
// the next one was.
type way struct {
	to   []standing.Stand
	ids  []string // of the first sessions of those who move
	told int      // people, or what it counts to tell them where states differ
	cost csp.Cost // unless nobody has asked yet
}

// teller is what it counts to tell one of some people that an activity has moved.
type teller struct{ stake, weight int }

// search looks for the ways to move an activity.
//
// Of a circle of three, two places hang on one activity alone: the asked one has to fit
// where the second was, and the third where the asked one was. What is in their way there
// has to be among the three, so that most pairs of a second and a third are out before
// anyone looks at whether the second fits where the third was.
type search struct {
	*standing.Standing
	p         *csp.Problem
	programme *model.Programme
	o         Options
	willing   []bool            // by session
	placed    []model.Placement // by session that has one place
	telling   []csp.Stake
	tells     [][]teller // by activity
	counted   []int      // by stake: the last count in which it was counted
	heaviest  []int      // by stake: what telling one of its people counts in that count
	counts    int
	judged    map[string]*check.Report // of the programme without some who move
}

func newSearch(p *csp.Problem, programme *model.Programme, o Options) *search {
	e := p.Event
	s := &search{
		Standing: standing.New(p, programme), p: p, programme: programme, o: o,
		willing: make([]bool, len(e.Sessions)), placed: make([]model.Placement, len(e.Sessions)),
		tells: make([][]teller, len(p.Activities)), judged: map[string]*check.Report{},
	}
	for x := range s.willing {
		s.willing[x] = o.Willing == nil
	}
	for _, x := range o.Willing {
		s.willing[x] = true
	}
	for _, pl := range programme.Placements {
		s.placed[pl.Session] = pl
	}
	weigh, _ := rules.Telling(p.Book, programme)
	s.telling = p.NewFormer(programme, weigh).Stakes
	for i := range s.telling {
		for k, x := range s.telling[i].Sessions {
			a := p.ActivityOf[x]
			s.tells[a] = append(s.tells[a], teller{i, s.telling[i].Weights[k]})
		}
	}
	s.counted, s.heaviest = make([]int, len(s.telling)), make([]int, len(s.telling))
	return s
}

// held says why an activity, which is whole, is not to be touched; nil if it may move.
func (s *search) held(a csp.ActivityIndex) *Hold {
	f := &s.o.Freeze
	for _, x := range s.p.Activities[a].Sessions {
		day := model.DateIn(s.placed[x].Start, s.p.Event.Zone)
		switch {
		case s.placed[x].Start < f.Now:
			return &Hold{Session: x, Began: true}
		case slices.Contains(f.Days, day):
			return &Hold{Session: x, Day: day}
		case slices.Contains(f.Sessions, x):
			return &Hold{Session: x}
		}
	}
	return nil
}

// partners returns the activities that may exchange their places with the asked one.
func (s *search) partners(asked csp.ActivityIndex) []csp.ActivityIndex {
	var list []csp.ActivityIndex
	for i := range s.p.Activities {
		a := csp.ActivityIndex(i)
		unwilling := slices.ContainsFunc(s.p.Activities[a].Sessions, func(x model.SessionIndex) bool { return !s.willing[x] })
		if a != asked && s.Whole(a) && !unwilling && s.Home(a).Start != csp.Unplaced && s.Home(a) != s.Home(asked) && s.held(a) == nil {
			list = append(list, a)
		}
	}
	return list
}

// step is what it would take for an activity to go to where another one is.
type step struct {
	fits  bool
	inWay csp.ActivityIndex // the one activity besides the two that has to go; -1 for none
}

// spares reports whether nobody has to go but, perhaps, a.
func (m step) spares(a csp.ActivityIndex) bool { return m.inWay < 0 || m.inWay == a }

// step looks at activity a going to where b is.
func (s *search) step(a, b csp.ActivityIndex) step {
	if !s.Open(a, s.Home(b)) {
		return step{}
	}
	list, few := s.InWay(s.At(a, s.Home(b)), []csp.ActivityIndex{a, b}, 1)
	switch {
	case !few:
		return step{}
	case len(list) == 0:
		return step{true, -1}
	}
	return step{true, list[0]}
}

// ways returns all ways, in an order of its own; some of them, if ctx ends.
func (s *search) ways(ctx context.Context, asked csp.ActivityIndex) []way {
	var ways []way
	if s.o.Free {
		ways = s.freeMoves(asked)
	}
	home := s.Home(asked)
	if home.Start == csp.Unplaced || s.o.MaxCycle < 2 {
		return ways
	}
	partners := s.partners(asked)
	arrive, leave := make([]step, len(partners)), make([]step, len(partners))
	for i, b := range partners {
		arrive[i], leave[i] = s.step(asked, b), s.step(b, asked)
	}
	for i, b := range partners {
		if !arrive[i].fits || ctx.Err() != nil {
			continue
		}
		if leave[i].fits && arrive[i].inWay < 0 && leave[i].inWay < 0 {
			ways = s.add(ways, s.At(asked, s.Home(b)), s.At(b, home))
		}
		if s.o.MaxCycle < 3 {
			continue
		}
		for k, c := range partners {
			at := s.Home(c)
			if k == i || !leave[k].fits || !arrive[i].spares(c) || !leave[k].spares(b) || at == s.Home(b) || !s.Open(b, at) {
				continue
			}
			m := s.At(b, at)
			if _, fits := s.InWay(m, []csp.ActivityIndex{asked, b, c}, 0); fits {
				ways = s.add(ways, s.At(asked, s.Home(b)), m, s.At(c, home))
			}
		}
	}
	return ways
}

// freeMoves returns the moves of an activity to places that nobody has.
func (s *search) freeMoves(a csp.ActivityIndex) (ways []way) {
	c := &s.p.Activities[a].Candidates
	for k, start := range c.Starts {
		for r := range s.p.Rooms {
			at := csp.Place{Start: start, Room: model.RoomIndex(r)}
			if !c.Rooms[k].Has(at.Room) || at == s.Home(a) || s.p.Starts[start] < s.o.Freeze.Now {
				continue
			}
			m := s.At(a, at)
			if _, fits := s.InWay(m, []csp.ActivityIndex{a}, 0); fits {
				ways = s.add(ways, m)
			}
		}
	}
	return ways
}

// add adds a way in which nobody is in the way of those who move but, perhaps, each other
// and crowds.
func (s *search) add(ways []way, to ...standing.Stand) []way {
	for i := range to {
		for k := range i {
			if s.Clash(&to[i], &to[k]) {
				return ways
			}
		}
	}
	if s.Crowded(to) {
		return ways
	}
	w := way{to: slices.Clone(to)}
	s.counts++
	for _, m := range to {
		w.ids = append(w.ids, s.p.Event.Sessions[s.p.Activities[m.Activity].Sessions[0]].ID)
		for _, k := range s.tells[m.Activity] {
			if s.counted[k.stake] != s.counts {
				s.counted[k.stake], s.heaviest[k.stake] = s.counts, 0
			}
			if more := k.weight - s.heaviest[k.stake]; more > 0 {
				s.heaviest[k.stake] = k.weight
				w.told += more * s.telling[k.stake].People
			}
		}
	}
	return append(ways, w)
}
