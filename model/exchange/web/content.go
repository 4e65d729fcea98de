package web

import (
	"html/template"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"programme/model"
	"programme/model/exchange/prose"
)

// foldedFrom is how many characters of a description the list folds away.
const foldedFrom = 320

// link is a way out of the page.
type link struct {
	Address string
	Key     string // of the text that says what is there, "" for Label
	Label   string
}

// Told returns what is told of a session, as elements.
func (x *entry) Told() template.HTML { return prose.HTML(x.Description) }

// Folded reports whether the list folds what is told of a session away.
func (x *entry) Folded() bool { return utf8.RuneCountInString(x.Description) >= foldedFrom }

// Ways returns where the page leads from a session: to its stream, its slides, its picture
// (which the page does not load) and its links.
func (x *entry) Ways() []link {
	ways := waysTo(link{x.Stream, "stream", ""}, link{x.Slides, "slides", ""}, link{x.Image, "picture", ""})
	for _, address := range x.Links {
		ways = append(ways, waysTo(link{address, "", shortAddress(address)})...)
	}
	return ways
}

// tongue is a language in which a session is held.
type tongue struct {
	Key   string // of the text that names it, "" for Label
	Label string
}

// Tongues returns the languages of a session; those that are given by their code are named in
// the language of the page.
func (x *entry) Tongues() []tongue {
	all := make([]tongue, len(x.Languages))
	for i, word := range x.Languages {
		all[i].Label = word
		if name := x.lang.NameOf(word); name != "" {
			all[i] = tongue{tongueKey(word), name}
		}
	}
	return all
}

// tongueKey is the key of the text that names the language with that code.
func tongueKey(code string) string { return "tongue." + strings.ToLower(strings.TrimSpace(code)) }

// RecordedKey returns the text that says whether a session is recorded, "" if nobody said.
func (x *entry) RecordedKey() string {
	switch x.Recorded {
	case model.Recorded:
		return "recorded"
	case model.Unrecorded:
		return "unrecorded"
	}
	return ""
}

// waysTo returns the links that lead to a web address.
func waysTo(links ...link) []link {
	return slices.DeleteFunc(links, func(l link) bool { return l.Address == "" || model.BadAddress(l.Address) != "" })
}

// shortAddress says a web address in few characters, its host first.
func shortAddress(address string) string {
	const longest = 48
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	text := strings.TrimSuffix(strings.TrimPrefix(u.Host, "www.")+u.EscapedPath(), "/")
	if len(text) > longest { // a URL is ASCII
		text = text[:longest-1] + "…"
	}
	return text
}

// bio is a person of whom more is known than the name.
type bio struct {
	Handle    string
	Name, Org string
	Text      template.HTML
	Ways      []link
}

// Bios returns the people of whom there is more to say, by name.
func (shown *programme) Bios() []bio {
	var all []bio
	for i, at := range shown.people {
		p := &shown.event.People[at]
		x := bio{Handle: shown.handles[i], Name: p.Name, Org: p.Org, Text: prose.HTML(p.Bio)}
		x.Ways = waysTo(link{p.Link, "website", ""}, link{p.Image, "picture", ""})
		if x.Text != "" || len(x.Ways) > 0 {
			all = append(all, x)
		}
	}
	slices.SortStableFunc(all, func(a, b bio) int { return strings.Compare(a.Name, b.Name) })
	return all
}
