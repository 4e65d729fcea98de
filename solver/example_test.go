package solver_test

import (
	"context"
	"fmt"
	"log"

	"programme/model"
	"programme/solver"
)

// twoTalks is an event of two talks of one person, with two rooms, in a morning of so many
// minutes.
func twoTalks(minutes model.Minutes) *model.Event {
	day := model.Date{Year: 2026, Month: 5, Day: 11}
	nine := day.Bounds("Europe/Lisbon").Start.Add(9 * 60)
	return &model.Event{
		Name: "demo", Zone: "Europe/Lisbon", Grain: 15, Days: []model.Date{day},
		Types:    []model.SessionType{{ID: "talk", Minutes: 60}},
		Sessions: []model.Session{{ID: "A", Type: "talk"}, {ID: "B", Type: "talk"}},
		People:   []model.Person{{ID: "ana", Name: "Ana"}},
		Cast:     []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}, {Session: 1, Person: 0, Role: "speaker"}},
		Rooms:    []model.Room{{ID: "hall"}, {ID: "loft"}},
		Windows:  []model.Window{{ID: "morning", Interval: model.Span(nine, minutes)}},
	}
}

// From an event to a programme. What the event leaves out is filled in.
func ExamplePlanner_Solve() {
	planner, err := solver.New(twoTalks(180))
	if err != nil {
		log.Fatal(err) // what keeps it from being valid, by field
	}
	answer, err := planner.Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Seed: 1, Effort: 100_000}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Verdict)
	fmt.Println(len(answer.Programme.Placements), "placed")
	// Output:
	// optimal
	// 2 placed
}

// To a programme of the rest, where there is no programme of everything.
func ExamplePlanner_Solve_rest() {
	planner, err := solver.New(twoTalks(90))
	if err != nil {
		log.Fatal(err)
	}
	answer, err := planner.Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Seed: 1, Effort: 100_000}, Rest: 1})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Verdict)
	fmt.Println(answer.Rest.Words())
	fmt.Println(len(answer.Rest.Programme.Placements), "placed")
	// Output:
	// impossible
	// 1 of 2 sessions left out, proved to be the fewest
	// 1 placed
}

// To the reasons why there is no programme, and to what would help.
func ExamplePlanner_Explain() {
	planner, err := solver.New(twoTalks(90))
	if err != nil {
		log.Fatal(err)
	}
	answer, err := planner.Explain(context.Background(), solver.ExplainOptions{Options: solver.Options{Seed: 1, Effort: 1_000_000}, Repairs: 1})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(answer)
	// Output:
	// impossible
	// cannot hold together:
	//   R16 Ana must attend 2 sessions, "A" and "B", which need 120 minutes; all that is open to them is 60 minutes: Mon 11 May 09:00-10:30 (08:00-09:30 UTC)
	// would help, 1 person to ask or tell, proved to be the fewest:
	//   person ana optional in A
}

// To a repaired programme: the hall is lost, and everything else stays as it can.
func ExamplePlanner_Replan() {
	e := twoTalks(180)
	nine := e.Windows[0].Start
	e.Baseline = model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Span(nine, 60), Room: model.InRoom(0)},
		{Session: 1, Interval: model.Span(nine.Add(90), 60), Room: model.InRoom(1)},
	})
	e.Availability = []model.Availability{{Subject: model.OfRoom(0), Interval: model.Span(nine, 180), Kind: model.Unavailable}}
	planner, err := solver.New(e)
	if err != nil {
		log.Fatal(err)
	}
	answer, err := planner.Replan(context.Background(), solver.ReplanOptions{Budget: solver.Budget{Moved: solver.AtMost(1)}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(answer)
	// Output:
	// optimal
	// changes 0 dropped, 1 told, 0 to another day, 0 to another time, 1 to another room; at least 0 dropped, 1 told, 0 to another day, 0 to another time, 1 to another room
	// tier 9: cost 90
	// Mon 11 May 09:00-10:00 (08:00-09:00 UTC) in loft: A
	// Mon 11 May 10:30-11:30 (09:30-10:30 UTC) in loft: B
}
