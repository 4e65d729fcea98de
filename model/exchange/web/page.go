package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"

	"programme/model"
	"programme/model/exchange/words"
	"programme/model/tables"
)

//go:embed assets
var assets embed.FS

var layout = template.Must(template.New("page.html").Funcs(template.FuncMap{"pair": pair}).ParseFS(assets, "assets/page.html"))

// paired is what a part of the template shows, and the page that it is a part of.
type paired struct {
	Page page
	Of   any
}

func pair(p page, of any) paired { return paired{p, of} }

// The pieces of the script, in the order in which they need each other.
var scriptPieces = []string{"programme", "language", "clock", "stars", "calendar", "filters", "views", "session", "person", "now", "arrows", "print", "start"}

// The pieces of the style, in the order in which later ones overrule earlier ones.
var stylePieces = []string{"base", "list", "grid", "dialog", "print"}

// Options say how a page is written.
type Options struct {
	Language string // tag of the language that it is first shown in, one of [words.Tags]; "" for English
	// Version says in a language which version the page is of; nil if it is none that was published.
	Version func(*words.Language) string
}

// page is what the template shows.
type page struct {
	*programme
	Sessions int    // that take place
	Version  string // in words; "" if it is none that was published
	Lang     *words.Language
	Langs    []*words.Language // from which the reader chooses
	Style    template.CSS
	Early    template.JS // runs before anything is shown
	Script   template.JS
	Policy   string
	Reader   reader
	Linked   template.JS // JSON
}

// Page returns programme p of event e as programme.html. It shows all that e and p hold
// of sessions, cast and rooms; what a reader should not see has to be gone from them
// before, as [programme/model/exchange.Public] does. Where e has a baseline, sessions
// that it published are marked as moved or cancelled if they are. The page says which version
// it is of, and what of it is not confirmed yet, if it is one.
func Page(e *model.Event, p *model.Programme, o Options) tables.File {
	lang := words.In(o.Language)
	shown := programmeOf(visible(e), p, e, lang)
	v := page{
		programme: shown, Lang: lang,
		Style:  template.CSS(joined("css", stylePieces) + shown.positions()),
		Early:  template.JS(asset("early.js")),
		Script: template.JS("(() => {\n\"use strict\";\n" + joined("js", scriptPieces) + "})();\n"),
		Reader: readerOf(shown, o),
		Linked: linkedJSON(programmeOf(e, p, e, lang)),
	}
	for _, tag := range words.Tags() {
		v.Langs = append(v.Langs, words.In(tag))
	}
	if o.Version != nil {
		v.Version = o.Version(lang)
	}
	for _, s := range shown.entries {
		s.Tentative = o.Version != nil && s.Status != gone && s.at.State != model.Confirmed && s.at.State != model.Published
		if s.Status != gone {
			v.Sessions++
		}
	}
	v.Policy = policy(string(v.Style), string(v.Early), string(v.Script))
	var out bytes.Buffer
	if err := layout.Execute(&out, v); err != nil {
		panic("web: the page's template does not fit what it shows: " + err.Error())
	}
	return tables.File{Name: "programme.html", Content: out.Bytes()}
}

// T returns a text of the page: {{$.T "list"}}, or of so many things, {{$.T "sessions" 9}}.
func (v page) T(key string, n ...int) string {
	if len(n) > 0 {
		return v.Lang.Say("page."+key, "n", n[0])
	}
	return v.Lang.Say("page." + key)
}

// Span returns the same as an element that the script says anew in another language.
func (v page) Span(key string, n ...int) template.HTML {
	number := ""
	if len(n) > 0 {
		number = fmt.Sprintf(` data-n="%d"`, n[0])
	}
	return template.HTML(fmt.Sprintf(`<span data-t="%s"%s>%s</span>`, key, number, template.HTMLEscapeString(v.T(key, n...))))
}

// RoleWord returns what the page says for a role of events, by its key.
func (v page) RoleWord(key string) string { return v.Lang.Say(key) }

// GridOf names the grid of a day.
func (v page) GridOf(d *day) string { return v.Lang.Say("page.grid_of", "date", d.Long()) }

// VenueZone says the zone of the venue.
func (v page) VenueZone() string { return v.Lang.Say("page.venue_zone", "zone", v.Zone()) }

// policy returns the content security policy that lets the page have its own style and
// scripts and nothing else: no network, no frames, no forms, no base.
func policy(style string, scripts ...string) string {
	allowed := "script-src"
	for _, s := range scripts {
		allowed += " " + digest(s)
	}
	return fmt.Sprintf("default-src 'none'; style-src %s; %s; img-src data:; base-uri 'none'; form-action 'none'", digest(style), allowed)
}

// digest names the text of an element as a content security policy does.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func joined(ending string, pieces []string) string {
	var all strings.Builder
	for _, piece := range pieces {
		all.WriteString(asset(piece + "." + ending))
	}
	return all.String()
}

func asset(name string) string {
	content, err := assets.ReadFile("assets/" + name)
	if err != nil {
		panic("web: " + err.Error())
	}
	return string(content)
}
