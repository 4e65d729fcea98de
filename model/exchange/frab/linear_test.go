//go:build unix

package frab_test

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"programme/model"
	"programme/model/exchange/frab"
)

// shapes are schedules of n parts, of everything that a file can have many of.
var shapes = []struct {
	name   string
	inJSON bool
	of     func(n int) string
}{
	{"events on one line", true, func(n int) string {
		return jsonDay(`"R": [` + repeat(n, ",", func(i int) string {
			return fmt.Sprintf(`{"id": %d, "guid": "g%d", "title": "T%d", "start": "%02d:00", "duration": "00:30", "persons": [{"id": %d, "name": "P%d"}]}`, i, i, i, i%24, i, i)
		}) + `]`)
	}},
	{"items that are not kept", true, func(n int) string {
		return jsonDay(`"R": [{"title": "T", "start": "09:00", "duration": "00:30", "tags": [` + repeat(n, ",", func(i int) string { return fmt.Sprint(i) }) + `]}]`)
	}},
	{"faults", true, func(n int) string {
		return jsonDay(`"R": [` + repeat(n, ",", func(int) string { return `{"title": "T", "start": "soon"}` }) + `]`)
	}},
	{"rooms", true, func(n int) string {
		return jsonDay(repeat(n, ",", func(i int) string {
			return fmt.Sprintf(`"R%d": [{"title": "T", "start": "09:00", "duration": "00:30"}]`, i)
		}))
	}},
	{"events", false, func(n int) string {
		return xmlDay(repeat(n, "\n", func(i int) string {
			return fmt.Sprintf(`<event id="%d"><start>%02d:00</start><duration>00:30</duration><title>T</title></event>`, i, i%24)
		}))
	}},
	{"showings of one event", false, func(n int) string {
		return xmlDay(repeat(n, "", func(i int) string {
			return fmt.Sprintf(`<event id="1" guid="a"><start>%02d:00</start><duration>00:30</duration><title>T</title></event>`, i%24)
		}))
	}},
	{"people of one event", false, func(n int) string {
		return xmlDay(`<event id="1"><start>09:00</start><duration>00:30</duration><title>T</title><persons>` + repeat(n, "", func(i int) string {
			return fmt.Sprintf(`<person id="7">P%d</person>`, i)
		}) + `</persons></event>`)
	}},
	{"attributes", false, func(n int) string {
		return xmlDay(`<event id="1" ` + repeat(n, " ", func(i int) string { return fmt.Sprintf(`a%d="x"`, i) }) + `><start>09:00</start><duration>00:30</duration><title>T</title></event>`)
	}},
	{"days", false, func(n int) string {
		return "<schedule><conference><title>T</title><time_zone_name>UTC</time_zone_name></conference>" + repeat(n, "", func(i int) string {
			d := time.Date(2000, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			return fmt.Sprintf(`<day date="%s"><event id="%d"><start>09:00</start><duration>00:30</duration><title>T</title></event></day>`, d, i)
		}) + "</schedule>"
	}},
}

func repeat(n int, between string, part func(int) string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = part(i)
	}
	return strings.Join(parts, between)
}

func jsonDay(rooms string) string {
	return `{"schedule": {"conference": {"title": "T", "time_zone_name": "UTC", "days": [{"date": "2026-03-28", "rooms": {` + rooms + `}}]}}}`
}

func xmlDay(events string) string {
	return `<schedule><conference><title>T</title><time_zone_name>UTC</time_zone_name></conference><day date="2026-03-28"><room name="R">` + events + `</room></day></schedule>`
}

// BenchmarkReading reads schedules of n and of 2n parts and makes events of them. The
// metric 2n/n is how many times the CPU time the latter takes: 2 is linear, 4 quadratic.
func BenchmarkReading(b *testing.B) {
	for _, shape := range shapes {
		b.Run(shape.name, func(b *testing.B) {
			const n = 20_000
			took := [2]time.Duration{}
			for range b.N {
				for i, content := range []string{shape.of(n), shape.of(2 * n)} {
					start := cpu()
					readShape(content, shape.inJSON)
					took[i] += cpu() - start
				}
			}
			b.ReportMetric(float64(took[1])/float64(took[0]), "2n/n")
		})
	}
}

// cpu returns the CPU time that the process took so far.
func cpu() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func readShape(content string, inJSON bool) (e *model.Event, err error) {
	read := frab.ReadXML
	if inJSON {
		read = frab.ReadJSON
	}
	s, _, err := read("f", []byte(content), "")
	if err != nil {
		return nil, err
	}
	e, _, err = s.Event(nil)
	return e, err
}

// Every shape is what it is called, or else the benchmark would measure a refusal.
func TestShapesAreRead(t *testing.T) {
	for _, shape := range shapes {
		e, err := readShape(shape.of(30), shape.inJSON)
		if faults := shape.name == "faults"; (err != nil) != faults {
			t.Errorf("%s: %v", shape.name, err)
		} else if !faults && len(e.Sessions) == 0 {
			t.Errorf("%s: no session", shape.name)
		}
	}
}
