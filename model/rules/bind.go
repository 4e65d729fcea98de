package rules

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// Bind reads every rule setting of e. It returns all faults: unknown rules and
// parameters, levels that the rule cannot have, values that are not of their type, names
// that mean nothing, settings that lack a part or make no sense, waivers of what cannot be
// waived. The book is of use only if there are none. It has a copy of e: other lists of
// sessions or rules that e is given later do not reach it.
func Bind(e *model.Event) (*Book, model.Faults) {
	own := *e
	e = &own
	book := &Book{event: e, byID: map[string]int{}}
	faults := wrongWaivers(e)
	names := newReferences(e)
	for _, list := range [][]Rule{catalogue, composition} {
		for i := range list {
			r := &list[i]
			book.byID[r.ID] = len(book.rows)
			b := Binding{Rule: r, General: Bound{Index: -1, Level: r.Level, Weight: r.Weight, values: map[string]value{}}}
			for _, spec := range r.Params {
				if spec.Default != "" {
					v, err := names.read(spec, spec.Default)
					if err != nil {
						panic(fmt.Sprintf("rules: default of %s %s: %v", r.ID, spec.Key, err))
					}
					b.General.values[spec.Key] = v
				}
			}
			book.rows = append(book.rows, b)
		}
	}
	book.Bindings, book.Composition = book.rows[:len(catalogue)], book.rows[len(catalogue):]
	type item struct {
		rule  int
		bound Bound
		own   *model.Setting
		sound bool
	}
	var items []item
	weighed := map[int]model.Position{} // by rule: where its weight for the whole event is
	leveled := map[int]model.Position{} // and its level
	byGiven := map[int]bool{}           // and whether that is hard by what is given
	for i := range e.Rules {
		s := &e.Rules[i]
		at, known := book.byID[s.Rule]
		if !known {
			faults = append(faults, model.Fault{Pos: s.Pos, Message: fmt.Sprintf("rule %q is not in the catalogue", s.Rule), Remedy: "see the list of programme rules" + suggest(s.Rule, book.ids())})
			continue
		}
		binding := &book.rows[at]
		values, found := names.readAll(binding.Rule, s)
		if !binding.Rule.Allows(s.Level) {
			faults = append(faults, binding.Rule.refuse(s))
		}
		if r := binding.Rule; s.Weight != 0 && r.Judge == nil {
			faults = append(faults, model.Fault{Pos: s.Pos, Message: fmt.Sprintf("%s costs nothing, so it has no weight", r.ID), Remedy: "leave the weight out"})
		}
		if binding.Rule.isItem(s) {
			found = append(found, binding.Rule.misplaced(s)...)
			found = append(found, binding.Rule.missing(s)...)
			faults = append(faults, found...)
			items = append(items, item{at, Bound{Index: i, Level: s.Level, Weight: s.Weight, values: values}, s, len(found) == 0})
			continue
		}
		faults = append(faults, found...)
		if s.Level != model.Unset {
			binding.General.Level, leveled[at] = s.Level, s.Pos
		}
		if s.Weight != 0 {
			binding.General.Weight, weighed[at] = s.Weight, s.Pos
		}
		for key, v := range values {
			binding.General.values[key] = v
		}
		if binding.Rule.hardBy(values) {
			byGiven[at] = true
		}
	}
	for at := range byGiven {
		general := &book.rows[at].General
		general.forgetDefaults(book.rows[at].Rule.HardBy)
		if _, said := leveled[at]; !said {
			general.Level = model.Hard
		}
	}
	// A rule whose general setting makes no sense has said so once: its items inherit
	// the nonsense and are not asked.
	senseless := make([]bool, len(book.rows))
	for i := range book.rows {
		b := &book.rows[i]
		found := b.Rule.objections(e, &b.General, leveled[i])
		senseless[i] = len(found) > 0
		faults = append(faults, found...)
	}
	for _, it := range items {
		binding := &book.rows[it.rule]
		given := binding.Rule.hardBy(it.bound.values)
		if it.bound.Level == model.Unset {
			it.bound.Level = binding.General.Level
			if _, said := leveled[it.rule]; given && !said {
				it.bound.Level = model.Hard
			}
		}
		if it.bound.Weight == 0 {
			it.bound.Weight = binding.General.Weight
		}
		for key, v := range binding.General.values {
			if _, own := it.bound.values[key]; !own && !(given && !v.given && slices.Contains(binding.Rule.HardBy, key)) {
				v.pos = model.Position{}
				it.bound.values[key] = v
			}
		}
		if it.sound && !senseless[it.rule] {
			faults = append(faults, binding.Rule.objections(e, &it.bound, it.own.Pos)...)
		}
		binding.Items = append(binding.Items, it.bound)
	}
	merged, balanced := mergesOf(book), &balance{book: book}
	wanted := wantsOf(book.event, merged)
	for i := range book.Bindings {
		book.Bindings[i].merges, book.Bindings[i].balance, book.Bindings[i].wants = merged, balanced, wanted
	}
	return book, append(faults, book.tooDear(weighed)...)
}

// hardBy reports whether what a setting gives makes it hard where no level is said.
func (r *Rule) hardBy(values map[string]value) bool {
	return slices.ContainsFunc(r.HardBy, func(key string) bool { _, given := values[key]; return given })
}

// forgetDefaults takes away the values of some parameters that were not given.
func (b *Bound) forgetDefaults(keys []string) {
	for _, key := range keys {
		if !b.values[key].given {
			delete(b.values, key)
		}
	}
}

// refuse returns the fault of a setting whose level the rule cannot have.
func (r *Rule) refuse(s *model.Setting) model.Fault {
	message := fmt.Sprintf("rule %s can be %s; it cannot be ", r.ID, Or(r.Levels()))
	if r.Structural {
		message = fmt.Sprintf("rule %s is always hard; it cannot be ", r.ID)
	}
	if s.Level.Tier() > 0 {
		message += "soft"
	} else {
		message += s.Level.String()
	}
	return model.Fault{Pos: s.Pos, Message: message}
}

// isItem reports whether the setting is about some things alone: it names them, or
// gives what only an item can give, or is a line of rules.csv with parameters of a rule
// whose items need names, which were then forgotten. What such a rule takes for items
// and for the whole event alike stands for the whole event only in event.yaml.
func (r *Rule) isItem(s *model.Setting) bool {
	if s.ID != "" && len(r.Needs) > 0 && slices.ContainsFunc(s.Params, func(p model.Param) bool {
		spec, _ := r.param(p.Key)
		return !spec.Whole
	}) {
		return true
	}
	for _, p := range s.Params {
		if spec, ok := r.param(p.Key); ok && spec.Type.Names() {
			return true
		}
		if slices.ContainsFunc(r.Needs, func(group []string) bool { return slices.Contains(group, p.Key) }) {
			return true
		}
	}
	return false
}

// misplaced returns a fault for every parameter of the item that is one for the whole
// event.
func (r *Rule) misplaced(s *model.Setting) (faults model.Faults) {
	for _, p := range s.Params {
		if spec, _ := r.param(p.Key); spec.Whole {
			faults = append(faults, model.Fault{
				Pos:     p.Pos,
				Message: fmt.Sprintf("%s of rule %s is for the whole event", p.Key, r.ID),
				Remedy:  "give it in event.yaml, or on a line of its own",
			})
		}
	}
	return faults
}

// missing returns a fault for every group of Needs of which the item gives nothing.
func (r *Rule) missing(s *model.Setting) (faults model.Faults) {
	for _, group := range r.Needs {
		if slices.ContainsFunc(group, func(key string) bool { _, given := s.Param(key); return given }) {
			continue
		}
		parts := make([]string, len(group))
		for i, key := range group {
			spec, _ := r.param(key)
			parts[i] = fmt.Sprintf("%s (%s)", key, spec.Text)
		}
		faults = append(faults, model.Fault{
			Pos:     s.Pos,
			Message: fmt.Sprintf("rule %s needs %s", r.ID, Or(group)),
			Remedy:  "give " + Or(parts),
		})
	}
	return faults
}

// objections returns what Validate objects to in b, at the parameter that is at fault
// or, where that is inherited, at pos.
func (r *Rule) objections(e *model.Event, b *Bound, pos model.Position) (faults model.Faults) {
	if r.Validate == nil {
		return nil
	}
	for _, o := range r.Validate(e, b) {
		f := model.Fault{Pos: pos, Message: fmt.Sprintf("rule %s: %s", r.ID, o.Message), Remedy: o.Remedy}
		for _, key := range o.Keys {
			if at := b.values[key].pos; at != (model.Position{}) {
				f.Pos = at
				break
			}
		}
		faults = append(faults, f)
	}
	return faults
}

// readAll returns the values of the parameters of s that can be read, and the faults
// of the others.
func (n *references) readAll(r *Rule, s *model.Setting) (values map[string]value, faults model.Faults) {
	values = map[string]value{}
	for i, p := range s.Params {
		spec, ok := r.param(p.Key)
		if !ok {
			remedy := "it takes no parameters"
			if len(r.Params) > 0 {
				remedy = "it takes " + strings.Join(r.keys(), ", ") + suggest(p.Key, r.keys())
			}
			faults = append(faults, model.Fault{Pos: p.Pos, Message: fmt.Sprintf("rule %s has no parameter %q", r.ID, p.Key), Remedy: remedy})
			continue
		}
		if slices.ContainsFunc(s.Params[:i], func(q model.Param) bool { return q.Key == p.Key }) {
			faults = append(faults, model.Fault{Pos: p.Pos, Message: fmt.Sprintf("%s of rule %s is given twice", p.Key, r.ID), Remedy: "write a list with | between its items"})
			continue
		}
		v, err := n.read(spec, p.Value)
		if err != nil {
			faults = append(faults, model.Fault{Pos: p.Pos, Message: fmt.Sprintf("%s of rule %s: %v", p.Key, r.ID, err)})
			continue
		}
		v.given, v.pos = true, p.Pos
		values[p.Key] = v
	}
	return values, faults
}

func (r *Rule) param(key string) (ParamSpec, bool) {
	for _, spec := range r.Params {
		if spec.Key == key {
			return spec, true
		}
	}
	return ParamSpec{}, false
}

func (r *Rule) keys() []string {
	keys := make([]string, len(r.Params))
	for i, spec := range r.Params {
		keys[i] = spec.Key
	}
	return keys
}
