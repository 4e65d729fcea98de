package schema

import (
	"reflect"
	"slices"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/present/check"
	"programme/cmd/programme/internal/present/diff"
	"programme/cmd/programme/internal/present/explain"
	"programme/cmd/programme/internal/present/fragility"
	"programme/cmd/programme/internal/present/imported"
	"programme/cmd/programme/internal/present/initialised"
	"programme/cmd/programme/internal/present/inspect"
	"programme/cmd/programme/internal/present/published"
	"programme/cmd/programme/internal/present/rules"
	"programme/cmd/programme/internal/present/show"
	"programme/cmd/programme/internal/present/solve"
	"programme/cmd/programme/internal/present/swap"
	"programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/present/whynot"
	"programme/model"
	changes "programme/model/diff"
	"programme/model/exchange/feed"
	looked "programme/model/inspect"
	"programme/solver"
)

// answer is an answer that a command gives in JSON.
type answer struct {
	name    string // that programme schema knows it by
	command string
	flags   string // that it takes beside --json
	kind    reflect.Type
}

var answers = []answer{
	{"check", "check", "", reflect.TypeFor[check.Answer]()},
	{"diff", "diff", "", reflect.TypeFor[diff.Answer]()},
	{"explain", "explain", "", reflect.TypeFor[explain.Answer]()},
	{"fragility", "fragility", "", reflect.TypeFor[fragility.Answer]()},
	{"import", "import", "", reflect.TypeFor[imported.Answer]()},
	{"init", "init", "", reflect.TypeFor[initialised.Answer]()},
	{"inspect", "inspect", "", reflect.TypeFor[inspect.Answer]()},
	{"log", "log", "", reflect.TypeFor[published.Log]()},
	{"publish", "publish", "", reflect.TypeFor[published.Answer]()},
	{"rules", "rules", "", reflect.TypeFor[rules.Answer]()},
	{"show", "show", "", reflect.TypeFor[show.Answer]()},
	{"solve", "solve", "", reflect.TypeFor[solve.Answer]()},
	{"swap", "swap", "", reflect.TypeFor[swap.Answer]()},
	{"what-if", "what-if", "", reflect.TypeFor[whatif.Answer]()},
	{"what-if-scenarios", "what-if", " --scenarios FILE", reflect.TypeFor[whatif.Comparison]()},
	{"why-not", "why-not", "", reflect.TypeFor[whynot.Answer]()},
}

// wordsOf returns the words that a type of string is one of; nil if it can be any.
func wordsOf(t reflect.Type) []string {
	switch t {
	case reflect.TypeFor[solver.Verdict]():
		return words(solver.Optimal, solver.Feasible, solver.Impossible, solver.Unknown)
	case reflect.TypeFor[solver.PlaceKind]():
		return words(solver.PlaceFree, solver.PlaceOpen, solver.PlaceTaken, solver.PlaceForbidden)
	case reflect.TypeFor[solver.NoSteps]():
		return words("", solver.NoStepsOfSum, solver.NoStepsFew, solver.NoStepsLess, solver.NoStepsYet)
	case reflect.TypeFor[changes.Kind]():
		return words(changes.Kinds()...)
	case reflect.TypeFor[looked.Kind]():
		return words(looked.Kinds()...)
	case reflect.TypeFor[model.State]():
		return words(model.Draft, model.Offered, model.Confirmed, model.Published)
	case reflect.TypeFor[model.Presence]():
		return words("", model.OnSite, model.Online)
	}
	return nil
}

func words[T ~string](list ...T) []string {
	texts := make([]string, len(list))
	for i, w := range list {
		texts[i] = string(w)
	}
	return texts
}

// Names returns the names of the answers in order.
func Names() []string {
	names := make([]string, len(answers))
	for i, a := range answers {
		names[i] = a.name
	}
	return names
}

// Asked returns the command line, but for its arguments, that gives the answer of a name.
func Asked(name string) string {
	a := of(name)
	return "programme " + a.command + a.flags + " --json"
}

// Of returns the schema of the answer of a name, as a value to be written as JSON.
func Of(name string) any {
	a := of(name)
	return whole("the answer of "+Asked(name), a.kind, map[string]any{"version": present.AnswerVersion, "command": a.command})
}

// FeedName is what programme schema knows the feed of changes by.
const FeedName = "changes-json"

// Feed returns the schema of changes.json, as a value to be written as JSON.
func Feed() any {
	return whole("changes.json of programme export --to "+FeedName, reflect.TypeFor[feed.Feed](), map[string]any{"format": feed.Format})
}

// of returns the answer of a name, which has to be one of [Names].
func of(name string) answer {
	return answers[slices.IndexFunc(answers, func(a answer) bool { return a.name == name })]
}
