package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/present/whatif"
	"programme/model"
	"programme/model/change"
)

// Scenario is changes under a name.
type Scenario struct {
	Name    string
	Changes []change.Change
}

// Asked returns the changes in their canonical words, one each.
func (s *Scenario) Asked() []string { return present.ChangeTexts(s.Changes) }

// Question is what all scenarios of a list are asked of and with, as far as it can change an
// answer.
type Question struct {
	Tool    present.Tool   `json:"tool"`
	Event   string         `json:"event"` // sum of the files of the event: [present.Input.SHA256]
	From    string         `json:"from"`  // sum of the programme that is changed
	Options whatif.Options `json:"options"`
}

// Key names the question of changes: whatever can change its answer changes the key.
func (q *Question) Key(asked []string) string {
	return digest(struct {
		Question
		Asked []string
	}{*q, asked})
}

// Repeats reports whether a twin of an answer is equal to it byte for byte: effort alone
// bounds it.
func (q *Question) Repeats() bool { return q.Options.Effort > 0 && q.Options.Time == "" }

// List is scenarios of one question in their order, each once.
type List struct {
	Question
	Scenarios []Scenario
	keys      []string
	numbers   map[string]int // by key, from 1
}

// Twin is a scenario that asks what an earlier one of the list does.
type Twin struct{ Name, Of string }

// NewList returns the list of scenarios but for twins of earlier ones, which it names. Their
// changes are at "change 1", line 1, and so on, wherever they were read: answers name that
// place.
func NewList(q Question, scenarios []Scenario) (*List, []Twin) {
	l := &List{Question: q, numbers: map[string]int{}}
	var twins []Twin
	for _, s := range scenarios {
		key := q.Key(s.Asked())
		if n, there := l.numbers[key]; there {
			twins = append(twins, Twin{s.Name, l.Scenarios[n-1].Name})
			continue
		}
		changes := make([]change.Change, len(s.Changes))
		for i, c := range s.Changes {
			c.Pos = model.Position{File: fmt.Sprintf("change %d", i+1), Line: 1, Column: 1}
			changes[i] = c
		}
		l.Scenarios = append(l.Scenarios, Scenario{s.Name, changes})
		l.keys = append(l.keys, key)
		l.numbers[key] = len(l.keys)
	}
	return l, twins
}

// Key returns the key of scenario i of the list.
func (l *List) Key(i int) string { return l.keys[i] }

// Part returns the indices of part k, from 1, of so many: each so-manyth scenario from the k-th
// on, so that what takes long stands in all parts.
func (l *List) Part(k, of int) (indices []int) {
	for i := k - 1; i < len(l.keys); i += of {
		indices = append(indices, i)
	}
	return indices
}

// Head is the first line of a file of answers to the list.
func (l *List) Head() Head {
	return Head{Version: Version, Results: "what-if", Question: l.Question, Scenarios: len(l.keys), List: listDigest(l.keys)}
}

// listDigest is the sum of keys in their order, a line each.
func listDigest(keys []string) string {
	sum := sha256.New()
	for _, key := range keys {
		_, _ = io.WriteString(sum, key+"\n")
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// digest returns the sum of a value as JSON.
func digest(value any) string {
	sum := sha256.Sum256(jsonOf(value))
	return hex.EncodeToString(sum[:])
}

func jsonOf(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic("cannot be written as JSON: " + err.Error())
	}
	return text
}
