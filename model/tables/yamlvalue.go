package tables

import (
	"bytes"
	"fmt"

	"github.com/goccy/go-yaml/ast"

	"programme/model"
)

// YAML is a value of a YAML file: a single one, a mapping or a list. Numbers and yes are
// texts as they were written.
type YAML struct {
	Pos    model.Position
	Single bool // Text is what it says, "" if nothing
	Text   string
	Keys   []YAMLKey // of a mapping, in the order of the file, each once
	Items  []YAML    // of a list
}

// YAMLKey is a key of a mapping and its value.
type YAMLKey struct {
	Name string
	Pos  model.Position
	YAML
}

// ReadYAML reads a file of one document of mappings, lists and single values, without
// anchors, tags and the like. The error is a [model.Faults].
func ReadYAML(name string, content []byte) (YAML, error) {
	r := newReport()
	whole := model.Position{File: name}
	if text, err := readLimited(bytes.NewReader(content), 0, maxEventFile); err != nil {
		r.refuse(whole, err)
	} else {
		y := &yamlFile{report: r, whole: whole, at: func(line, column int) model.Position { return at(name, line, column) }}
		if body := y.parse(text); body != nil {
			if v := y.value(body); len(r.faults) == 0 {
				return v, nil
			}
		}
	}
	_, err := r.result()
	return YAML{}, err
}

func (y *yamlFile) value(n ast.Node) YAML {
	v := YAML{Pos: y.pos(n.GetToken())}
	if list, is := n.(*ast.SequenceNode); is {
		for _, item := range list.Values {
			v.Items = append(v.Items, y.value(item))
		}
		return v
	}
	if v.Text, v.Single = scalar(n); v.Single {
		return v
	}
	entries, ok := y.mapping(n, "this", "write key: value, a list or a single value")
	if !ok {
		return v
	}
	for _, en := range entries {
		v.Keys = append(v.Keys, YAMLKey{Name: en.key, Pos: en.pos, YAML: y.value(en.value)})
	}
	if len(v.Keys) == 0 {
		y.fault(v.Pos, fmt.Sprintf("nothing stands in %s", quote("{}")), "leave it out")
		return v
	}
	v.Pos = v.Keys[0].Pos
	return v
}
