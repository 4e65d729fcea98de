package rules

import "programme/model"

// Hangs says on what of the place of some sessions the judgement of a rule hangs, and on what
// else of a programme then: so that who asks of many places judges each no more often than it
// can make a difference. The zero Hangs is always right.
type Hangs struct {
	On   Aspect
	With Company
}

// Aspect is what of a place makes a difference: of two that are alike in it, a rule says the
// same but for its words.
type Aspect int8

// Aspects of a place.
const (
	OnPlace     Aspect = iota // the start and the room
	OnStart                   // the start alone
	OnRoom                    // the room alone
	OnRoomOfDay               // the room, and the day
	OnStaying                 // whether it is that of the baseline
	OnNothing                 // only that there is one
)

// Company is what else of a programme makes a difference, beside the sessions themselves.
type Company int8

// Companies.
const (
	WithAll       Company = iota // all of it
	WithPeople                   // what the people of the sessions have to do
	WithRoom                     // what is in the room, or in one that shares a part with it
	WithMeanwhile                // what overlaps them
	WithNothing
)

// hanging returns what hangs like that whatever the event and the sessions.
func hanging(on Aspect, with Company) func(*Book, []model.SessionIndex) Hangs {
	return func(*Book, []model.SessionIndex) Hangs { return Hangs{on, with} }
}
