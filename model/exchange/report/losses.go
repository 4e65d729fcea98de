package report

import (
	"strconv"

	"programme/model"
	"programme/model/tables"
)

// Losses is what a page says of the losses that a programme may have to bear. It is in English.
type Losses struct {
	Event     *model.Event
	Programme *model.Programme
	Verdict   []string // how sure the answer is, a sentence each
	Facts     []Fact
	Groups    []LossGroup
	Moved     []MovedOften // that most losses move first
	Themes    []ThemeLoss
	Missing   []string // scenarios without an answer
}

// Fact is a number at the head of a page.
type Fact struct{ Number, Text string }

// LossGroup is the losses of one kind of things.
type LossGroup struct {
	ID, Title string // "people", "People"
	Words     string // what was lost of each
	One       string // what the first column of the table names: "Person"
	Losses    []Loss // one of each thing, the worst first
}

// Loss is the worst loss of one thing.
type Loss struct {
	Name, Lost string // "Ada Marques", "away 2026-05-11"
	Verdict    string // "proved", "impossible"
	Fatal      bool   // no programme survives it, proved
	Unknown    bool   // neither a programme nor a proof was found
	Least      int    // people who have to be told at least; Told where that was proved
	Told       int    // people to tell, beyond what the programme needs anyway where that is known
	Words      string // of Told: "37 (+5)", "at most 37, at least 30"
	Moved      string // sessions
	Days       string // sessions to another day
	Costs      string // tiers that cost something else
	Why        string // of a fatal one, a reason; "" for none
	FatalOf    string // "2 of 3 losses": how many of its losses are fatal; "" for none
}

// MovedOften is how often a session moves.
type MovedOften struct {
	ID, Title       string
	Moved, Days, Of int
}

// ThemeLoss is what the sessions on a theme hang on.
type ThemeLoss struct {
	Theme    string
	Sessions int
	Points   []string // single points of failure, those with most sessions first
	Worst    string   // of losses that a programme survives; "" for none
}

// LossPage returns the page as fragility.html.
func LossPage(l *Losses) tables.File {
	s := Subject{Event: l.Event, Programme: l.Programme, Verdict: l.Verdict}
	p := newPage(s, "Fragility report")
	for _, f := range l.Facts {
		p.Facts = append(p.Facts, fact{f.Number, f.Text})
	}
	for i := range l.Groups {
		p.Sections = append(p.Sections, lossSection(&l.Groups[i]))
	}
	if len(l.Moved) > 0 {
		p.Sections = append(p.Sections, movedSection(l.Moved))
	}
	if len(l.Themes) > 0 {
		p.Sections = append(p.Sections, themeSection(l.Themes))
	}
	if len(l.Missing) > 0 {
		p.Sections = append(p.Sections, section{ID: "missing", Title: "Without an answer", Words: []string{"These scenarios were not answered: nothing is said of them, and any of them may be worse than what is shown."}, Lists: []list{few("Scenarios", l.Missing)}})
	}
	return p.file("fragility.html")
}

const (
	mostDrawn  = 25 // bars of a chart
	mostListed = 40 // items of a list
	lossLabel  = 250.0
	lossRight  = 130.0
	lossRow    = 22.0
)

// lossSection draws a bar a thing, as long as its worst loss costs.
func lossSection(g *LossGroup) section {
	sec := section{ID: g.ID, Title: g.Title, Words: []string{g.Words}, Charts: []*chart{lossChart(g)}}
	var why []string
	for i := range g.Losses {
		if l := &g.Losses[i]; l.Fatal && l.Why != "" {
			why = append(why, l.Name+", "+l.Lost+": "+l.Why)
		}
	}
	if len(why) > 0 {
		sec.Lists = append(sec.Lists, few("Why no programme survives", why))
	}
	return sec
}

// lossChart draws the worst losses of a group.
func lossChart(g *LossGroup) *chart {
	drawn := g.Losses[:min(mostDrawn, len(g.Losses))]
	title := "What the worst loss costs: people to tell"
	if len(drawn) < len(g.Losses) {
		title = "The " + strconv.Itoa(len(drawn)) + " worst of " + strconv.Itoa(len(g.Losses)) + ": people to tell"
	}
	c := &chart{
		ID: g.ID + "-bars", Title: g.Title + ": " + title, Desc: "A bar for each, as long as the number of people who have to be told; a full red bar is a loss that no programme survives.",
		Head:   []string{g.One, "Worst loss", "Verdict", "People to tell", "Sessions moved", "To another day", "Cost", "Impossible"},
		Height: float64(len(drawn))*lossRow + 12,
	}
	most := 1
	for i := range drawn {
		most = max(most, drawn[i].Told)
	}
	const space = width - lossLabel - lossRight
	scale := space / float64(most)
	seen := map[string]bool{}
	for i := range drawn {
		l := &drawn[i]
		y := 4 + float64(i)*lossRow
		c.text(lossLabel-10, y+15, "end", "label", cut(l.Name, 34))
		c.line(lossLabel, y, lossLabel, y+lossRow, "axis")
		tip := l.Name + ", " + l.Lost + ": " + l.said()
		length := float64(l.Told) * scale
		at := lossLabel + length
		switch {
		case l.Fatal:
			seen["clash"] = true
			c.box(lossLabel+.5, y+3, space, lossRow-6, "clash", tip)
			at = lossLabel + space
		case l.Unknown:
			seen["open"] = true
			c.box(lossLabel+.5, y+3, space, lossRow-6, "open", tip)
			at = lossLabel + space
		default:
			least := float64(min(l.Least, l.Told)) * scale
			if least > 0 {
				seen["use"] = true
				c.box(lossLabel+.5, y+3, least, lossRow-6, "use", tip)
			}
			if length > least {
				seen["level"] = true
				c.box(lossLabel+.5+max(least, 0), y+3, length-max(least, 0), lossRow-6, "level", tip)
			}
			at = max(at, lossLabel)
		}
		c.text(at+8, y+15, "start", "number", cut(l.short(), 19))
	}
	for i := range g.Losses {
		l := &g.Losses[i]
		c.row(l.Name, l.Lost, l.Verdict, l.Words, l.Moved, l.Days, l.Costs, l.FatalOf)
	}
	for _, k := range []keyEntry{{"clash", "impossible: no programme survives it, proved"}, {"open", "unknown: neither a programme nor a proof was found"}, {"use", "people to tell, proved"}, {"level", "at most so many, not proved"}} {
		if seen[k.Class] {
			c.Key = append(c.Key, k)
		}
	}
	return c
}

// said says a loss in a few words.
func (l *Loss) said() string {
	switch {
	case l.Fatal:
		return "impossible, proved"
	case l.Unknown:
		return l.Verdict
	}
	return l.Words + " to tell, " + l.Moved + " moved, " + l.Days + " to another day; " + l.Verdict
}

// short stands beside the bar.
func (l *Loss) short() string {
	switch {
	case l.Fatal:
		if l.FatalOf != "" {
			return "impossible: " + l.FatalOf
		}
		return "impossible"
	case l.Unknown:
		return l.Verdict
	}
	return l.Words
}

// movedSection draws how often sessions move.
func movedSection(moved []MovedOften) section {
	drawn := moved[:min(mostDrawn, len(moved))]
	c := &chart{
		ID: "moved-bars", Title: "Sessions that most losses move", Desc: "A bar for each session, as long as the number of losses after which it is elsewhere.",
		Head: []string{"Session", "Title", "Moved by", "To another day by", "Losses"}, Height: float64(len(drawn))*lossRow + 12,
		Key: []keyEntry{{"clash", "to another day"}, {"use", "on its day, to another time or room"}},
	}
	const space = width - lossLabel - lossRight
	scale := space / float64(max(1, drawn[0].Moved))
	for i := range drawn {
		m := &drawn[i]
		y := 4 + float64(i)*lossRow
		c.text(lossLabel-10, y+15, "end", "label", cut(m.ID+" "+m.Title, 34))
		c.line(lossLabel, y, lossLabel, y+lossRow, "axis")
		end := c.stack(lossLabel+.5, y+3, lossRow-6, scale, m.ID, []share{
			{"to another day", m.Days, strconv.Itoa(m.Days) + " losses", "clash"},
			{"on its day", m.Moved - m.Days, strconv.Itoa(m.Moved-m.Days) + " losses", "use"},
		})
		c.text(end+8, y+15, "start", "number", strconv.Itoa(m.Moved)+" of "+strconv.Itoa(m.Of))
	}
	for _, m := range moved {
		c.row(m.ID, m.Title, strconv.Itoa(m.Moved), strconv.Itoa(m.Days), strconv.Itoa(m.Of))
	}
	return section{
		ID: "moved", Title: "What moves most often",
		Words:  []string{"A session that many losses move is one that something else hangs on: whoever attends it should hear early that it may move. Sessions that have to move even if nothing is lost are not counted."},
		Charts: []*chart{c},
	}
}

// themeSection draws how many single points of failure themes have.
func themeSection(themes []ThemeLoss) section {
	drawn := themes[:min(mostDrawn, len(themes))]
	c := &chart{
		ID: "themes-bars", Title: "Single points of failure by theme", Desc: "A bar for each theme, as long as the number of losses that no programme survives and that touch its sessions.",
		Head: []string{"Theme", "Sessions", "Single points of failure", "Which", "Worst loss besides"}, Height: float64(len(drawn))*lossRow + 12,
	}
	most := 1
	for i := range drawn {
		most = max(most, len(drawn[i].Points))
	}
	const space = width - lossLabel - lossRight
	for i := range drawn {
		t := &drawn[i]
		y := 4 + float64(i)*lossRow
		c.text(lossLabel-10, y+15, "end", "label", cut(t.Theme, 34))
		c.line(lossLabel, y, lossLabel, y+lossRow, "axis")
		w := float64(len(t.Points)) * space / float64(most)
		if w > 0 {
			c.box(lossLabel+.5, y+3, w, lossRow-6, "clash", t.Theme+": "+few("", t.Points).Items[0])
		}
		c.text(lossLabel+w+8, y+15, "start", "number", strconv.Itoa(len(t.Points))+" / "+strconv.Itoa(t.Sessions)+" sessions")
	}
	for i := range themes {
		t := &themes[i]
		c.row(t.Theme, strconv.Itoa(t.Sessions), strconv.Itoa(len(t.Points)), joined(t.Points, 5), t.Worst)
	}
	return section{
		ID: "themes", Title: "Themes",
		Words:  []string{"A single point of failure is a loss of a person or of a room that no programme survives and that touches sessions on the theme. Behind each stands how many of them it touches."},
		Charts: []*chart{c},
	}
}

// few is a list of the first few of many.
func few(title string, items []string) list {
	l := list{Title: title, Items: items[:min(mostListed, len(items))], English: true}
	if n := len(items) - len(l.Items); n > 0 {
		l.More = "and " + strconv.Itoa(n) + " more"
	}
	return l
}

// joined joins the first few of many.
func joined(items []string, most int) string {
	text := ""
	for i, item := range items[:min(most, len(items))] {
		if i > 0 {
			text += "; "
		}
		text += item
	}
	if n := len(items) - most; n > 0 {
		text += " and " + strconv.Itoa(n) + " more"
	}
	return text
}
