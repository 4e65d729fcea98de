package export

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"programme/model/rules"
	"programme/solver/internal/sat"
)

// Format names how a question is written.
type Format string

// Formats.
const (
	CNF     Format = "cnf"      // DIMACS: the hard clauses alone
	WCNF    Format = "wcnf"     // of the MaxSAT Evaluations since 2022
	OldWCNF Format = "wcnf-old" // of those before
	OPB     Format = "opb"      // of the Pseudo-Boolean Competitions
)

// Formats returns the names of all formats.
func Formats() []string { return []string{string(CNF), string(WCNF), string(OldWCNF), string(OPB)} }

// Write writes the question. Comments, unless it was asked without, say what it is about and how to
// read the cost of a model; see [Tier].
func (q *Question) Write(w io.Writer, format Format) error {
	switch format {
	case CNF, WCNF, OldWCNF:
		if q.bare {
			break
		}
		if _, err := io.WriteString(w, q.comments("c ")); err != nil {
			return err
		}
	}
	switch format {
	case CNF:
		return q.hard.WriteDIMACS(w)
	case WCNF:
		return sat.WriteWCNF(w, q.hard, q.soft)
	case OldWCNF:
		return sat.WriteOldWCNF(w, q.hard, q.soft)
	case OPB: // whose first line has to be that of the sizes
		if q.bare {
			return sat.WriteOPB(w, q.hard, q.soft)
		}
		return sat.WriteOPB(&afterFirstLine{w: w, text: q.comments("* ")}, q.hard, q.soft)
	}
	return fmt.Errorf("there is no format %q; write one of %s", format, strings.Join(Formats(), ", "))
}

// comments returns the comments, each line behind mark.
func (q *Question) comments(mark string) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%sprogramme of %q\n", mark, rules.OneLine(q.Event))
	for _, limit := range q.Limits {
		fmt.Fprintf(&text, "%s%s\n", mark, limit)
	}
	for _, t := range q.Tiers {
		if t.Soft == 0 {
			fmt.Fprintf(&text, "%s%s costs %d, whatever the model\n", mark, q.called(t.Tier), t.Base)
			continue
		}
		fmt.Fprintf(&text, "%s%s costs %d and what the model costs in it, here times %d", mark, q.called(t.Tier), t.Base, t.Multiplier)
		if t.Unit > 1 {
			fmt.Fprintf(&text, " for each %d", t.Unit)
		}
		text.WriteString("\n")
	}
	for _, tier := range q.Left {
		fmt.Fprintf(&text, "%stier %d only tidies and is left out\n", mark, tier)
	}
	return text.String()
}

// called names a tier.
func (q *Question) called(tier int) string {
	if q.Changes {
		return fmt.Sprintf("change %d (%s)", tier, Kinds[tier-1])
	}
	return fmt.Sprintf("tier %d", tier)
}

// WriteMap writes a line for each variable: its number, a tab, and what it says where it
// is true, or "auxiliary".
func (q *Question) WriteMap(w io.Writer) error {
	out := bufio.NewWriter(w)
	for v := 1; v <= q.hard.Vars(); v++ {
		sentence, known := q.says[v]
		if !known {
			sentence = "auxiliary"
		}
		fmt.Fprintf(out, "%d\t%s\n", v, rules.OneLine(sentence))
	}
	return out.Flush()
}

// afterFirstLine writes text behind the first line of what is written through it.
type afterFirstLine struct {
	w    io.Writer
	text string // "" once it is written
}

func (a *afterFirstLine) Write(p []byte) (int, error) {
	end := bytes.IndexByte(p, '\n') + 1
	if a.text == "" || end == 0 {
		return a.w.Write(p)
	}
	n, err := a.w.Write(p[:end])
	if err != nil {
		return n, err
	}
	if _, err := io.WriteString(a.w, a.text); err != nil {
		return n, err
	}
	a.text = ""
	rest, err := a.w.Write(p[end:])
	return n + rest, err
}
