// Package proved says what a certificate claims, what it holds, and what came of checking it.
package proved

import (
	"fmt"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model/rules"
	"programme/solver/export/certificate"
)

// Names of files of a certificate. Formulas and proofs are called by the number of their part.
const (
	Manifest  = "certificate.json"
	ClaimFile = "claim.txt"
	Programme = "programme.csv" // that keeps all rules, where there is one
	From      = "from.csv"      // the earlier programme, where it is not the event's own
)

// Certificate is certificate.json, and the answer of prove.
type Certificate struct {
	present.Head
	Tool     present.Tool  `json:"tool"`
	Event    present.Event `json:"event"`
	Input    present.Input `json:"input"` // the tables that the claims are about
	Question Question      `json:"question"`
	Verdict  string        `json:"verdict"` // of the answer
	Claims   []string      `json:"claims"`  // what follows from the parts and the programme
	Missing  []string      `json:"missing"` // what the answer says besides, of which there is no certificate
	Parts    []Part        `json:"parts"`
	// Costs are what the programme costs, per tier; empty without one.
	Costs []int `json:"costs"`
	// Changes are how much it changes against the earlier one, of each kind; empty where that is
	// not the question.
	Changes []int `json:"changes"`
	// Weighed says that Changes, and parts of kind fewest, count people told in points of R53.
	Weighed bool             `json:"told_weighed"`
	Files   []term.FileStamp `json:"files"` // but this one
}

// Question is what was made of the event before it was asked about.
type Question struct {
	Command string   `json:"command"` // that gave the answer
	From    string   `json:"from"`    // the file of the certificate that is the earlier programme; "" for the baseline of the event, if it has one
	Keep    string   `json:"keep"`
	Now     string   `json:"now"`
	Freeze  string   `json:"freeze"`
	Changes []string `json:"changes"`
}

// Part is a statement, and the files that show it.
type Part struct {
	certificate.Statement
	Sentence string `json:"sentence"`
	Formula  string `json:"formula"`
	Map      string `json:"map"`
	Proof    string `json:"proof"`
}

// Stem returns what the names of a part's files begin with.
func (p *Part) Stem() string { return strings.TrimSuffix(strings.TrimSuffix(p.Map, Packed), ".map") }

// Packed is what the name of a file ends with that is compressed; no other than those of parts is.
const Packed = ".gz"

// PartFiles returns what the files of a part are called, by its number from 1, where they are not
// compressed.
func PartFiles(number int, kind certificate.Kind) (formula, mapped, proof string) {
	stem := fmt.Sprint(number)
	if kind == certificate.Sum {
		return stem + ".opb", stem + ".map", stem + ".sum"
	}
	return stem + ".cnf", stem + ".map", stem + ".lrat"
}

// Holds returns the names of the files that a certificate has: those of its parts as they are called
// there. The error says what is called otherwise than prove calls it.
func (c *Certificate) Holds() ([]string, error) {
	names := []string{ClaimFile}
	if len(c.Costs) > 0 {
		names = append(names, Programme)
	}
	switch c.Question.From {
	case "":
	case From:
		names = append(names, From)
	default:
		return nil, fmt.Errorf("the earlier programme is %q and not %s", c.Question.From, From)
	}
	for i := range c.Parts {
		p := &c.Parts[i]
		formula, mapped, proof := PartFiles(i+1, p.Kind)
		for _, x := range [][2]string{{p.Formula, formula}, {p.Map, mapped}, {p.Proof, proof}} {
			if x[0] != x[1] && x[0] != x[1]+Packed {
				return nil, fmt.Errorf("part %d has a file %q, where %s should be", i+1, x[0], x[1])
			}
			names = append(names, x[0])
		}
	}
	return names, nil
}

// Conclude says what follows from the parts, which are taken to be proved, and from a programme that is
// taken to keep all hard rules, to cost that much and to change that much. Nothing is said of
// more than that.
func (c *Certificate) Conclude() (claims []string) {
	for i := range c.Parts {
		if k := c.Parts[i].Kind; k == certificate.Core || k == certificate.Sum {
			claims = append(claims, "There is no programme that keeps all hard rules.")
			break
		}
	}
	if len(c.Costs) > 0 {
		claims = append(claims, Programme+" keeps all hard rules.")
		claims = append(claims, c.optimal()...)
	}
	for i := range c.Parts {
		if p := &c.Parts[i]; (p.Kind == certificate.Least || p.Kind == certificate.Fewest) && !c.attained(p) {
			claims = append(claims, p.Sentence)
		}
	}
	return claims
}

// optimal says as far as which tier, or kind of change, the programme is the best.
func (c *Certificate) optimal() (claims []string) {
	kind, amounts, words, does, one, many := certificate.Least, c.Costs, c.costWords(), "costs", "tier", "tiers"
	if len(c.Changes) > 0 {
		kind, amounts, words, does, one, many = certificate.Fewest, c.Changes, c.changeWords(), "changes", "kind of changes", "kinds of changes"
	}
	n := 0
	for n < len(amounts) && c.least(kind, n+1, amounts) {
		n++
	}
	switch {
	case n == len(amounts):
		claims = append(claims, fmt.Sprintf("No programme that keeps them %s less: %s.", does, rules.And(words)))
	case n > 0:
		claims = append(claims, fmt.Sprintf("No programme that keeps them %s less, %s: %s.", does, asFarAs(n, one, many), rules.And(words[:n])))
	}
	return claims
}

// least reports whether a tier, or kind of change, cannot be less than it is, given those before.
func (c *Certificate) least(kind certificate.Kind, tier int, amounts []int) bool {
	if amounts[tier-1] == 0 { // nothing counts for less than nothing
		return true
	}
	for i := range c.Parts {
		if p := &c.Parts[i]; p.Kind == kind && p.Tier == tier && c.attained(p) {
			return true
		}
	}
	return false
}

// attained reports whether a part says that the programme is at the least in a tier, or kind of
// change, of those that are as good before.
func (c *Certificate) attained(p *Part) bool {
	var amounts []int
	switch {
	case p.Kind == certificate.Least && len(c.Changes) == 0:
		amounts = c.Costs
	case p.Kind == certificate.Fewest && len(c.Costs) > 0:
		amounts = c.Changes
	default:
		return false
	}
	if p.Tier < 1 || p.Tier > len(amounts) || len(p.Given) >= p.Tier || p.Least != amounts[p.Tier-1] {
		return false
	}
	for i, most := range p.Given {
		if most < amounts[i] {
			return false
		}
	}
	return true
}

// asFarAs says how many of the first something holds for.
func asFarAs(n int, one, many string) string {
	if n == 1 {
		return "as far as the first " + one
	}
	return fmt.Sprintf("as far as the first %d %s", n, many)
}

func (c *Certificate) costWords() (words []string) {
	for i, n := range c.Costs {
		words = append(words, fmt.Sprintf("%d in tier %d", n, i+1))
	}
	return words
}

func (c *Certificate) changeWords() (words []string) {
	kinds := c.ChangeKinds()
	for i, n := range c.Changes {
		words = append(words, fmt.Sprintf("%d %s", n, kinds[i]))
	}
	return words
}

// ChangeKinds says what each kind of change counts.
func (c *Certificate) ChangeKinds() []string {
	told := "told"
	if c.Weighed {
		told = "points of R53 for people told"
	}
	return []string{"dropped", told, "to another day", "to another time", "to another room"}
}

// Claim returns claim.txt.
func (c *Certificate) Claim() []byte {
	var b strings.Builder
	line := func(format string, args ...any) { // no text of a table or of a certificate adds one
		fmt.Fprintf(&b, "%s\n", term.Plain(fmt.Sprintf(format, args...)))
	}
	line("%s", c.Event.Name)
	line("as its tables were read: sha256 %s", c.Input.SHA256)
	line("of an answer of programme %s, %s; certified by %s %s, %s, is what follows and no more", c.Question.Command, c.Verdict, c.Tool.Name, c.Tool.Version, c.Tool.Go)
	for _, text := range c.Question.Lines() {
		line("%s", text)
	}
	b.WriteString("\n")
	for _, claim := range c.Claims {
		line("%s", claim)
	}
	for i := range c.Parts {
		p := &c.Parts[i]
		fmt.Fprintf(&b, "\n%s shows with %s, whose variables or rows %s explains:\n", p.Proof, p.Formula, p.Map)
		for text := range strings.SplitSeq(p.Sentence, "\n") {
			line("%s", text)
		}
	}
	for _, text := range c.Missing {
		b.WriteString("\n")
		line("Not certified: %s.", text)
	}
	fmt.Fprintf(&b, "\n%s\n", Trust)
	return []byte(b.String())
}

// Trust says what is not proved.
const Trust = `What rests on trust: that the formulas mean the rules. They are made from the tables by the
program; the judges of the rules, which share no code with that, are held against them by
its tests. That a formula has no model is shown by its proof, which any checker can read.`

// Lines say what was made of the event, which everything is about that is claimed.
func (q *Question) Lines() (lines []string) {
	for _, x := range []struct{ what, text string }{
		{"with the earlier programme", q.From}, {"of which stay", q.Keep}, {"now", q.Now}, {"of which is frozen", q.Freeze},
	} {
		if x.text != "" {
			lines = append(lines, x.what+": "+x.text)
		}
	}
	for _, change := range q.Changes {
		lines = append(lines, "changed: "+change)
	}
	return lines
}
