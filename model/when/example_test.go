package when_test

import (
	"fmt"

	"programme/model"
	"programme/model/when"
)

func ExampleCalendar_Instant() {
	prague := when.Calendar{Zone: "Europe/Prague", Days: []model.Date{{Year: 2023, Month: 10, Day: 29}}}
	for _, text := range []string{"Sun 14:00", "29 Oct 2 pm", "2023-10-29T13:00Z", "2023-10-29 02:30"} {
		at, err := prague.Instant(text)
		fmt.Println(at, err)
	}
	// Output:
	// 2023-10-29T13:00:00Z <nil>
	// 2023-10-29T13:00:00Z <nil>
	// 2023-10-29T13:00:00Z <nil>
	//  "2023-10-29 02:30" comes twice in Europe/Prague, where the clocks are set back; write 2023-10-29T00:30:00Z for the first or 2023-10-29T01:30:00Z for the second
}
