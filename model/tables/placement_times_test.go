package tables

import (
	"fmt"
	"strings"
	"testing"

	"programme/model"
)

// twiceSaid is a programme of one row in which somebody changed cells: OF 44 takes 60
// minutes, and was at 10:00 in Tokyo.
func twiceSaid(changes map[string]string) string {
	cells := []struct{ column, text string }{
		{"session", "OF 44"},
		{"day", "2023-10-08"},
		{"start_utc", "2023-10-08T01:00:00Z"},
		{"end_utc", "2023-10-08T02:00:00Z"},
		{"start_local", "2023-10-08T10:00+09:00"},
		{"end_local", "2023-10-08T11:00+09:00"},
		{"room", "C1"},
		{"room_name", "Room C-1"},
	}
	var head, row []string
	for _, c := range cells {
		text := c.text
		if t, changed := changes[c.column]; changed {
			text = t
		}
		head, row = append(head, c.column), append(row, text)
	}
	return strings.Join(head, ",") + "\n" + strings.Join(row, ",") + "\n"
}

func TestRowsThatSayTheirTimeTwice(t *testing.T) {
	e, _ := mustRead(t, small)
	for _, c := range []struct {
		name    string
		changes map[string]string
		want    string // "start room" or the fault
		note    string
	}{
		{"as it was", nil, "01:00-02:00 C1", ""},
		{"on the clock without an offset", map[string]string{"start_local": "2023-10-08 10:00", "end_local": "2023-10-08 11:00:00"}, "01:00-02:00 C1", ""},
		{"another room", map[string]string{"room": "AH", "room_name": "Annex Hall 1"}, "01:00-02:00 AH", ""},
		{
			"another room, and its name as it was",
			map[string]string{"room": "AH"},
			"01:00-02:00 AH",
			`p.csv:2:109: room_name is "Room C-1", but the room is "AH"; the column room is what counts`,
		},
		{
			"the local start changed",
			map[string]string{"start_local": "2023-10-08T11:30"},
			"02:30-03:30 C1",
			`p.csv:2:60: start_local of "OF 44" is "2023-10-08T11:30", and start_utc still says "2023-10-08T01:00:00Z"; the changed one is taken; the end moves along`,
		},
		{
			"the local start changed to another day",
			map[string]string{"start_local": "2023-10-09T11:30"},
			"26:30-27:30 C1",
			`p.csv:2:60: start_local of "OF 44" is "2023-10-09T11:30", and start_utc still says "2023-10-08T01:00:00Z"; the changed one is taken; the end moves along`,
		},
		{
			"the start in UTC changed",
			map[string]string{"start_utc": "2023-10-08T03:00Z"},
			"03:00-04:00 C1",
			`p.csv:2:18: start_utc of "OF 44" is "2023-10-08T03:00Z", and start_local still says "2023-10-08T10:00+09:00"; the changed one is taken; the end moves along`,
		},
		{
			"the local end changed",
			map[string]string{"end_local": "2023-10-08T12:00"},
			"01:00-03:00 C1",
			`p.csv:2:83: end_local of "OF 44" is "2023-10-08T12:00", and end_utc still says "2023-10-08T02:00:00Z"; the changed one is taken`,
		},
		{
			"start and end changed on the local clock",
			map[string]string{"start_local": "2023-10-08T12:00", "end_local": "2023-10-08T13:00"},
			`p.csv:2:60: start_local is "2023-10-08T12:00", which is 2023-10-08T03:00:00Z, but start_utc is "2023-10-08T01:00:00Z", and nothing tells which was changed; if start_local is right, empty start_utc and end_utc; otherwise write 2023-10-08T10:00 here`, "",
		},
		{"what that fault says to do", map[string]string{"start_local": "2023-10-08T12:00", "end_local": "2023-10-08T13:00", "start_utc": "", "end_utc": ""}, "03:00-04:00 C1", ""},
		{"only the local start is left", map[string]string{"start_local": "2023-10-08T12:00", "end_local": "", "start_utc": "", "end_utc": ""}, "03:00-04:00 C1", ""},
		{
			"both starts changed, and not to the same",
			map[string]string{"start_local": "2023-10-08T12:00", "start_utc": "2023-10-08T05:00Z"},
			`p.csv:2:57: start_local is "2023-10-08T12:00", which is 2023-10-08T03:00:00Z, but start_utc is "2023-10-08T05:00Z", and nothing tells which was changed; if start_local is right, empty start_utc and end_utc; otherwise write 2023-10-08T14:00 here`, "",
		},
		{"both starts changed, and the ends not", map[string]string{"start_local": "2023-10-08T10:30", "start_utc": "2023-10-08T01:30Z"}, "01:30-02:00 C1", ""},
		{"only the day changed", map[string]string{"day": "2023-10-09"}, `p.csv:2:7: the day is 2023-10-09, but the session starts on 2023-10-08; move a session by its start, and leave the day as it is or empty`, ""},
		{"a day as spreadsheets write it", map[string]string{"day": "10/08/23"}, "01:00-02:00 C1", ""},
		{"a local start that is no time", map[string]string{"start_local": "soon"}, `p.csv:2:60: "soon" is not a time; write it like 2023-10-11 09:00 or Wed 09:00`, ""},
		{
			"a time of day alone, on the day that the row says",
			map[string]string{"start_local": "11:30", "end_local": "12:30", "start_utc": "", "end_utc": ""},
			"02:30-03:30 C1", "",
		},
		{"a day and an hour", map[string]string{"day": "", "start_local": "Mon 11:30", "end_local": "12:30", "start_utc": "", "end_utc": ""}, "26:30-27:30 C1", ""},
		{"both in one cell", map[string]string{"day": "", "start_local": "9 Oct 11:30-12:15", "end_local": "", "start_utc": "", "end_utc": ""}, "26:30-27:15 C1", ""},
		{"in UTC without an offset", map[string]string{"start_utc": "2023-10-08 02:00", "end_utc": "Sun 3:00", "start_local": "", "end_local": ""}, "02:00-03:00 C1", ""},
		{"a whole day", map[string]string{"day": "", "start_local": "Mon", "end_local": "", "start_utc": "", "end_utc": ""}, `p.csv:2:13: the time of day is missing; write it like 2023-10-09 09:00`, ""},
		{
			"a time of day that the clock of the local column shows, changed",
			map[string]string{"start_local": "11:30"},
			"02:30-03:30 C1",
			`p.csv:2:60: start_local of "OF 44" is "11:30", and start_utc still says "2023-10-08T01:00:00Z"; the changed one is taken; the end moves along`,
		},
		{"as a German spreadsheet saves it", map[string]string{"day": "08.10.2023", "start_local": "08.10.2023 10:00", "end_local": "08.10.2023 11:00"}, "01:00-02:00 C1", ""},
		{"as an American spreadsheet saves it", map[string]string{"day": "10/8/2023", "start_local": "10/8/2023 10:00", "end_local": "10/8/23 11:00 AM"}, "01:00-02:00 C1", ""},
		{"no times but a room", map[string]string{"start_local": "", "end_local": "", "start_utc": "", "end_utc": ""}, `p.csv:2:18: start_utc is empty; every row needs one`, ""},
		{"neither times nor a room", map[string]string{"start_local": "", "end_local": "", "start_utc": "", "end_utc": "", "room": "", "room_name": ""}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, notes, err := ReadProgramme("p.csv", strings.NewReader(twiceSaid(c.changes)), e)
			got := fmt.Sprint(err)
			if err == nil {
				got = ""
				for _, pl := range p.Placements {
					midnight := model.Date{Year: 2023, Month: 10, Day: 8}.Bounds("").Start
					clock := func(at model.Instant) string { return fmt.Sprintf("%02d:%02d", (at-midnight)/60, (at-midnight)%60) }
					got = clock(pl.Start) + "-" + clock(pl.End) + " " + e.Rooms[pl.Room.Index()].ID
				}
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if said := model.Faults(notes).Error(); said != c.note {
				t.Errorf("note %s\nwant %s", said, c.note)
			}
		})
	}
}

// 01:30 comes twice in Lisbon on 25 October 2026: the time in UTC says which is meant,
// and without it that is a fault.
func TestLocalTimesThatComeTwice(t *testing.T) {
	e, _ := mustRead(t, small)
	with := *e
	with.Zone = "Europe/Lisbon"
	read := func(content string) (string, error) {
		p, _, err := ReadProgramme("p.csv", strings.NewReader(content), &with)
		if err != nil {
			return "", err
		}
		return p.Placements[0].Start.String(), nil
	}
	for _, utc := range []string{"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"} {
		if got, err := read("session,room,start_utc,start_local\nOF 44,C1," + utc + ",2026-10-25T01:30\n"); err != nil || got != utc {
			t.Errorf("%s is read as %s, %v", utc, got, err)
		}
	}
	if _, err := read("session,room,start_local\nOF 44,C1,2026-10-25T01:30\n"); err == nil || !strings.Contains(err.Error(), "comes twice in Europe/Lisbon") {
		t.Errorf("without UTC: %v", err)
	}
}

// Rows that say their time a third time, as spreadsheets know a date and an hour.
func TestRowsWithPlainTimes(t *testing.T) {
	e, _ := mustRead(t, small)
	columns := []string{"session", "day", "date", "start", "end", "start_utc", "end_utc", "start_local", "end_local", "room"}
	row := map[string]string{
		"session": "OF 44", "day": "2023-10-08", "date": "2023-10-08", "start": "10:00", "end": "11:00", "start_utc": "2023-10-08T01:00:00Z", "end_utc": "2023-10-08T02:00:00Z",
		"start_local": "2023-10-08T10:00+09:00", "end_local": "2023-10-08T11:00+09:00", "room": "C1",
	}
	for _, c := range []struct {
		name    string
		changes map[string]string
		want    string
	}{
		{"as it was", nil, "01:00-02:00"},
		{"the hour changed", map[string]string{"start": "11:30"}, "02:30-03:30"},
		{"the hours changed", map[string]string{"start": "11:30", "end": "12:00"}, "02:30-03:00"},
		{"the end changed", map[string]string{"end": "11:15"}, "01:00-02:15"},
		{"the date changed", map[string]string{"date": "09.10.2023"}, "25:00-26:00"},
		{"as spreadsheets save it", map[string]string{"date": "10/8/2023", "start": "10:00:00", "end": "11:00:00"}, "01:00-02:00"},
		{"into the next day", map[string]string{"start": "23:30", "end": "00:30"}, "14:30-15:30"},
		{"the ISO start changed", map[string]string{"start_utc": "2023-10-08T03:00:00Z"}, "03:00-04:00"},
		{"the local start changed", map[string]string{"start_local": "2023-10-08T12:00+09:00"}, "03:00-04:00"},
		{"no other times", map[string]string{"start_utc": "", "end_utc": "", "start_local": "", "end_local": ""}, "01:00-02:00"},
		{"no plain times", map[string]string{"date": "", "start": "", "end": ""}, "01:00-02:00"},
		{"three starts", map[string]string{"start": "12:00", "start_local": "2023-10-08T15:00+09:00"}, `p.csv:2:29: start is "12:00", which is 2023-10-08T03:00:00Z, but start_local is "2023-10-08T15:00+09:00", and nothing tells which was changed; if start is right, empty start_local and end_local; otherwise write 2023-10-08T15:00 here`},
		{"an hour of no day", map[string]string{"day": "", "date": ""}, "p.csv:2:9: \"10:00\" does not say on which day; write it like \"Sun 10:00\" or \"2023-10-08 10:00\""},
	} {
		var cells []string
		for _, column := range columns {
			text, changed := c.changes[column]
			if !changed {
				text = row[column]
			}
			cells = append(cells, text)
		}
		got := ""
		p, _, err := ReadProgramme("p.csv", strings.NewReader(strings.Join(columns, ",")+"\n"+strings.Join(cells, ",")+"\n"), e)
		if err != nil {
			got = err.Error()
		} else {
			v := p.Placements[0].Interval
			midnight := model.Date{Year: 2023, Month: 10, Day: 8}.Bounds("").Start
			clock := func(at model.Instant) string {
				return fmt.Sprintf("%02d:%02d", at.Sub(midnight)/60, at.Sub(midnight)%60)
			}
			got = clock(v.Start) + "-" + clock(v.End)
		}
		if got != c.want {
			t.Errorf("%s: got  %s\nwant %s", c.name, got, c.want)
		}
	}
}
