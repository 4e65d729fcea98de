package change_test

import (
	"fmt"

	"programme/model"
	"programme/model/change"
)

func Example() {
	e := &model.Event{
		Zone:     "Asia/Tokyo",
		Days:     []model.Date{{Year: 2023, Month: 10, Day: 11}},
		Types:    []model.SessionType{{ID: "Open Forum", Minutes: 60}},
		Sessions: []model.Session{{ID: "OF 44", Title: "Women in AI", Type: "Open Forum", Minutes: 60}},
		Rooms:    []model.Room{{ID: "C-1", Name: "Room C-1"}},
	}
	e.Windows = []model.Window{{ID: "Wed", Interval: e.Days[0].Bounds(e.Zone)}}
	changes, err := change.ParseArguments([]string{"session Women in AI 90min", "room Room C-1 closed Wed 09:00-12:30"}, e)
	if err != nil {
		fmt.Println(err)
		return
	}
	next, err := change.Apply(e, changes...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range changes {
		fmt.Println(c)
	}
	fmt.Println(e.Sessions[0].Minutes, next.Sessions[0].Minutes)
	_, err = change.Parse("room C-2 closed Wed", e, model.Position{File: "change 3", Line: 1})
	fmt.Println(err)
	// Output:
	// session OF 44 90min
	// room C-1 closed 2023-10-11 09:00-12:30
	// 60 90
	// change 3:1:6: room "C-2" is not in the event; did you mean "C-1"?
}
