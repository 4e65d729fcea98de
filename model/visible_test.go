package model_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"programme/model"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain text", "Zoë, 会議室 – \"A\"\n\tb\r\n", "Zoë, 会議室 – \"A\"\n\tb\r\n"},
		{"embeddings and overrides", "a\u202ab\u202bc\u202cd\u202de\u202ef", `a\u202ab\u202bc\u202cd\u202de\u202ef`},
		{"isolates", "a\u2066b\u2067c\u2068d\u2069e", `a\u2066b\u2067c\u2068d\u2069e`},
		{"marks of direction", "بناء\u200f \u200ea\u061c", `بناء\u200f \u200ea\u061c`},
		{"no width", "a\u200bb\u2060c\ufeffd\u00ade\u180ef", `a\u200bb\u2060c\ufeffd\u00ade\u180ef`},
		{"DEL and C1", "a\u007fb\u0080c\u009bd", `a\u007fb\u0080c\u009bd`},
		{"other controls", "a\x1b[2J\x00b", "a\ufffd[2J\ufffdb"},
		{"separators", "a\u2028b\u2029c", `a\u2028b\u2029c`},
		{"a Persian word", "می\u200cخواهم", "می\u200cخواهم"},
		{"a word of Sinhala", "ක්\u200dෂ", "ක්\u200dෂ"},
		{"joiners that join nothing", "a\u200cb a\u200db می\u200c \u200dه", `a\u200cb a\u200db می\u200c \u200dه`},
		{"one joiner after another", "می\u200c\u200cخ", `می\u200c\u200cخ`},
		{"a family, a judge and a flag of rainbows", "👩🏽\u200d💻 👩\u200d👩\u200d👧\u200d👦 🧑\u200d⚖️ 🏳️\u200d🌈", "👩🏽\u200d💻 👩\u200d👩\u200d👧\u200d👦 🧑\u200d⚖️ 🏳️\u200d🌈"},
		{"no family", "👩\u200d", `👩\u200d`},
		{"a non-joiner in an emoji", "👩\u200c👧", `👩\u200c👧`},
		{"the flag of Wales", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"},
		{"tags of nothing", "a\U000e0067", `a\U000e0067`},
		{"a mark before a number", "\u0600123", "\u0600123"},
	} {
		if got := model.Visible(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestVisibleJSONSaysTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("a\\\"U\u202e\u200d\u200c\u007f\u009f\U000e0067👩م")))).Draw(t, "text")
		content, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		shown := model.VisibleJSON(content)
		var got string
		if err := json.Unmarshal(shown, &got); err != nil || got != string([]rune(text)) {
			t.Errorf("%q becomes %s, which is %q: %v", text, shown, got, err)
		}
	})
}
