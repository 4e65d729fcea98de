package composition

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"programme/model"
	"programme/model/rules"
	"programme/model/when"
)

// mostWords is how many words a length of time has: "1 h 30 min".
const mostWords = 4

// minutesIn returns the last length of time that the words of a format name with a unit, as
// in Round Table - 90 Min; 0 if they name none.
func minutesIn(text string) model.Minutes {
	words := strings.FieldsFunc(text, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("-–—()[]/;|", c) })
	for end := len(words); end > 0; end-- {
		for start := max(0, end-mostWords); start < end; start++ {
			length := strings.Trim(strings.Join(words[start:end], " "), ",:")
			n, err := when.Length(length)
			if err == nil && strings.ContainsFunc(length, func(c rune) bool { return unicode.IsLetter(c) || c == '\'' }) {
				return n
			}
		}
	}
	return 0
}

// minutesOf returns the minutes that a cell names, or is.
func minutesOf(cell string) model.Minutes {
	if n, err := when.Length(cell); err == nil {
		return n
	}
	return minutesIn(cell)
}

// format returns what of a session names the minutes of its format first, a column or the
// type, and how many those are; 0 if nothing does.
func (l *look) format(s model.SessionIndex, b *rules.Bound) (words string, minutes model.Minutes) {
	session := &l.e.Sessions[s]
	for _, column := range b.Items("columns") {
		k := slices.IndexFunc(l.e.ExtraColumns["sessions"], func(name string) bool { return strings.EqualFold(name, column) })
		if k < 0 || k >= len(session.Extra) {
			continue
		}
		if n := minutesOf(session.Extra[k]); n > 0 {
			if name := l.e.ExtraColumns["sessions"][k]; !slices.Contains(l.columns, name) {
				l.columns = append(l.columns, name)
			}
			return fmt.Sprintf("its %s %q", column, session.Extra[k]), n
		}
	}
	return fmt.Sprintf("its type %q", session.Type), minutesIn(session.Type)
}

// formats is C8.
func formats(l *look) Scope {
	scope := Scope{Of: "sessions whose format names minutes", Lacks: "no format names minutes"}
	for i := range l.e.Sessions {
		s := &l.e.Sessions[i]
		x := model.SessionIndex(i)
		b, on := l.settingOf(x)
		if !on {
			continue
		}
		words, named := l.format(x, b)
		if named == 0 {
			continue
		}
		if scope.Count++; named != s.Minutes {
			l.add(b, s.Pos, []model.SessionIndex{x}, nil, difference(named, s.Minutes),
				fmt.Sprintf("%s takes %s, and %s names %s", rules.Session(l.e, x), rules.Duration(s.Minutes), words, rules.Duration(named)),
				"write the right one under sessions, as minutes or as the format")
		}
	}
	return scope.whole()
}

// published is C9.
func published(l *look) Scope {
	scope := Scope{Of: "published sessions", Lacks: "no session is published"}
	if l.e.Baseline == nil {
		return scope
	}
	for _, p := range l.e.Baseline.Placements {
		s := &l.e.Sessions[p.Session]
		b, on := l.settingOf(p.Session)
		if !on || p.State != model.Published {
			continue
		}
		scope.Count++
		words, due := l.format(p.Session, b)
		if words += " names"; due == 0 {
			words, due = "takes", s.Minutes
		}
		if lasts := p.Minutes(); lasts != due {
			l.add(b, p.Pos, []model.SessionIndex{p.Session}, nil, difference(lasts, due),
				fmt.Sprintf("%s is published for %s, and %s %s", rules.Session(l.e, p.Session), rules.Duration(lasts), words, rules.Duration(due)),
				"write the right end into the baseline, or the right minutes or format under sessions")
		}
	}
	return scope.whole()
}

func difference(a, b model.Minutes) int { return int(max(a-b, b-a)) }
