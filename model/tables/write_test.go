package tables

import "testing"

func TestAppendRow(t *testing.T) {
	for _, c := range []struct {
		cells []string
		want  string
	}{
		{[]string{"a", "", "b c"}, "a,,b c\r\n"},
		{[]string{"a,b", `say "a"`, "two\nlines", "a\rb"}, "\"a,b\",\"say \"\"a\"\"\",\"two\nlines\",\"a\rb\"\r\n"},
		{[]string{" a", "a ", " "}, "\" a\",\"a \",\" \"\r\n"},
		{[]string{"=1", "\r", "-a,b"}, "'=1,\"'\r\",\"'-a,b\"\r\n"},
		{[]string{"a;b", "a\tb"}, "a;b,a\tb\r\n"},
	} {
		if got := string(AppendRow(nil, c.cells)); got != c.want {
			t.Errorf("%q is written %q, want %q", c.cells, got, c.want)
		}
	}
}

// Words that some reader of YAML takes for a boolean, a number or nothing are quoted,
// whatever ours makes of them.
func TestYAMLText(t *testing.T) {
	for text, want := range map[string]string{
		"Open Forum": "Open Forum", "Asia/Tokyo": "Asia/Tokyo", "onsite_moderator": "onsite_moderator",
		"off": `"off"`, "Yes": `"Yes"`, "NULL": `"NULL"`, "": `""`, "12": `"12"`, "1e3": `"1e3"`, ".inf": `".inf"`, "~": `"~"`,
		"a: b": `"a: b"`, "soft:2": `"soft:2"`, "a #b": `"a #b"`, "a ": `"a "`, "é": `"é"`, "- a": `"- a"`,
		"\"\\": `"\"\\"`, "a\nb\tc": `"a\nb\tc"`, "\u2028\x7f\U000e0001": "\"\\u2028\\u007f\\U000e0001\"",
	} {
		if got := yamlText(text); got != want {
			t.Errorf("%q is written %s, want %s", text, got, want)
		}
	}
}
