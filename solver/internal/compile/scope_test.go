package compile_test

import (
	"testing"

	"pgregory.net/rapid"

	"programme/model/rules"
	"programme/solver/internal/randevent"
)

// What a rule says it has nothing to work on is broken by no programme: neither its general
// setting where that binds nothing, nor a line that binds nothing.
func TestWhatIsIdleIsNeverBroken(t *testing.T) {
	for _, r := range rules.Catalogue() {
		t.Run(r.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				e := randevent.Event(t, r.ID)
				book, faults := rules.Bind(e)
				if len(faults) > 0 {
					t.Skip("the settings drawn make no sense")
				}
				p := randomProgramme(t, e)
				idle, empty := map[string]bool{}, map[int]bool{}
				for _, s := range rules.Scopes(book) {
					idle[s.Rule.ID] = s.Count == 0
					for _, line := range s.Empty {
						empty[line.Index] = true
					}
				}
				for _, v := range rules.Judge(book, p) {
					if v.Setting < 0 && idle[v.Rule] || empty[v.Setting] {
						t.Fatalf("%s: %s\n%s", v.Rule, v.Sentence, randevent.Describe(book, p))
					}
				}
			})
		})
	}
}
