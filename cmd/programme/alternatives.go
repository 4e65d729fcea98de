package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/diff"
	"programme/model/exchange/sheets"
	"programme/model/rules"
	"programme/solver"
)

// mostAlternatives bounds the programmes that are compared, a column each.
const mostAlternatives = 20

// alternativeNames returns the names of the tables of programmes beside an answer.
func alternativeNames() (names []string) {
	for number := 2; number <= mostAlternatives; number++ {
		names = append(names, sheets.AlternativeName(number))
	}
	return names
}

// alternativesFlags ask for programmes beside the answer.
type alternativesFlags struct {
	alternatives int
	differ       int
	loss         string

	ask solver.AskAlternatives // what they come to, once read
}

// defineAlternatives defines the flags; what a loss is of, and of which sessions one of ten are
// to differ, is the command's.
func (o *alternativesFlags) defineAlternatives(f *pflag.FlagSet, as, ten, loss string) {
	f.IntVar(&o.alternatives, "alternatives", 1, "find `K` programmes in all, "+as+", and compare them (default: one)")
	f.IntVar(&o.differ, "differ", 0, "each two of them differ in at least `N` sessions, in start or room (default: one of ten "+ten+", at least 1)")
	f.StringVar(&o.loss, "loss", "", "let the others be worse by `LOSS`, like "+loss+" (default: not at all)")
}

// readAlternatives reads the flags that were given, with what a loss can be of.
func (o *alternativesFlags) readAlternatives(given func(string) bool, of lossOf) error {
	switch {
	case given("alternatives") && (o.alternatives < 2 || o.alternatives > mostAlternatives):
		return fmt.Errorf("--alternatives is a number of programmes, the first one included, from 2 to %d", mostAlternatives)
	case (given("differ") || given("loss")) && !given("alternatives"):
		return errors.New("--differ and --loss are about --alternatives; give how many, like --alternatives 3")
	case given("differ") && o.differ < 1:
		return errors.New("--differ is a number of sessions, at least 1")
	case !given("alternatives"):
		return nil
	}
	o.ask.Number, o.ask.Differ = o.alternatives, o.differ
	l := of(&o.ask)
	return l.read(o.loss)
}

// written returns the files that are written with every programme, and with those beside it.
func (o *alternativesFlags) written() []string {
	names := slices.Clone(alwaysWritten)
	if o.alternatives > 1 {
		names = append(append(names, "alternatives.csv"), alternativeNames()[:o.alternatives-1]...)
	}
	return names
}

// stamp returns what the answer says of the flags; nil if none was given.
func (o *alternativesFlags) stamp() *present.AskedAlternatives {
	if o.alternatives < 2 {
		return nil
	}
	return &present.AskedAlternatives{Number: o.alternatives, Differ: o.differ, Loss: o.loss}
}

// limitOfFirst says how long the first programme could take: all of the time but where there are
// to be others.
func (o *alternativesFlags) limitOfFirst(d duration) string {
	if o.alternatives < 2 {
		return d.words()
	}
	share := duration{Duration: time.Duration(solver.FirstShare * float64(d.Duration))}
	return fmt.Sprintf("%g s, the share of the first programme in %s", share.Seconds(), d.words())
}

// losses are what a loss can be of, by name.
type losses struct {
	names   []string
	of      []*solver.Allowance
	known   string // the names, in a few words
	example string
}

// lossOf returns where the losses of a question go.
type lossOf func(*solver.AskAlternatives) losses

// lossOfTiers is of the tiers.
func lossOfTiers(ask *solver.AskAlternatives) losses {
	l := losses{known: "tier 1 to tier 9", example: "tier 3: 20"}
	for t := range ask.Loss {
		l.names, l.of = append(l.names, fmt.Sprintf("tier %d", t+1)), append(l.of, &ask.Loss[t])
	}
	return l
}

// lossOfChanges is of the numbers of changes.
func lossOfChanges(ask *solver.AskAlternatives) losses {
	m := &ask.More
	names := []string{"dropped", "told", "days", "times", "rooms", "moved"}
	return losses{names, []*solver.Allowance{&m.Dropped, &m.Told, &m.Days, &m.Times, &m.Rooms, &m.Moved}, strings.Join(names, ", "), "told: 5"}
}

// read reads a loss: "5%" of everything, or "tier 3: 20, tier 4: 5%", each by itself. The error
// says all that is wrong with it.
func (l *losses) read(text string) error {
	if text == "" {
		return nil
	}
	var faults []string
	for part := range strings.SplitSeq(text, ",") {
		if fault := l.readPart(part); fault != "" {
			faults = append(faults, fault)
		}
	}
	if len(faults) > 0 {
		return errors.New("--loss: " + strings.Join(faults, "; "))
	}
	return nil
}

// readPart reads one loss, and returns what is wrong with it.
func (l *losses) readPart(part string) (fault string) {
	name, amount, named := strings.Cut(part, ":")
	if !named {
		name, amount = "", part
	}
	name, amount = strings.Join(strings.Fields(name), " "), strings.TrimSpace(amount)
	a, ok := readAllowance(amount)
	at := slices.IndexFunc(l.names, func(n string) bool { return strings.EqualFold(n, name) })
	switch {
	case !ok, !named && !strings.HasSuffix(amount, "%"):
		return fmt.Sprintf("%q is not a loss; write it like 5%%, or %q", strings.TrimSpace(part), l.example)
	case !named:
		for _, of := range l.of {
			of.Percent = max(of.Percent, a.Percent)
		}
	case at < 0:
		fault = fmt.Sprintf("%q is none of %s", name, l.known)
		if near := model.Nearest(name, l.names); near != "" {
			fault += fmt.Sprintf("; did you mean %q?", near)
		}
	case l.of[at].Given:
		return fmt.Sprintf("%q stands there twice", l.names[at])
	default:
		*l.of[at] = a
	}
	return fault
}

// mostLoss bounds a loss.
const mostLoss = 1_000_000_000

// readAllowance reads "20" or "5%".
func readAllowance(text string) (a solver.Allowance, ok bool) {
	number, percent := strings.CutSuffix(text, "%")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 0 || n > mostLoss {
		return a, false
	}
	if a.Given = true; percent {
		a.Percent = n
	} else {
		a.Amount = n
	}
	return a, true
}

// judgeAlternatives says where our judge does not bear out what our solver returned beside an
// answer; nil if it does.
func judgeAlternatives(book *rules.Book, b *present.Beside) error {
	if b == nil {
		return nil
	}
	for i, p := range b.Programmes[1:] {
		judged := check.Programme(book, p)
		if judged.Hard > 0 || judged.Cost != b.Costs[i+1] {
			return term.OurFault(fmt.Errorf("our checker refused our own programme %d: %s, at a cost of %v, which our solver said is %v", i+2, present.BrokenWords(judged), judged.Cost, b.Costs[i+1]))
		}
		for k := range i + 1 {
			if n := len(diff.Among(book.Event(), []*model.Programme{b.Programmes[k], p})); n < b.Differ {
				return term.OurFault(fmt.Errorf("our programmes %d and %d differ in %s, and were to in %d", k+1, i+2, rules.Count(n, "session", "sessions"), b.Differ))
			}
		}
	}
	return nil
}
