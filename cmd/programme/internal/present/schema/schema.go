// Package schema says in JSON Schema (draft 2020-12) what the answers in JSON hold, from the
// Go types that are written: what `programme schema NAME` prints.
package schema

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	for i, m := range o {
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.WriteString([]string{"{", ","}[min(i, 1)])
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	if len(o) == 0 {
		b.WriteByte('{')
	}
	return []byte(b.String() + "}"), nil
}

// document is a schema in the making: what types under $defs it has so far.
type document struct {
	definitions object
	defined     map[string]reflect.Type
}

// whole returns the schema of a document that is a struct, some members of which are constants.
func whole(title string, t reflect.Type, constants map[string]any) object {
	d := &document{defined: map[string]reflect.Type{}}
	properties, required := object{}, []string{}
	d.fields(t, func(name string, schema object, always bool) {
		if value, ok := constants[name]; ok {
			schema = object{{"const", value}}
		}
		properties = append(properties, member{name, schema})
		if always {
			required = append(required, name)
		}
	})
	return object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", title},
		{"type", "object"},
		{"properties", properties},
		{"required", required},
		{"$defs", d.definitions},
	}
}

// of returns the schema of a type. A pointer is a value that can be null; a slice never is,
// since no answer leaves one nil.
func (d *document) of(t reflect.Type) object {
	if words := wordsOf(t); words != nil {
		return object{{"type", "string"}, {"enum", words}}
	}
	switch t.Kind() {
	case reflect.String:
		return object{{"type", "string"}}
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.Int, reflect.Int64:
		return object{{"type", "integer"}}
	case reflect.Uint64:
		return object{{"type", "integer"}, {"minimum", 0}}
	case reflect.Slice:
		return object{{"type", "array"}, {"items", d.of(t.Elem())}}
	case reflect.Pointer:
		return object{{"anyOf", []object{d.of(t.Elem()), {{"type", "null"}}}}}
	case reflect.Struct:
		return d.reference(t)
	}
	panic(fmt.Sprintf("an answer has a %s, which no schema is made of", t))
}

// reference returns a reference to the definition of a struct, which it makes first if it is
// not there.
func (d *document) reference(t reflect.Type) object {
	name := t.Name()
	if other, ok := d.defined[name]; ok && other != t {
		panic(fmt.Sprintf("%s and %s would have one name in a schema", t, other))
	}
	if d.defined[name] == nil {
		d.defined[name] = t
		at := len(d.definitions)
		d.definitions = append(d.definitions, member{name: name})
		d.definitions[at].value = d.structure(t)
	}
	return object{{"$ref", "#/$defs/" + name}}
}

// structure returns the schema of a struct itself.
func (d *document) structure(t reflect.Type) object {
	properties, required := object{}, []string{}
	d.fields(t, func(name string, schema object, always bool) {
		properties = append(properties, member{name, schema})
		if always {
			required = append(required, name)
		}
	})
	return object{{"type", "object"}, {"properties", properties}, {"required", required}}
}

// fields visits the members of the JSON object of a struct, in the order in which
// encoding/json writes them, and says whether each is always there.
func (d *document) fields(t reflect.Type, visit func(name string, schema object, always bool)) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, tagged := f.Tag.Lookup("json")
		if f.Anonymous && !tagged {
			d.fields(f.Type, visit)
			continue
		}
		if !f.IsExported() {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if name == "" || name == "-" {
			panic(fmt.Sprintf("field %s of %s has no name in JSON", f.Name, t))
		}
		kind := f.Type
		if options == "omitempty" && kind.Kind() == reflect.Pointer {
			kind = kind.Elem() // is not there, where it would be null
		}
		visit(name, d.of(kind), options != "omitempty")
	}
}
