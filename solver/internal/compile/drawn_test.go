package compile_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// What random events never draw, the tests of this package compare nothing of. So each
// parameter of a rule, each choice of one, and each field of the model is taken out of
// events that give it: what the judges then say of the same programmes changes, often
// enough that a test which tries a hundred events meets it.

// unread are the fields of the model that no rule reads, and why not.
var unread = map[string]string{
	"Name":                    "a title",
	"ExtraColumns":            "carried through",
	"Types.Minutes":           "the sessions drawn say their own",
	"Rules.ID":                "names the line",
	"Roles.Host":              "the duty's importer and the reports read it",
	"Sessions.Title":          "a title",
	"Sessions.Notes":          "a text",
	"People.Aliases":          "tables read it, who mean this person by others",
	"People.Gender":           "checks of the composition read it",
	"Rooms.Name":              "a title",
	"Rooms.Notes":             "a text",
	"Rooms.Summed":            "Complete",
	"Availability.Zone":       "how the interval was written",
	"Availability.Source":     "who said so",
	"Rules.Reason":            "a text",
	"Rules.Params.Pos":        "a position",
	"Baseline.Placements.Pos": "a position",
	"ColumnNames.Table":       "tables read it, whose columns are called so",
	"ColumnNames.Written":     "tables read it, whose columns are called so",
	"ColumnNames.Meant":       "tables read it, whose columns are called so",
	"ColumnNames.Pos":         "a position",
}

func init() {
	for _, field := range []string{"Sessions.Abstract", "Sessions.Description", "Sessions.Links", "Sessions.Stream", "Sessions.Slides", "Sessions.Image", "People.Bio", "People.Link", "People.Image", "People.Mail"} {
		unread[field] = "for the public, or for planners' tools"
	}
	for _, table := range []string{"Sessions", "People", "Cast", "Rooms", "Windows", "Availability", "Walks", "Kits", "Rules", "Demand"} {
		unread[table+".Pos"], unread[table+".Extra"] = "a position", "carried through"
	}
}

// unreadParams are the parameters and choices that change no cost and no verdict.
var unreadParams = map[string]string{
	"R15 title":  "what the rooms are held for",
	"R25 public": "what public programmes show",
	"R31 title":  "what the time is for",
	"R15 public": "what public programmes show",
}

func TestRandomEventsDrawAllThatRulesRead(t *testing.T) {
	const enough, least, most = 2, 80, 1200 // events in which something matters, of so many for each rule
	mattered := map[string]int{}
	wanted := fields()
	for i := range rules.Catalogue() {
		r := &rules.Catalogue()[i]
		params := parameters(r)
		for _, p := range params {
			mattered[p.name] += 0
		}
		drawn := rapid.Custom(func(t *rapid.T) *judged { return drawJudged(t, r.ID) })
		for seed := range most {
			x := drawn.Example(seed)
			if x == nil {
				continue
			}
			lacking := false
			for _, p := range params {
				excused := unreadParams[p.name] != ""
				if mattered[p.name] < enough && (!excused || seed < least) {
					lacking = lacking || !excused
					if x.changes(p.without(x.book.Event())) {
						mattered[p.name]++
					}
				}
			}
			for _, f := range wanted {
				if mattered[f.name] < enough && (unread[f.name] == "" || seed < 4) && x.changes(f.without(x.book.Event())) {
					mattered[f.name]++
				}
			}
			if !lacking && seed >= least {
				break
			}
		}
		for _, p := range params {
			report(t, p.name, mattered[p.name], enough, unreadParams)
		}
	}
	for _, f := range wanted {
		report(t, f.name, mattered[f.name], enough, unread)
	}
}

// report fails where something matters too rarely, or does and is said not to.
func report(t *testing.T, name string, times, enough int, excused map[string]string) {
	switch why, ok := excused[name]; {
	case ok && times > 0:
		t.Errorf("%s is said to change nothing (%s) and does", name, why)
	case !ok && times < enough:
		t.Errorf("%s changes a cost or a verdict in %d events, want %d: random events draw it too rarely", name, times, enough)
	}
}

// judged is what the judges say of the programmes of a trial.
type judged struct {
	*trial
	reports []*check.Report
}

// drawJudged draws an event for a rule. It returns nil if the settings of e make no sense.
func drawJudged(t *rapid.T, rule string) *judged {
	x := drawTrial(t, randevent.Event(t, rule), rule)
	if x == nil {
		return nil
	}
	j := &judged{trial: x}
	j.reports = j.judge(x.book.Event())
	return j
}

// judge returns what the judges say of the programmes in e, nil if e is refused.
func (x *judged) judge(e *model.Event) (reports []*check.Report) {
	e, faults := model.Complete(e)
	if len(faults) > 0 {
		return nil
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		return nil
	}
	for _, p := range x.programmes {
		reports = append(reports, check.Programme(book, p))
	}
	return reports
}

// changes reports whether another event is refused, or accepts another programme or
// charges another cost for one that it accepts; nil changes nothing.
func (x *judged) changes(other *model.Event) bool {
	if other == nil {
		return false
	}
	reports := x.judge(other)
	if reports == nil {
		return true
	}
	for i, was := range x.reports {
		is := reports[i]
		if was.OK() != is.OK() || was.OK() && was.Cost != is.Cost {
			return true
		}
	}
	return false
}

// parameter is a parameter of a rule, or one choice of it.
type parameter struct {
	name      string
	rule, key string
	value     string // "" for any
}

func parameters(r *rules.Rule) (all []parameter) {
	for _, spec := range r.Params {
		p := parameter{name: r.ID + " " + spec.Key, rule: r.ID, key: spec.Key}
		if spec.Type != rules.ChoiceParam {
			all = append(all, p)
		}
		for _, value := range spec.Choices {
			if value != spec.Default {
				all = append(all, parameter{p.name + "=" + value, r.ID, spec.Key, value})
			}
		}
	}
	return all
}

// without returns the event in which no setting gives the parameter, nor any setting
// stands that cannot do without it; nil if none gives it.
func (p parameter) without(e *model.Event) *model.Event {
	gives := func(q model.Param) bool { return q.Key == p.key && (p.value == "" || q.Value == p.value) }
	giving := func(s model.Setting) bool { return s.Rule == p.rule && slices.ContainsFunc(s.Params, gives) }
	if !slices.ContainsFunc(e.Rules, giving) {
		return nil
	}
	other := *e
	other.Rules = slices.Clone(e.Rules)
	for i, s := range other.Rules {
		if giving(s) {
			other.Rules[i].Params = slices.DeleteFunc(slices.Clone(s.Params), gives)
		}
	}
	if _, faults := rules.Bind(&other); len(faults) > 0 {
		other.Rules = slices.DeleteFunc(slices.Clone(e.Rules), giving)
	}
	return &other
}

// field is a field of the model, inside lists and structs of an event.
type field struct {
	name string // "Baseline.Placements.State"
	path []int  // of fields, those of the elements where a list or pointer is on the way
}

// fields returns all that are no struct with fields of its own, and the lists of such.
func fields() (all []field) {
	var walk func(t reflect.Type, name string, path []int)
	walk = func(t reflect.Type, name string, path []int) {
		for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		open := t.Kind() == reflect.Struct && slices.ContainsFunc(reflect.VisibleFields(t), reflect.StructField.IsExported)
		if !open || t == reflect.TypeFor[model.Position]() {
			all = append(all, field{strings.TrimPrefix(name, "."), path})
			return
		}
		for i := range t.NumField() {
			inner := name
			if f := t.Field(i); !f.Anonymous || f.Type.NumField() == 0 || !f.Type.Field(0).IsExported() {
				inner += "." + f.Name
			}
			walk(t.Field(i).Type, inner, append(slices.Clone(path), i))
		}
	}
	walk(reflect.TypeFor[model.Event](), "", nil)
	return all
}

// without returns the event in which the field has its zero value everywhere, nil if it
// has that.
func (f field) without(e *model.Event) *model.Event {
	other := *e
	if !zero(reflect.ValueOf(&other).Elem(), f.path) {
		return nil
	}
	return &other
}

// zero sets what lies at the path in v to its zero value, in copies of the lists on the
// way, and reports whether anything was not.
func zero(v reflect.Value, path []int) (changed bool) {
	switch {
	case len(path) == 0:
		changed = !v.IsZero()
		v.SetZero()
	case v.Kind() == reflect.Slice:
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		for i := range list.Len() {
			changed = zero(list.Index(i), path) || changed
		}
		v.Set(list)
	case v.Kind() == reflect.Pointer && !v.IsNil():
		element := reflect.New(v.Type().Elem())
		element.Elem().Set(v.Elem())
		changed = zero(element.Elem(), path)
		v.Set(element)
	case v.Kind() == reflect.Struct:
		changed = zero(v.Field(path[0]), path[1:])
	}
	return changed
}
