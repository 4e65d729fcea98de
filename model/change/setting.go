package change

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// setting adds a setting for the whole event or with parameters, given as keys and
// values in turn. It has an id, so that it stands in rules.csv, after event.yaml.
func (d *draft) setting(id, rule string, level model.Level, keysAndValues ...string) {
	s := model.Setting{
		Row: d.row("rules"), Rule: rule, Level: level, Reason: d.reason(),
		ID: unused(id, func(id string) bool {
			return slices.ContainsFunc(d.Rules, func(s model.Setting) bool { return s.ID == id })
		}),
	}
	for i := 0; i < len(keysAndValues); i += 2 {
		s.Params = append(s.Params, model.Param{Key: keysAndValues[i], Value: keysAndValues[i+1], Pos: d.change.Pos})
	}
	d.Rules = with(d.Rules, s)
}

func pin(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	params := []string{"session", d.Sessions[s].ID}
	switch c.Kind {
	case PinAt:
		params = append(params, "start", c.Interval.Start.String())
	case PinOn:
		params = append(params, "day", c.Day.String())
	}
	if c.Room != "" {
		if _, bad := d.room(object); bad != nil {
			return bad
		}
		params = append(params, "rooms", c.Room)
	}
	d.setting("what-if pin "+c.Session, rules.Pin, model.Hard, params...)
	return nil
}

// unpin switches off the pins and anchors of the session. A pin that it shares with
// others is theirs alone afterwards; an anchor that it shares cannot be parted, since the
// sessions of one do not bind each other.
func unpin(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	settings := slices.Clone(d.Rules)
	found := false
	for i := range settings {
		line := &settings[i]
		k := slices.IndexFunc(line.Params, func(p model.Param) bool { return p.Key == "session" })
		if line.Rule != rules.Pin && line.Rule != rules.Anchor || k < 0 || d.isOff(line) {
			continue
		}
		names := strings.Split(line.Params[k].Value, "|")
		others := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return strings.TrimSpace(name) == d.Sessions[s].ID })
		switch {
		case len(others) == len(names):
			continue
		case len(others) == 0:
			line.Level = model.Off
		case line.Rule == rules.Anchor:
			return &problem{subject, fmt.Sprintf("%s anchors %q together with others", lineOf(line), c.Session), fmt.Sprintf("write %s", switchOff(line))}
		default:
			line.Params = slices.Clone(line.Params)
			line.Params[k].Value = strings.TrimSpace(strings.Join(others, "|"))
		}
		found = true
	}
	if !found {
		return &problem{subject, fmt.Sprintf("session %q is not pinned", c.Session), ""}
	}
	d.Rules = settings
	return nil
}

// isOff reports whether the line does nothing.
func (d *draft) isOff(line *model.Setting) bool {
	return line.Level == model.Off || line.Level == model.Unset && d.levelOf(line.Rule) == model.Off
}

// lineOf says which line of the rules a setting is.
func lineOf(line *model.Setting) string {
	if line.ID == "" {
		return fmt.Sprintf("a setting of %s in event.yaml", line.Rule)
	}
	return fmt.Sprintf("the line %q", line.ID)
}

// switchOff is the change that switches off the line, or what to do instead.
func switchOff(line *model.Setting) string {
	if line.ID == "" {
		return "it in rules.csv, with an id"
	}
	return fmt.Sprintf("%q", Change{Kind: RuleLevel, Line: line.ID, Level: model.Off})
}

func ruleLevel(d *draft, c Change) *problem {
	if bad := d.level(c); bad != nil {
		return bad
	}
	if len(c.Params) > 0 {
		return ruleSets(d, c)
	}
	return d.binds()
}

// level gives the rule or the line of the change its level.
func (d *draft) level(c Change) *problem {
	if c.Line != "" {
		i := slices.IndexFunc(d.Rules, func(s model.Setting) bool { return s.ID == c.Line })
		if i < 0 {
			return missing(subject, "line of rules.csv", c.Line)
		}
		if bad := allows(d.Rules[i].Rule, c.Level); bad != nil {
			return bad
		}
		d.Rules = slices.Clone(d.Rules)
		d.Rules[i].Level = c.Level
		return nil
	}
	if bad := allows(c.Rule, c.Level); bad != nil {
		return bad
	}
	d.Rules = slices.Clone(d.Rules)
	for i := range d.Rules {
		// A line with a level of its own would keep that; without it has the rule's.
		if s := &d.Rules[i]; s.Rule == c.Rule && s.Level != model.Off {
			s.Level = model.Unset
		}
	}
	d.setting("what-if "+c.Rule, c.Rule, c.Level)
	return nil
}

// binds returns the problem that a rule says of the settings that there are now.
func (d *draft) binds() *problem {
	if _, faults := rules.Bind(&d.Event); len(faults) > 0 {
		return &problem{object, faults[0].Message, faults[0].Remedy}
	}
	return nil
}

// ruleSets gives a rule or a line of rules.csv parameters, in place of the values that they
// had. What the rule does not take is said in its own words.
func ruleSets(d *draft, c Change) *problem {
	for _, param := range c.Params {
		if value := param.Value; value == "" || strings.ContainsAny(value, ";\"") || strings.TrimSpace(value) != value {
			return &problem{object, fmt.Sprintf("%q cannot be the value of a parameter, since tables could not hold it", value), "write it without ; and quotes and outer spaces"}
		}
	}
	if c.Rule != "" {
		if bad := d.setGeneral(c); bad != nil {
			return bad
		}
		return d.binds()
	}
	i := slices.IndexFunc(d.Rules, func(s model.Setting) bool { return s.ID == c.Line && c.Line != "" })
	if i < 0 {
		return missing(subject, "line of rules.csv", c.Line)
	}
	d.Rules = slices.Clone(d.Rules)
	d.setParams(i)
	return d.binds()
}

// setGeneral sets parameters of a rule for the whole event or, where they are those of lines,
// in the line that gives them all already, or in one more.
func (d *draft) setGeneral(c Change) *problem {
	r := ruleOf(c.Rule)
	if r == nil {
		return missing(subject, "rule", c.Rule)
	}
	naming, ofLines := false, false
	for _, param := range c.Params {
		k := slices.IndexFunc(r.Params, func(spec rules.ParamSpec) bool { return spec.Key == param.Key })
		naming = naming || k >= 0 && r.Params[k].Type.Names()
		ofLines = ofLines || slices.ContainsFunc(r.Needs, func(group []string) bool { return slices.Contains(group, param.Key) })
	}
	if ofLines && !naming {
		switch lines := d.linesWith(c); len(lines) {
		case 0:
		case 1:
			d.Rules = slices.Clone(d.Rules)
			d.setParams(lines[0])
			return nil
		default:
			var ids []string
			for _, i := range lines {
				ids = append(ids, d.Rules[i].ID)
			}
			return &problem{subject, fmt.Sprintf("%s stands in %d lines", c.Rule, len(lines)), "write the id of one: " + rules.Or(rules.Quoted(ids))}
		}
	}
	if len(r.Needs) == 0 || naming || ofLines {
		var keysAndValues []string
		for _, param := range c.Params {
			keysAndValues = append(keysAndValues, param.Key, param.Value)
		}
		d.setting("what-if "+c.Rule, c.Rule, model.Unset, keysAndValues...)
		return nil
	}
	// What such a rule takes for the whole event stands in event.yaml, in front.
	d.Rules = slices.Clone(d.Rules)
	last := 0
	for i := range d.Rules {
		if d.Rules[i].ID == "" {
			last = i + 1
		}
	}
	d.Rules = slices.Insert(d.Rules, last, model.Setting{Row: model.Row{Pos: c.Pos}, Rule: c.Rule, Reason: d.reason()})
	d.setParams(last)
	return nil
}

// linesWith returns the lines of the rule of the change that count and give all its parameters.
func (d *draft) linesWith(c Change) (lines []int) {
	for i := range d.Rules {
		line := &d.Rules[i]
		given := !slices.ContainsFunc(c.Params, func(param Param) bool { _, has := line.Param(param.Key); return !has })
		if line.ID != "" && line.Rule == c.Rule && given && !d.isOff(line) {
			lines = append(lines, i)
		}
	}
	return lines
}

// setParams gives a setting, whose table is new, the parameters of the change.
func (d *draft) setParams(i int) {
	line := &d.Rules[i]
	line.Params = slices.Clone(line.Params)
	for _, p := range d.change.Params {
		param := model.Param{Key: p.Key, Value: p.Value, Pos: d.change.Pos}
		if k := slices.IndexFunc(line.Params, func(q model.Param) bool { return q.Key == p.Key }); k >= 0 {
			line.Params[k] = param
		} else {
			line.Params = append(line.Params, param)
		}
	}
}

// waive keeps a rule from binding a person.
func waive(d *draft, c Change) *problem {
	p, bad := d.person()
	if bad != nil {
		bad.about = object
		return bad
	}
	if f, binds := rules.CannotWaive(c.Rule); binds {
		return &problem{subject, f.Message, f.Remedy}
	}
	if has := d.People[p].Waiver; !slices.Contains(has, c.Rule) {
		d.editPerson(p).Waiver = with(has, c.Rule)
	}
	return nil
}

// unwaive lets the rule bind the person again.
func unwaive(d *draft, c Change) *problem {
	p, bad := d.person()
	if bad != nil {
		bad.about = object
		return bad
	}
	has := d.People[p].Waiver
	if !slices.Contains(has, c.Rule) {
		return &problem{object, fmt.Sprintf("%s does not waive %s", d.People[p].Name, c.Rule), oneOf(has)}
	}
	d.editPerson(p).Waiver = without(has, c.Rule)
	return nil
}

// allows returns the problem of a level that the rule cannot have.
func allows(rule string, level model.Level) *problem {
	r := ruleOf(rule)
	if r == nil {
		return missing(subject, "rule", rule)
	}
	if r.Allows(level) {
		return nil
	}
	return &problem{object, fmt.Sprintf("rule %s cannot be %s", rule, level), "write " + rules.Or(r.Levels())}
}
