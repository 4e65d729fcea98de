package rules

import (
	"cmp"
	"slices"

	"programme/model"
)

// Lifted judges a programme with some sessions, which are placed as one, at one place after
// another. What it says of a place is what [Judge] says of the whole programme with them there,
// against what it says without them; but it asks each rule only as often as that can make a
// difference, by [Rule.Hangs]. It is for one goroutine at a time.
type Lifted struct {
	book     *Book
	sessions []model.SessionIndex // ascending
	others   []model.Placement    // in the programme's order, cancelled ones among them
	rules    []liftedRule         // those that can be hard first
	was      [][]model.Placement  // in the baseline, of each of the sessions

	all, alone *hand
	concerned  []model.Duty // of the people who have to do with the sessions
	rooms      map[model.RoomIndex]*hand
	meanwhile  map[model.Instant]*hand
	found      []Violation // by the judge that is at work
}

// liftedRule is one rule of a [Lifted].
type liftedRule struct {
	*Binding
	Hangs
	hard   bool
	before map[aspect]bare
	known  map[aspect]Effect
}

// bare is what a rule says where the sessions have no place.
type bare struct {
	hard map[Violation]bool
	cost [9]int
}

// aspect is what of a place makes a difference to a rule.
type aspect struct {
	at   model.Instant
	room model.RoomIndex
	stay uint64
}

// Effect is what one rule says of sessions at a place, against what it says without them.
type Effect struct {
	Broken []Violation // of hard instances, that are new
	More   [9]int      // what it costs more, by soft tier
}

// AtPlace is what all rules say of sessions at a place, against what they say without them.
type AtPlace struct {
	Broken []Violation // of hard instances, that are new; not all of them, but some if there are any
	More   [9]int      // what the programme costs more, by soft tier, unless something is broken
	By     []ByRule    // which rules that is due to, in the catalogue's order
}

// ByRule is what one rule costs more.
type ByRule struct {
	Rule string
	More [9]int
}

// Lift takes sessions that are placed as one out of a programme of the book's event.
func Lift(book *Book, p *model.Programme, sessions []model.SessionIndex) *Lifted {
	l := &Lifted{book: book, sessions: slices.Sorted(slices.Values(sessions)), rooms: map[model.RoomIndex]*hand{}, meanwhile: map[model.Instant]*hand{}}
	for _, pl := range p.Placements {
		if !slices.Contains(l.sessions, pl.Session) {
			l.others = append(l.others, pl)
		}
	}
	l.was = make([][]model.Placement, len(l.sessions))
	for _, pl := range firstPlacements(book.event) {
		if i := slices.Index(l.sessions, pl.Session); i >= 0 {
			l.was[i] = append(l.was[i], pl)
		}
	}
	l.all = l.newHand(l.others)
	l.alone = l.newHand(nil)
	l.alone.Duties = slices.DeleteFunc(slices.Clone(l.all.Duties), func(d model.Duty) bool { return !slices.Contains(l.sessions, d.Session) })
	l.concerned = dutiesOf(l.all.Duties, l.alone.Duties)
	for i := range book.Bindings {
		b := &book.Bindings[i]
		if b.General.Level == model.Off && len(b.active()) == 0 {
			continue
		}
		r := liftedRule{Binding: b, hard: b.canBreak(), before: map[aspect]bare{}, known: map[aspect]Effect{}}
		if b.Rule.Hangs != nil {
			r.Hangs = b.Rule.Hangs(book, l.sessions)
		}
		l.rules = append(l.rules, r)
	}
	slices.SortStableFunc(l.rules, func(a, b liftedRule) int { return cmp.Compare(bit(b.hard), bit(a.hard)) })
	return l
}

// canBreak reports whether some part of the rule is hard.
func (b *Binding) canBreak() bool {
	for _, set := range append(b.active(), &b.General) {
		if set.Hard() {
			return true
		}
		for _, p := range b.Rule.Params {
			if p.Type == LevelParam && set.LevelOf(p.Key) == model.Hard {
				return true
			}
		}
	}
	return false
}

// At judges the sessions at a place. Rules that are hard are asked first; where one is broken
// the others are not asked.
func (l *Lifted) At(start model.Instant, room model.RoomIndex) AtPlace {
	var x AtPlace
	for i := range l.rules {
		r := &l.rules[i]
		if !r.hard && len(x.Broken) > 0 {
			break
		}
		effect := l.effect(r, start, room)
		x.Broken = append(x.Broken, effect.Broken...)
		if effect.More != ([9]int{}) {
			x.By = append(x.By, ByRule{r.Rule.ID, effect.More})
			for tier, more := range effect.More {
				x.More[tier] += more
			}
		}
	}
	slices.SortFunc(x.By, func(a, b ByRule) int { return cmp.Compare(l.book.byID[a.Rule], l.book.byID[b.Rule]) })
	return x
}

// More returns what each rule costs more with the sessions at a place than without them,
// whatever is broken.
func (l *Lifted) More(start model.Instant, room model.RoomIndex) (by []ByRule) {
	for i := range l.rules {
		if more := l.effect(&l.rules[i], start, room).More; more != ([9]int{}) {
			by = append(by, ByRule{l.rules[i].Rule.ID, more})
		}
	}
	return by
}

// effect returns what a rule says of a place.
func (l *Lifted) effect(r *liftedRule, start model.Instant, room model.RoomIndex) Effect {
	if r.On == OnPlace { // nobody asks of a place twice
		return l.ask(r, start, room)
	}
	at := l.aspectOf(r, start, room)
	effect, known := r.known[at]
	if !known {
		effect = l.ask(r, start, room)
		r.known[at] = effect
	}
	return effect
}

// ask asks the judge of a rule.
func (l *Lifted) ask(r *liftedRule, start model.Instant, room model.RoomIndex) Effect {
	h, scope := l.handOf(r, start, room)
	before, known := r.before[scope]
	if !known {
		before.hard = map[Violation]bool{}
		h.clear()
		for _, v := range l.judge(h, r) {
			if v.Level == model.Hard {
				before.hard[v] = true
			} else if t := v.Level.Tier(); t > 0 {
				before.cost[t-1] += v.Cost()
			}
		}
		r.before[scope] = before
	}
	var effect Effect
	h.put(l.sessions, start, room)
	for _, v := range l.judge(h, r) {
		if v.Level == model.Hard && !before.hard[v] {
			effect.Broken = append(effect.Broken, v)
		} else if t := v.Level.Tier(); t > 0 {
			effect.More[t-1] += v.Cost()
		}
	}
	for tier, cost := range before.cost {
		effect.More[tier] -= cost
	}
	return effect
}

// judge lets a rule judge what a hand has.
func (l *Lifted) judge(h *hand, r *liftedRule) []Violation {
	l.found = l.found[:0]
	h.Binding, h.borne = r.Binding, nil
	if r.With == WithPeople {
		all := h.Duties
		h.Duties = l.concerned
		defer func() { h.Duties = all }()
	}
	r.Rule.Judge(h.Case)
	return l.found
}

// aspectOf returns what of a place makes a difference to a rule.
func (l *Lifted) aspectOf(r *liftedRule, start model.Instant, room model.RoomIndex) aspect {
	switch r.On {
	case OnStart:
		return aspect{at: start}
	case OnRoom:
		return aspect{room: room}
	case OnRoomOfDay:
		return aspect{at: model.DateIn(start, l.book.event.Zone).Bounds(l.book.event.Zone).Start, room: room}
	case OnStaying:
		var a aspect
		for i, list := range l.was {
			if i >= 32 { // so many are never merged; whatever is right
				return aspect{at: start, room: room}
			}
			for _, was := range list {
				a.stay |= bit(was.Start == start)<<(2*i) | bit(!was.Room.Given() || was.Room.Index() == room)<<(2*i+1)
			}
		}
		return a
	case OnNothing:
		return aspect{}
	default:
		return aspect{at: start, room: room}
	}
}

func bit(set bool) uint64 {
	if set {
		return 1
	}
	return 0
}

// handOf returns the placements before which a rule is asked of a place, and what of the place
// those depend on.
func (l *Lifted) handOf(r *liftedRule, start model.Instant, room model.RoomIndex) (*hand, aspect) {
	switch r.With {
	case WithNothing:
		return l.alone, aspect{}
	case WithRoom:
		if l.rooms[room] == nil {
			l.rooms[room] = l.newHand(slices.DeleteFunc(slices.Clone(l.others), func(p model.Placement) bool {
				return !p.Room.Given() || p.Room.Index() != room && !l.book.event.Share(p.Room.Index(), room)
			}))
		}
		return l.rooms[room], aspect{room: room}
	case WithMeanwhile:
		if l.meanwhile[start] == nil {
			end := start
			for _, s := range l.sessions {
				end = max(end, start.Add(l.book.event.Length(s)))
			}
			span := model.Interval{Start: start, End: end}
			l.meanwhile[start] = l.newHand(slices.DeleteFunc(slices.Clone(l.others), func(p model.Placement) bool { return !p.Overlaps(span) }))
		}
		return l.meanwhile[start], aspect{at: start}
	default:
		return l.all, aspect{}
	}
}

// newHand returns a hand of some placements. What does not depend on them is that of all.
func (l *Lifted) newHand(placements []model.Placement) *hand {
	h := &hand{}
	if l.all == nil {
		h.Case = newCase(l.book, &model.Programme{Placements: placements})
	} else {
		h.Case = caseOf(l.book, &model.Programme{Placements: placements})
		h.Duties, h.lasting = l.all.Duties, l.all.lasting
	}
	h.wordless = true
	h.report = func(v Violation) {
		if v.Level != model.Off {
			l.found = append(l.found, v)
		}
	}
	h.programme, h.placements = h.Programme.Placements, h.Placements
	return h
}

// dutiesOf returns the duties of those who have one of some.
func dutiesOf(all, some []model.Duty) []model.Duty {
	concerned := map[model.PersonIndex]bool{}
	for _, d := range some {
		concerned[d.Person] = true
	}
	return slices.DeleteFunc(slices.Clone(all), func(d model.Duty) bool { return !concerned[d.Person] })
}

// hand is the case of some placements, into which sessions are put at one place after another.
type hand struct {
	*Case
	programme, placements, inRoom []model.Placement    // without them
	sessions                      []model.SessionIndex // that are put; nil for none
	start                         model.Instant
	room                          model.RoomIndex
	all, standing, beside         []model.Placement // with them; the arrays are used again
}

// put puts sessions at a place, and nowhere else.
func (h *hand) put(sessions []model.SessionIndex, start model.Instant, room model.RoomIndex) {
	if h.sessions != nil && h.start == start && h.room == room {
		return
	}
	h.clear()
	h.sessions, h.start, h.room, h.inRoom = sessions, start, room, h.ByRoom[room]
	h.all = append(h.all[:0], h.programme...)
	h.standing = append(h.standing[:0], h.placements...)
	h.beside = append(h.beside[:0], h.inRoom...)
	for _, s := range sessions {
		p := model.Placement{Session: s, Interval: model.Span(start, h.Event.Length(s)), Room: model.InRoom(room), State: model.Draft}
		h.all = inserted(h.all, p)
		if h.Event.Sessions[s].State != model.Cancelled {
			h.standing, h.beside = inserted(h.standing, p), inserted(h.beside, p)
			h.BySession[s] = append(h.BySession[s][:0], p)
		}
	}
	h.Programme, h.Placements, h.ByRoom[room] = &model.Programme{Placements: h.all}, h.standing, h.beside
}

// clear takes the sessions away.
func (h *hand) clear() {
	if h.sessions == nil {
		return
	}
	h.Programme, h.Placements, h.ByRoom[h.room] = &model.Programme{Placements: h.programme}, h.placements, h.inRoom
	for _, s := range h.sessions {
		h.BySession[s] = h.BySession[s][:0]
	}
	h.sessions = nil
}

// inserted inserts a placement where a programme has it in order.
func inserted(list []model.Placement, p model.Placement) []model.Placement {
	at, _ := slices.BinarySearchFunc(list, p, model.InOrder)
	return slices.Insert(list, at, p)
}
