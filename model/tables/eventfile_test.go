package tables

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// The small event with nothing but what names event.yaml.
var bare = folder{
	"sessions.csv": "id,title,type,minutes\n", "rooms.csv": "id,name\n",
	"windows.csv": "id,start,end\nw,2023-10-08T00:00Z,2023-10-08T09:00Z\n",
}

// head is an event.yaml that lacks types, least one that lacks nothing.
const (
	head  = "name: Forum\nzone: Asia/Tokyo\ngrain: 15\ndays: [2023-10-08]\n"
	least = head + "types: {}\n"
)

func TestEventFile(t *testing.T) {
	for _, c := range []struct {
		name, content string
		change        func(*model.Event)
	}{
		{"the least", least, func(*model.Event) {}},
		{"with CRLF, a mark and comments", "\ufeff# x\r\n" + strings.ReplaceAll(least, "\n", " # y\r\n"), func(*model.Event) {}},
		{"in JSON", `{"name": "Forum", "zone": "Asia/Tokyo", "grain": 15, "days": ["2023-10-08"], "types": {"Talk": 30}}`, func(e *model.Event) {
			e.Types = []model.SessionType{{ID: "Talk", Minutes: 30}}
		}},
		{"a name that looks like a number", strings.Replace(least, "Forum", "2023", 1), func(e *model.Event) { e.Name = "2023" }},
		{"a name on lines of its own", strings.Replace(least, "Forum", ">-\n  IGF\n  2023", 1), func(e *model.Event) { e.Name = "IGF 2023" }},
		{"a name with a colon", strings.Replace(least, "Forum", `"Forum: ěšč\t\u00e9"`, 1), func(e *model.Event) { e.Name = "Forum: ěšč\té" }},
		{"types in the order of the file", head + "types: {Z: 0, A: 30, M: 90}", func(e *model.Event) {
			e.Types = []model.SessionType{{ID: "Z"}, {ID: "A", Minutes: 30}, {ID: "M", Minutes: 90}}
		}},
		{"roles", least + "roles:\n  speaker:\n  chair: {host: Yes}\n  guest: {must: NO}\n", func(e *model.Event) {
			e.Roles = []model.Role{{ID: "speaker", Must: true}, {ID: "chair", Must: true, Host: true}, {ID: "guest"}}
		}},
		{"no roles", least + "roles: {}\n", func(e *model.Event) { e.Roles = nil }},
		{"a level alone", least + "rules:\n  R16: soft:3\n  R15: OFF\n", func(e *model.Event) {
			e.Rules = []model.Setting{{Rule: "R16", Level: model.Soft(3)}, {Rule: "R15", Level: model.Off}}
		}},
		{"a rule in full", least + "rules: {R02: {level: hard, weight: 3, who: chair, reason: 'it''s so', max: 2}}\n", func(e *model.Event) {
			e.Rules = []model.Setting{{Rule: "R02", Level: model.Hard, Weight: 3, Who: "chair", Reason: "it's so", Params: []model.Param{{Key: "max", Value: "2"}}}}
		}},
		{"a rule twice", least + "rules:\n- R16: soft:3\n- R16: {weight: 2}\n  R15: off\n", func(e *model.Event) {
			e.Rules = []model.Setting{{Rule: "R16", Level: model.Soft(3)}, {Rule: "R16", Weight: 2}, {Rule: "R15", Level: model.Off}}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, _ := mustRead(t, bare.with(eventFile, least))
			c.change(want)
			got, _ := mustRead(t, bare.with(eventFile, c.content))
			if diff := cmp.Diff(want, got, sameEvent); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A parameter may be a list, which reads as rules.csv writes it.
func TestListsInEventFile(t *testing.T) {
	f := bare.with(eventFile, least+"rules:\n  R02: {max: 2, rooms: [A, Room B]}\n").with("rooms.csv", "id,name\nA,x\nB,Room B\n")
	e, _ := mustRead(t, f)
	if diff := cmp.Diff("A|Room B", e.Rules[0].Params[1].Value); diff != "" {
		t.Error(diff)
	}
}

func TestEventFileFaults(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"nothing", "", `event.yaml:1:1: the file says nothing; see the example that programme init writes`},
		{"a list", "- a\n", `event.yaml:1:1: the file is not a list of key: value; see the example that programme init writes`},
		{"one key", "name: x\n", strings.TrimPrefix(missing("zone", "grain", "days", "types"), "\n")},
		{"not YAML", head + "types: {a: 1\n", `event.yaml:5:8: not YAML: could not find flow mapping end token '}'; see the example that programme init writes`},
		{"a key twice", least + "grain: 5\n", `event.yaml:6:1: "grain" is there twice; remove one of them`},
		{"two documents", least + "---\na: 1\n", `event.yaml:7:2: the file holds a second document; keep one`},
		{"an empty value", strings.Replace(least, "Forum", "", 1), `event.yaml:1:1: "name" is empty; write its value after the colon`},
		{"a list for a name", strings.Replace(least, "Forum", "[a]", 1), `event.yaml:1:7: "name" is not a single value; write one word or number`},
		{"hexadecimal", strings.Replace(least, "15", "0x10", 1), `event.yaml:3:8: grain "0x10" is not a whole number; write digits only`},
		{"a list as a type", head + "types: [a]\n", `event.yaml:5:8: "types" is not a list of key: value; write it like {Workshop: 90, Open Forum: 60}`},
		{"an id with a bar", head + "types: {a|b: 1}\n", `event.yaml:5:9: session type "a|b" contains '|', which divides lists; write it without`},
		{"an id with a space", least + "roles: {'a ': }\n", `event.yaml:6:9: role "a " starts or ends with a space; write it without`},
		{"an empty key", head + "types: {'': 1}\n", `event.yaml:5:9: the key is empty; write a word before the colon`},
		{"a list of lists as a parameter", least + "rules: {R02: {max: [[1]]}}\n", `event.yaml:6:21: an item of "max" is not a single word; write words without |`},
		{"days as a word", strings.Replace(least, "[2023-10-08]", "2023-10-08", 1), `event.yaml:4:7: "days" is not a list; write one line a day, such as - 2023-10-08 or - {date: 2023-10-08, from: "09:00", to: "18:00"}`},
		{"no days", strings.Replace(least, "[2023-10-08]", "[]", 1), `event.yaml:4:1: "days" is empty; write one line a day, such as - 2023-10-08 or - {date: 2023-10-08, from: "09:00", to: "18:00"}`},
		{"days out of order", strings.Replace(least, "08]", "08, 2023-10-07]", 1), `event.yaml:4:20: the day 2023-10-07 stands after 2023-10-08; list the days in order`},
		{"a day left empty", strings.Replace(least, "[2023-10-08]", "\n  -", 1), `event.yaml:5:4: a day is missing; write one such as 2023-10-11`},
		{"no such day", strings.Replace(least, "10-08", "02-30", 1), `event.yaml:4:8: "2023-02-30" is not a day of the calendar; write a day that there is`},
		{"a day without a date", strings.Replace(least, "2023-10-08", `{from: "09:00", to: "10:00"}`, 1), `event.yaml:4:9: the day has no date; write it like {date: 2023-10-08, ...}`},
		{"an unknown key of a day", strings.Replace(least, "2023-10-08", `{date: 2023-10-08, form: "09:00"}`, 1), `event.yaml:4:27: "form" is not a key of a day; did you mean "from"?`},
		{"no time of day", strings.Replace(least, "2023-10-08", `{date: 2023-10-08, from: 9, to: "10:00"}`, 1), `event.yaml:4:33: from "9" is not a time of day; write it like "09:00"`},
		{"a day backwards", strings.Replace(least, "2023-10-08", `{date: 2023-10-08, from: "10:00", to: "10:00"}`, 1), `event.yaml:4:46: the day 2023-10-08 does not end after it starts; mend from or to`},
		{
			"hours that the clocks skip", strings.Replace(strings.Replace(least, "2023-10-08", `{date: 2023-03-26, from: "02:30", to: "10:00"}`, 1), "Asia/Tokyo", "Europe/Prague", 1),
			`event.yaml:4:33: "2023-03-26 02:30" does not exist in Europe/Prague, where the clocks skip it; write 2023-03-26T00:30:00Z, which is 01:30 there, or 2023-03-26T01:30:00Z, which is 03:30`,
		},
		{"no time of day for two days", strings.Replace(least, "2023-10-08", `{date: 8-9 Oct 2023, from: 9, to: "10:00"}`, 1), `event.yaml:4:35: from "9" is not a time of day; write it like "09:00"`},
		{"hours that overlap", strings.Replace(least, "[2023-10-08]", "[2023-10-08 9:00-12:00, 2023-10-08 11:00-13:00]", 1), `event.yaml:4:31: the hours of the day 2023-10-08 overlap, or stand in the wrong order; write the earlier hours first`},
		{"a day with its hours and without", strings.Replace(least, "[2023-10-08]", "[2023-10-08 9:00-12:00, 2023-10-08]", 1), `event.yaml:4:31: the day 2023-10-08 is listed twice; remove one of them, or give both their hours`},
		{"a day that can be two", strings.Replace(least, "2023-10-08", "8/10/2023", 1), `event.yaml:4:8: "8/10/2023" can be 8 October 2023 or 10 August 2023; write 2023-10-08 or 2023-08-10`},
		{"anchors and tags", head + "types: &a {b: 1}\nroles: *a\nrules: !!map {<<: *a}\n", `event.yaml:5:8: anchors and aliases are not read here; write the value out
event.yaml:6:8: anchors and aliases are not read here; write the value out
event.yaml:7:8: tags are not read here; write the value out
event.yaml:7:14: merged mappings are not read here; write the value out
event.yaml:7:18: anchors and aliases are not read here; write the value out`},
		{"another encoding", "name: caf\xe9\n", `event.yaml:1:10: the byte 0xe9 is not UTF-8; save the file in UTF-8`},
		{"a zero byte", "name: é\x00\n", `event.yaml:1:8: a zero byte is not text; save the file in UTF-8`},
		{"carriage returns", strings.ReplaceAll(least, "\n", "\r"), `event.yaml:1:12: a carriage return stands without a line feed; save the file with LF or CRLF at the end of lines`},
	} {
		t.Run(c.name, func(t *testing.T) { wantFaults(t, bare.with(eventFile, c.content), c.want) })
	}
}

// missing is the fault of each key, in the order in which they are sorted.
func missing(keys ...string) string {
	text := ""
	for _, key := range []string{"days", "grain", "types", "zone"} {
		example := map[string]string{"days": "[2023-10-08, 2023-10-09]", "grain": "15", "types": "{Workshop: 90, Open Forum: 60}", "zone": "Asia/Tokyo"}[key]
		if strings.Contains(strings.Join(keys, " "), key) {
			text += fmt.Sprintf("\nevent.yaml:1:1: %q is missing; write it like %s: %s", key, key, example)
		}
	}
	return text
}

func TestHostileEventFile(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"brackets", "a: " + strings.Repeat("[", 10_000), "event.yaml:1:20: more than 16 levels of nesting; the file needs four"},
		{"braces", strings.Repeat("{a: ", 10_000), "event.yaml:1:65: more than 16 levels of nesting; the file needs four"},
		{"dashes", strings.Repeat("- ", 10_000), "event.yaml:1:33: more than 16 levels of nesting; the file needs four"},
		{"staircase", staircase(600), "event.yaml:322:322: more than 16 levels of nesting; the file needs four"},
		{"question marks", strings.Repeat("? ", 3), "event.yaml:1:1: keys with a question mark are not read here; write the value out"},
		{"tags", "a: " + strings.Repeat("!a ", 9_000) + "x", "event.yaml:1:4: tags are not read here; write the value out"},
		{"laughs", "a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "event.yaml:1:4: anchors and aliases are not read here; write the value out"},
		{"keys", strings.Repeat("a: 1\n", 20_000), "event.yaml:13334:2: the file has more than 40000 words and marks; settings for single sessions or people belong in rules.csv"},
		{"size", strings.Repeat(" ", maxEventFile+1), "event.yaml: the file is larger than 262144 bytes; split it or leave out what is not needed"},
		{"a long name", least + "roles: {a: {\"" + strings.Repeat("x", 200_000) + "\": x}}\n", fmt.Sprintf("event.yaml:6:13: %q is not a key of a role; it takes must, host or presence", strings.Repeat("x", 60)+"…")},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := bare.with(eventFile, c.content)
			got, _, _ := strings.Cut(faultsOf(t, f), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("first fault (-want +got):\n%.600s", diff)
			}
		})
	}
}

// staircase returns n mappings, each in the one before.
func staircase(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}
