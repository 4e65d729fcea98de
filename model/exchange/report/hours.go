package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"programme/model"
	"programme/model/rules"
)

// band is the hours that cost a person online the same.
type band struct {
	points int
	hours  string
}

// hourSection shows at which hours of their own people online are asked to be there, by
// the bands of rule R28 whatever its level.
func hourSection(s Subject) section {
	sec := section{ID: "hours", Title: "Humane hours", Words: []string{
		"Minutes of duties of people online, by the hour on their own clocks. The points are those of rule R28.",
	}}
	bands, of := bandsOf(rules.HourBands(s.Book))
	minutes := map[string][]int{} // by region, then band
	var regions []string
	unknown, known := 0, 0
	for _, d := range s.Event.Duties() {
		p := &s.Event.People[d.Person]
		if d.Presence != model.Online {
			continue
		}
		for _, pl := range s.Programme.Placements {
			if pl.Session != d.Session {
				continue
			}
			if p.Zone == "" {
				unknown++
				continue
			}
			known++
			region := p.Region
			if region == "" {
				region = "no region given"
			}
			if minutes[region] == nil {
				minutes[region] = make([]int, len(bands))
				regions = append(regions, region)
			}
			for t := pl.Start; t < pl.End; t++ {
				at := t.In(p.Zone)
				minutes[region][of[at.Hour()*60+at.Minute()]]++
			}
		}
	}
	if known == 0 {
		sec.Words = []string{"Nobody who takes part online has given a zone, so nothing is known of the hours on their clocks."}
	}
	if unknown > 0 {
		sec.Words = append(sec.Words, fmt.Sprintf("%d %s of people online who gave no zone %s left out.", unknown, plural(unknown, "duty", "duties"), plural(unknown, "is", "are")))
	}
	if known > 0 {
		slices.Sort(regions)
		sec.Charts = append(sec.Charts, hourChart(bands, regions, minutes))
	}
	return sec
}

// bandsOf returns the bands by rising points, first the hours that cost nothing, and
// which of them each minute of a day is in. A minute in several bands is in the dearest.
func bandsOf(given []rules.Band) ([]band, []int) {
	const day = 24 * 60
	cost := make([]int, day)
	for _, b := range given {
		length := b.To - b.From
		if length <= 0 {
			length += day
		}
		for m := b.From; m < b.From+length; m++ {
			cost[m%day] = max(cost[m%day], b.Cost)
		}
	}
	bands := []band{{0, "all other hours"}}
	for _, b := range given {
		at := slices.IndexFunc(bands, func(have band) bool { return have.points == b.Cost })
		switch {
		case at < 0:
			bands = append(bands, band{b.Cost, b.String()})
		case b.Cost > 0:
			bands[at].hours += ", " + b.String()
		}
	}
	slices.SortFunc(bands, func(a, b band) int { return cmp.Compare(a.points, b.points) })
	of := make([]int, day)
	for m := range of {
		of[m] = slices.IndexFunc(bands, func(b band) bool { return b.points == cost[m] })
	}
	return bands, of
}

func hourChart(bands []band, regions []string, minutes map[string][]int) *chart {
	c := &chart{
		ID: "hours-by-region", Title: "Hours of people online, by region",
		Desc: "A bar for each region, as long as all minutes of its people online; its pieces are bands of hours on their own clocks, the kindest first.",
		Head: []string{"Region"},
	}
	most := 0
	for i, b := range bands {
		words := fmt.Sprintf("%s (%d %s)", b.hours, b.points, plural(b.points, "point", "points"))
		c.Head = append(c.Head, words)
		c.Key = append(c.Key, keyEntry{"n" + strconv.Itoa(min(i, 5)), words})
	}
	for _, r := range regions {
		total := 0
		for _, n := range minutes[r] {
			total += n
		}
		most = max(most, total)
	}
	const label, right, row = 220.0, 110.0, 30.0
	scale := (width - label - right) / float64(max(1, most))
	for i, r := range regions {
		y := float64(i) * row
		c.text(label-10, y+19, "end", "label", cut(r, 30))
		cells := []string{r}
		var pieces []share
		total := 0
		for j, n := range minutes[r] {
			cells = append(cells, strconv.Itoa(n))
			pieces = append(pieces, share{bands[j].hours, n, "n" + strconv.Itoa(min(j, 5))})
			total += n
		}
		end := c.stack(label, y+4, row-8, scale, r, " min", pieces)
		c.text(end+8, y+19, "start", "number", fmt.Sprintf("%d min", total))
		c.Rows = append(c.Rows, cells)
	}
	c.Height = float64(len(regions))*row + 4
	return c
}
