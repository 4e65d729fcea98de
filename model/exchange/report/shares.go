package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"programme/model"
	"programme/model/check"
)

// themesShown is how many themes the report draws; the rest are one row.
const themesShown = 14

func shareSection(s Subject) section {
	sec := section{ID: "shares", Title: s.say("shares")}
	if len(s.Programme.Placements) == 0 {
		sec.Words = []string{s.say("no_place")}
		return sec
	}
	sec.Words = []string{s.say("shares_words")}
	sec.Charts = append(sec.Charts, themeChart(s))
	for _, what := range []struct {
		attribute, key string
		of             func(*model.Person) string
	}{
		{"group", "groups", func(p *model.Person) string { return p.Group }},
		{"region", "regions", func(p *model.Person) string { return p.Region }},
	} {
		if c := peopleChart(s, what.key, what.of); c != nil {
			sec.Charts = append(sec.Charts, c)
		}
		if c := balanceChart(s, what.attribute); c != nil {
			sec.Charts = append(sec.Charts, c)
		}
	}
	if s.Book != nil {
		if odd := oddShares(s); len(odd) > 0 {
			sec.Lists = append(sec.Lists, list{Title: s.say("odd"), Items: odd})
		}
	}
	return sec
}

// themeChart draws a row a theme and a column a day, with the number of sessions.
func themeChart(s Subject) *chart {
	all, noTheme := days(s), s.say("no_theme")
	counts := map[string][]int{}
	total := map[string]int{}
	var names []string
	count := func(theme string, day int) {
		if counts[theme] == nil {
			counts[theme] = make([]int, len(all))
			names = append(names, theme)
		}
		counts[theme][day]++
		total[theme]++
	}
	for _, pl := range s.Programme.Placements {
		theme := noTheme
		if themes := s.Event.Sessions[pl.Session].Themes; len(themes) > 0 {
			theme = themes[0]
		}
		count(theme, slices.Index(all, model.DateIn(pl.Start, s.Event.Zone)))
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(boolean(a == noTheme), boolean(b == noTheme)), cmp.Compare(total[b], total[a]), cmp.Compare(a, b))
	})
	var without []string // sessions that have no theme come last
	if n := len(names); names[n-1] == noTheme {
		names, without = names[:n-1], names[n-1:]
	}
	most := 1 // of a theme on a day: the darkest
	for _, name := range names {
		most = max(most, slices.Max(counts[name]))
	}
	if len(names) > themesShown {
		others := s.say("other_themes", "n", len(names)-themesShown)
		rest := make([]int, len(all))
		for _, name := range names[themesShown:] {
			for i, n := range counts[name] {
				rest[i] += n
			}
			total[others] += total[name]
		}
		counts[others] = rest
		without = append([]string{others}, without...)
		names = names[:themesShown]
	}
	c := &chart{
		ID: "themes", Title: s.say("themes"), Desc: s.say("themes_desc"), Head: []string{s.say("theme")},
	}
	const label, row = 370.0, 24.0
	cell := min(110, (width-label)/float64(len(all)+1))
	for i, d := range all {
		c.Head = append(c.Head, s.short(d))
		c.text(label+(float64(i)+.5)*cell, 16, "middle", "small", s.short(d))
	}
	c.Head = append(c.Head, s.say("all_days"))
	c.text(label+(float64(len(all))+.5)*cell, 16, "middle", "small", s.say("all_days"))
	for i, name := range slices.Concat(names, without) {
		y := 26 + float64(i)*row
		c.text(label-10, y+16, "end", "label", cut(name, 54))
		cells := []string{name}
		for j, n := range counts[name] {
			ground, class := "open", "number"
			if i < len(names) {
				ground = heat(n, most)
				if onDark(n, most) {
					class = "number on"
				}
			}
			c.box(label+float64(j)*cell+1, y+1, cell-2, row-2, ground, "")
			c.text(label+(float64(j)+.5)*cell, y+16, "middle", class, strconv.Itoa(n))
			cells = append(cells, strconv.Itoa(n))
		}
		c.text(label+(float64(len(all))+.5)*cell, y+16, "middle", "number", strconv.Itoa(total[name]))
		c.Rows = append(c.Rows, append(cells, strconv.Itoa(total[name])))
	}
	c.Height = 32 + float64(len(c.Rows))*row
	return c
}

// peopleChart draws a bar a day, whose pieces are the shares of what people have in
// common; nil if nothing is known of anybody.
func peopleChart(s Subject, key string, of func(*model.Person) string) *chart {
	all, noneOf := days(s), s.say("not_given")
	placed := s.Programme.BySession(len(s.Event.Sessions))
	counts := map[string][]int{}
	var names []string
	known := false
	totals := make([]int, len(all))
	for _, d := range s.Event.Duties() {
		name := of(&s.Event.People[d.Person])
		if name == "" {
			name = noneOf
		} else {
			known = known || len(placed[d.Session]) > 0
		}
		for _, pl := range placed[d.Session] {
			if counts[name] == nil {
				counts[name] = make([]int, len(all))
				names = append(names, name)
			}
			day := slices.Index(all, model.DateIn(pl.Start, s.Event.Zone))
			counts[name][day]++
			totals[day]++
		}
	}
	if !known {
		return nil
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(boolean(a == noneOf), boolean(b == noneOf)), cmp.Compare(a, b))
	})
	c := &chart{
		ID: key, Title: s.say(key), Desc: s.say("pieces_desc"), Head: append([]string{s.say("day")}, names...),
	}
	for i, name := range names {
		class := colour(i)
		if name == noneOf {
			class = "none"
		}
		c.Key = append(c.Key, keyEntry{class, name})
	}
	const label, right, row = 110.0, 110.0, 34.0
	for i, d := range all {
		y := float64(i) * row
		c.text(label-10, y+21, "end", "label", s.short(d))
		cells := []string{s.short(d)}
		var pieces []share
		x := label
		scale := (width - label - right) / float64(max(1, totals[i]))
		for j, name := range names {
			n := counts[name][i]
			cells = append(cells, fmt.Sprintf("%d (%d%%)", n, percent(n, totals[i])))
			pieces = append(pieces, share{name, n, strconv.Itoa(n), c.Key[j].Class})
			if w := float64(n) * scale; w > 34 {
				c.text(x+w/2, y+21, "middle", "number on", strconv.Itoa(percent(n, totals[i]))+"%")
			}
			x += float64(n) * scale
		}
		c.stack(label, y+4, row-8, scale, s.short(d), pieces)
		c.text(width-right+8, y+21, "start", "number", s.say("in_all", "n", totals[i]))
		c.Rows = append(c.Rows, cells)
	}
	c.Height = float64(len(all))*row + 4
	return c
}

// oddShares says the shares that are not as the rules ask.
func oddShares(s Subject) []string {
	var odd []string
	for _, sh := range check.Shares(s.Book, s.Programme) {
		if sh.OK() {
			continue
		}
		odd = append(odd, s.say("odd_share", "where", s.slot(sh), "n", sh.Count, "all", sh.Total, "attribute", s.say("attribute_"+sh.Attribute), "value", sh.Value, "min", sh.Min, "max", sh.Max))
	}
	return odd
}

// slot says the day or the hours of a share.
func (s Subject) slot(sh check.Share) string {
	if sh.Window == model.NoWindow {
		return s.short(sh.Day)
	}
	return sh.Where(s.Event)
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
