package words

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"programme/model"
)

var place = regexp.MustCompile(`\{[a-z0-9]+\}`)

// places returns what a text has places for, but for the number, which a language can say
// in a word.
func places(text string) []string {
	found := slices.DeleteFunc(place.FindAllString(text, -1), func(p string) bool { return p == "{n}" })
	slices.Sort(found)
	return slices.Compact(found)
}

// Every language has every text, in the forms that it has for numbers, with the same places.
func TestTextsAreComplete(t *testing.T) {
	english := In(English)
	for _, tag := range Tags() {
		l := In(tag)
		if l.Name() == "" {
			t.Errorf("%s has no name", tag)
		}
		var categories []string
		for n := range 200 {
			if c := categoryOf(tag, n); !slices.Contains(categories, c) {
				categories = append(categories, c)
			}
		}
		if !slices.Contains(categories, "other") { // for fractions, which a script may have
			categories = append(categories, "other")
		}
		slices.Sort(categories)
		for key := range english.texts {
			if l.texts[key] == nil {
				t.Errorf("%s does not say %q", tag, key)
			}
		}
		for key, text := range l.texts {
			reference := english.texts[key]
			if reference == nil {
				t.Errorf("%s says %q, which English does not", tag, key)
				continue
			}
			if _, single := reference[""]; single != (text[""] != "") {
				t.Errorf("%s: %q has forms for numbers in one of the languages only", tag, key)
			} else if have := slices.Sorted(maps.Keys(text)); !single && !slices.Equal(have, categories) {
				t.Errorf("%s: %q has the forms %v, want %v", tag, key, have, categories)
			}
			for category, form := range text {
				want := places(cmp.Or(reference[category], reference["other"], reference[""]))
				if category != "zero" && strings.Join(places(form), " ") != strings.Join(want, " ") {
					t.Errorf("%s: %q has the places %v, want %v", tag, key, places(form), want)
				}
				if form != strings.TrimSpace(form) || strings.Contains(form, "  ") {
					t.Errorf("%s: %q has blanks too many", tag, key)
				}
			}
		}
	}
}

func TestSay(t *testing.T) {
	tests := []struct {
		tag, key string
		pairs    []any
		want     string
	}{
		{"en", "page.sessions", []any{"n", 1}, "1 session"},
		{"en", "page.sessions", []any{"n", 0}, "0 sessions"},
		{"fr", "page.sessions", []any{"n", 0}, "0 séance"},
		{"ru", "page.sessions", []any{"n", 21}, "21 сессия"},
		{"ru", "page.sessions", []any{"n", 12}, "12 сессий"},
		{"ru", "page.sessions", []any{"n", 3}, "3 сессии"},
		{"ar", "page.sessions", []any{"n", 2}, "جلستان"},
		{"ar", "page.sessions", []any{"n", 103}, "103 جلسات"},
		{"ar", "page.sessions", []any{"n", 11}, "11 جلسة"},
		{"zh", "page.found", []any{"n", 5, "found", 2}, "5 场会议中的 2 场"},
		{"de", "page.venue_zone", []any{"zone", "{n}"}, "{n} (Tagungsort)"},
		{"de", "page.list", nil, "Liste"},
	}
	for _, tt := range tests {
		if got := In(tt.tag).Say(tt.key, tt.pairs...); got != tt.want {
			t.Errorf("%s: %s of %v is %q, want %q", tt.tag, tt.key, tt.pairs, got, tt.want)
		}
	}
	if got := In("").Tag(); got != "en" {
		t.Errorf("without a tag it is %q", got)
	}
}

func TestDates(t *testing.T) {
	day := func(y int, m, d int) model.Date { return model.Date{Year: y, Month: time.Month(m), Day: d} }
	first := day(2023, 10, 1)
	tests := []struct{ tag, long, short, at, month, year, years string }{
		{"en", "Sunday 1 October 2023", "Sun 1 Oct", "Sunday 1 October, 09:00", "1–3 October 2023", "1 October – 2 November 2023", "1 October 2023 – 1 January 2024"},
		{"de", "Sonntag, 1. Oktober 2023", "So 1. Okt.", "Sonntag, 1. Oktober, 09:00", "1.–3. Oktober 2023", "1. Oktober – 2. November 2023", "1. Oktober 2023 – 1. Januar 2024"},
		{"fr", "dimanche 1er octobre 2023", "dim. 1er oct.", "dimanche 1er octobre, 09:00", "1er–3 octobre 2023", "1er octobre – 2 novembre 2023", "1er octobre 2023 – 1er janvier 2024"},
		{"es", "domingo 1 de octubre de 2023", "dom 1 oct", "domingo 1 de octubre, 09:00", "1 a 3 de octubre de 2023", "1 de octubre a 2 de noviembre de 2023", "1 de octubre de 2023 a 1 de enero de 2024"},
		{"ru", "воскресенье, 1 октября 2023 года", "вс 1 окт.", "воскресенье, 1 октября, 09:00", "1–3 октября 2023 года", "1 октября – 2 ноября 2023 года", "1 октября 2023 года – 1 января 2024 года"},
		{"zh", "2023年10月1日星期日", "10月1日 周日", "10月1日星期日 09:00", "2023年10月1日至3日", "2023年10月1日至11月2日", "2023年10月1日至2024年1月1日"},
		{"ar", "الأحد، 1 تشرين الأول/أكتوبر 2023", "الأحد 1 أكتوبر", "الأحد، 1 تشرين الأول/أكتوبر، 09:00", "1–3 تشرين الأول/أكتوبر 2023", "1 تشرين الأول/أكتوبر – 2 تشرين الثاني/نوفمبر 2023", "1 تشرين الأول/أكتوبر 2023 – 1 كانون الثاني/يناير 2024"},
	}
	for _, tt := range tests {
		l := In(tt.tag)
		got := []string{l.Long(first), l.Short(first), l.At(first, "09:00"), l.Dates(first, day(2023, 10, 3)), l.Dates(first, day(2023, 11, 2)), l.Dates(first, day(2024, 1, 1))}
		want := []string{tt.long, tt.short, tt.at, tt.month, tt.year, tt.years}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", tt.tag, got[i], want[i])
			}
		}
	}
	for _, tag := range Tags() {
		for key, n := range map[string]int{"date.weekdays": 7, "date.weekdays_short": 7, "date.months": 12, "date.months_short": 12} {
			if have := len(In(tag).list(key)); have != n {
				t.Errorf("%s has %d %s", tag, have, key)
			}
		}
	}
}

func TestRoles(t *testing.T) {
	for _, r := range model.DefaultRoles() {
		if !In("zh").Says("role." + r.ID) {
			t.Errorf("there is no word for %s", r.ID)
		}
	}
	if got := In("fr").Role("note_taker"); got != "note taker" {
		t.Errorf("a role of the event is %q", got)
	}
}

func TestNamesOfLanguages(t *testing.T) {
	for _, tt := range []struct{ tag, word, want string }{
		{"en", "fr", "French"}, {"de", "FR", "Französisch"}, {"fr", "zh", "chinois"}, {"ar", "en", "الإنجليزية"}, {"zh", "ru", "俄语"}, {"en", "French", ""}, {"en", "sign", ""}, {"en", "", ""}, {"es", "qqq", ""},
	} {
		if got := In(tt.tag).NameOf(tt.word); got != tt.want {
			t.Errorf("%s: %q is %q, want %q", tt.tag, tt.word, got, tt.want)
		}
	}
}
