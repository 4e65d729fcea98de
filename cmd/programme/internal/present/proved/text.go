package proved

import (
	"fmt"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model/rules"
	"programme/solver/export/certificate"
	"programme/solver/export/certificate/checker"
)

// Show prints what was certified, and what not.
func Show(c *term.Console, x *Certificate) error {
	showQuestion(c, &x.Question)
	if len(x.Claims) == 0 {
		c.Printf("nothing is certified\n")
	}
	for _, claim := range x.Claims {
		c.Printf("%s\n", c.Paint.Bold(term.Plain(claim)))
	}
	for i := range x.Parts {
		c.Printf("  %s:\n", x.Parts[i].Proof)
		showSentence(c, x.Parts[i].Sentence)
	}
	for _, text := range x.Missing {
		c.Printf("not certified: %s\n", term.Plain(text))
	}
	return nil
}

func showQuestion(c *term.Console, q *Question) {
	for _, text := range q.Lines() {
		c.Printf("%s\n", term.Plain(text))
	}
}

// showSentence prints what a part means, which may take several lines.
func showSentence(c *term.Console, sentence string) {
	for line := range strings.SplitSeq(sentence, "\n") {
		c.Printf("    %s\n", term.Plain(line))
	}
}

// Verified is the answer of verify.
type Verified struct {
	present.Head
	Accepted bool     `json:"accepted"`
	Refused  string   `json:"refused"`  // why not; "" if it is
	Compared bool     `json:"compared"` // the formulas were made again from the event, and are the same
	Question Question `json:"question"` // what was made of the event; nothing of a refused certificate
	Claims   []string `json:"claims"`   // that were shown; none where nothing was compared
	Claimed  []string `json:"claimed"`  // that only the event can show, where nothing was compared
	Checked  []Check  `json:"checked"`  // the parts
	Missing  []string `json:"missing"`  // what the certificate says it does not have
	Ignored  []string `json:"ignored"`  // files of the folder that the certificate does not have
	Trust    string   `json:"trust"`
}

// Check is what a proof took.
type Check struct {
	Part     string `json:"part"`
	Sentence string `json:"sentence"`
	Rows     int    `json:"rows"`
	Steps    int    `json:"steps"`
}

// CheckOf returns what it took to check a part.
func CheckOf(p *Part, checked checker.Checked) Check {
	return Check{p.Stem(), p.Sentence, checked.Rows, checked.Steps}
}

// ShowVerified prints what was checked, and what rests on trust.
func ShowVerified(c *term.Console, x *Certificate, v *Verified) error {
	if !v.Accepted {
		c.Verdict("refused")
		c.Printf("%s %s\n", c.Paint.Red("refused:"), term.Plain(v.Refused))
		return nil
	}
	if v.Compared {
		c.Verdict("verified")
	} else {
		c.Verdict("the proofs are verified, and nothing of an event")
		c.Printf("claimed of an event that was not looked at, and not checked:\n")
	}
	showQuestion(c, &v.Question)
	for _, claim := range v.Claims {
		c.Printf("%s\n", c.Paint.Bold(term.Plain(claim)))
	}
	for _, claim := range v.Claimed {
		c.Printf("  %s\n", term.Plain(claim))
	}
	c.Printf("\nchecked:\n")
	for i, k := range v.Checked {
		p := &x.Parts[i]
		rows := rules.Count(k.Rows, "clause", "clauses")
		if p.Kind == certificate.Sum {
			rows = rules.Count(k.Rows, "sum", "sums")
		}
		c.Printf("  %s has no model: %s, refuted by %s in %s\n", p.Formula, rows, p.Proof, rules.Count(k.Steps, "step", "steps"))
		if !v.Compared {
			c.Printf("    said to mean, which is not checked:\n")
		}
		showSentence(c, p.Sentence)
	}
	if v.Compared {
		c.Printf("  the formulas are those of the event, made again from its tables\n")
		if len(x.Costs) > 0 {
			c.Printf("  %s keeps all hard rules, and costs as much as claimed: the judges of the rules say so\n", Programme)
		}
		if len(x.Changes) > 0 {
			c.Printf("  it changes as much as claimed: counted again\n")
		}
	}
	for _, name := range v.Ignored {
		c.Printf("not looked at: %s, which is no file of the certificate\n", term.Plain(name))
	}
	for _, text := range v.Missing {
		c.Printf("not certified: %s\n", term.Plain(text))
	}
	c.Printf("\n%s\n", v.Trust)
	return nil
}

// TrustOf says what rests on trust of a certificate that was compared with its event, or not.
func TrustOf(compared bool) string {
	if compared {
		return Trust
	}
	return fmt.Sprintf("Not compared with the event: name it, and the formulas are made again from its tables.\nUntil then the proofs are about formulas that anybody may have written.\n%s", Trust)
}
