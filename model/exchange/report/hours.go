package report

import (
	"cmp"
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
	sec := section{ID: "hours", Title: s.say("humane"), Words: []string{s.say("humane_words")}}
	bands, of := bandsOf(rules.HourBands(s.Book), s.say("other_hours"))
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
				region = s.say("no_region")
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
		sec.Words = []string{s.say("humane_none")}
	}
	if unknown > 0 {
		sec.Words = append(sec.Words, s.say("humane_left", "n", unknown))
	}
	if known > 0 {
		slices.Sort(regions)
		sec.Charts = append(sec.Charts, hourChart(s, bands, regions, minutes))
	}
	return sec
}

// bandsOf returns the bands by rising points, first the hours that cost nothing, and
// which of them each minute of a day is in. A minute in several bands is in the dearest;
// others is what the first are called.
func bandsOf(given []rules.Band, others string) ([]band, []int) {
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
	bands := []band{{0, others}}
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

func hourChart(s Subject, bands []band, regions []string, minutes map[string][]int) *chart {
	c := &chart{
		ID: "hours-by-region", Title: s.say("humane_chart"), Desc: s.say("humane_desc"), Head: []string{s.say("region")},
	}
	most := 0
	for i, b := range bands {
		words := s.say("points", "hours", b.hours, "n", b.points)
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
			pieces = append(pieces, share{bands[j].hours, n, s.say("minutes", "n", n), "n" + strconv.Itoa(min(j, 5))})
			total += n
		}
		end := c.stack(label, y+4, row-8, scale, r, pieces)
		c.text(end+8, y+19, "start", "number", s.say("minutes", "n", total))
		c.Rows = append(c.Rows, cells)
	}
	c.Height = float64(len(regions))*row + 4
	return c
}
