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
	"programme/model/tables"
)

//go:embed assets
var assets embed.FS

var layout = template.Must(template.New("page.html").ParseFS(assets, "assets/page.html"))

// The pieces of the script, in the order in which they need each other.
var scriptPieces = []string{"programme", "clock", "stars", "calendar", "filters", "views", "session", "arrows", "print", "start"}

// The pieces of the style, in the order in which later ones overrule earlier ones.
var stylePieces = []string{"base", "list", "grid", "print"}

// page is what the template shows.
type page struct {
	*programme
	Sessions int    // that take place
	Version  string // in words; "" if it is none that was published
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
// it is of, and what of it is not confirmed yet, unless that is "".
func Page(e *model.Event, p *model.Programme, version string) tables.File {
	shown := programmeOf(visible(e), p, e)
	v := page{
		programme: shown, Version: version,
		Style:  template.CSS(joined("css", stylePieces) + shown.positions()),
		Early:  template.JS(asset("early.js")),
		Script: template.JS("(() => {\n\"use strict\";\n" + joined("js", scriptPieces) + "})();\n"),
		Reader: readerOf(shown),
		Linked: linkedJSON(programmeOf(e, p, e)),
	}
	for _, s := range shown.entries {
		s.Tentative = version != "" && s.Status != gone && s.at.State != model.Confirmed && s.at.State != model.Published
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
