package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/diff"
	"programme/model/rules"
	"programme/solver"
)

// mostAlternatives bounds the programmes that are compared, a column each.
const mostAlternatives = 20

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
	names, allowances := of(&o.ask)
	return readLoss(o.loss, names, allowances)
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

// lossOf returns what a loss can be of, by name, and where that of everything goes.
type lossOf func(*solver.AskAlternatives) (names []string, of []*solver.Allowance)

// lossOfTiers is of the tiers.
func lossOfTiers(ask *solver.AskAlternatives) (names []string, of []*solver.Allowance) {
	for t := range ask.Loss {
		names, of = append(names, fmt.Sprintf("tier %d", t+1)), append(of, &ask.Loss[t])
	}
	return names, of
}

// lossOfChanges is of the numbers of changes.
func lossOfChanges(ask *solver.AskAlternatives) (names []string, of []*solver.Allowance) {
	m := &ask.More
	return []string{"dropped", "told", "days", "times", "rooms", "moved"}, []*solver.Allowance{&m.Dropped, &m.Told, &m.Days, &m.Times, &m.Rooms, &m.Moved}
}

// readLoss reads a loss: "5%" of everything, or "tier 3: 20, tier 4: 5%", each by itself. The
// error says all that is wrong with it.
func readLoss(text string, names []string, of []*solver.Allowance) error {
	if strings.TrimSpace(text) == "" {
		if text != "" {
			return errors.New("--loss is empty; write it like 5%")
		}
		return nil
	}
	var faults []string
	for part := range strings.SplitSeq(text, ",") {
		name, amount, named := strings.Cut(part, ":")
		if !named {
			name, amount = "", part
		}
		name, amount = strings.Join(strings.Fields(name), " "), strings.TrimSpace(amount)
		a, ok := readAllowance(amount)
		if percent := strings.HasSuffix(amount, "%"); !ok || !named && !percent {
			faults = append(faults, fmt.Sprintf("%q is not a loss; write it like 5%%, or %q", strings.TrimSpace(part), names[2]+": 20"))
			continue
		}
		if !named {
			for i := range of {
				of[i].Percent = max(of[i].Percent, a.Percent)
			}
			continue
		}
		at := -1
		for i := range names {
			if strings.EqualFold(names[i], name) {
				at = i
			}
		}
		switch {
		case at < 0:
			fault := fmt.Sprintf("%q is none of %s", name, strings.Join(names, ", "))
			if near := model.Nearest(name, names); near != "" {
				fault += fmt.Sprintf("; did you mean %q?", near)
			}
			faults = append(faults, fault)
		case of[at].Given:
			faults = append(faults, fmt.Sprintf("%q stands there twice", names[at]))
		default:
			*of[at] = a
		}
	}
	if len(faults) > 0 {
		return errors.New("--loss: " + strings.Join(faults, "; "))
	}
	return nil
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
