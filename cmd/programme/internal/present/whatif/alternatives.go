package whatif

import (
	"fmt"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// ShowAlternatives prints the programmes beside the answer to a question, with what each changes;
// nothing where none were asked for. The limit is that of the time.
func ShowAlternatives(c *term.Console, r *Reply, limit string, reader model.Zone) error {
	b := r.Others
	if b == nil {
		return nil
	}
	good := "with no more changes of any kind"
	switch {
	case b.Loss != "":
		good = fmt.Sprintf("within a loss of %q", b.Loss)
	case r.Result.Verdict == solver.Optimal:
		good = "with the same numbers of changes"
	}
	c.Printf("\n")
	return present.ShowAlternatives(c, b, good, limit, changeRows(r), reader)
}

// changeRows says what each programme changes.
func changeRows(r *Reply) (rows []present.Row) {
	type numbers struct {
		people, moved int
		of            solver.Changes
	}
	all := []numbers{{r.Result.People, r.Result.Moved, r.Result.Changes}}
	for _, a := range r.Others.Found {
		all = append(all, numbers{a.People, a.Moved, a.Changes})
	}
	add := func(what string, number func(*numbers) string) {
		row := present.Row{What: what}
		for i := range all {
			row.Cells = append(row.Cells, number(&all[i]))
		}
		rows = append(rows, row)
	}
	add("people to tell", func(n *numbers) string {
		if r.Result.Weighed {
			return fmt.Sprintf("%d (%s)", n.people, rules.Count(n.of.Told, "point", "points"))
		}
		return fmt.Sprint(n.people)
	})
	for _, k := range []struct {
		what   string
		number func(*numbers) int
	}{
		{"sessions moved", func(n *numbers) int { return n.moved - n.of.Dropped }},
		{"to another day", func(n *numbers) int { return n.of.Days }},
		{"to another time", func(n *numbers) int { return n.of.Times }},
		{"to another room", func(n *numbers) int { return n.of.Rooms }},
		{"dropped", func(n *numbers) int { return n.of.Dropped }},
	} {
		add(k.what, func(n *numbers) string { return fmt.Sprint(k.number(n)) })
	}
	return rows
}
