package feed

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"strings"
	"time"

	"programme/model"
	"programme/model/diff"
)

// JSON returns the feed as changes.json, in UTF-8 and indented.
func (f *Feed) JSON() []byte {
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	w.SetIndent("", "  ")
	if err := w.Encode(f); err != nil {
		panic("feed: " + err.Error()) // it is made of strings
	}
	return b.Bytes()
}

// The elements of Atom that a feed has, in the order in which they are written.
type (
	atomFeed struct {
		XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Language string      `xml:"xml:lang,attr"`
		ID       string      `xml:"id"`
		Title    string      `xml:"title"`
		Updated  string      `xml:"updated"`
		Author   string      `xml:"author>name"`
		Entries  []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		ID        string   `xml:"id"`
		Title     string   `xml:"title"`
		Updated   string   `xml:"updated"`
		Published string   `xml:"published,omitempty"` // where somebody said when
		Content   atomText `xml:"content"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
)

// Atom returns the feed as Atom, an entry for each version: who subscribes hears once of what
// was published at once. A version that changes nothing has none, for there is no news in it.
//
// Every entry of Atom says when it was updated. One whose version says no time has that of the
// version before it, else that of the next one that says it, else the event's first day.
func (f *Feed) Atom() []byte {
	a := atomFeed{
		Language: f.Language, ID: f.ID, Title: f.language.Say("feed.title", "event", f.Conference), Updated: f.first.Format(time.RFC3339),
		Author: cmp.Or(strings.TrimSpace(f.Conference), f.language.Say("page.programme")),
	}
	updated := f.updated()
	for i := range f.Versions {
		v := &f.Versions[i]
		if len(v.Changes) == 0 {
			continue
		}
		if len(a.Entries) == 0 {
			a.Updated = updated[i]
		}
		a.Entries = append(a.Entries, atomEntry{
			ID: v.ID, Title: f.language.Say("feed.version", "version", v.Words, "changes", f.language.Say("feed.changes", "n", len(v.Changes))),
			Updated: updated[i], Published: v.At, Content: atomText{"html", f.list(v)},
		})
	}
	content, err := xml.MarshalIndent(a, "", "  ")
	if err != nil {
		panic("feed: " + err.Error()) // it is made of strings
	}
	return append(append([]byte(xml.Header), content...), '\n')
}

// updated returns when each version was updated, as far as one knows.
func (f *Feed) updated() []string {
	list := make([]string, len(f.Versions))
	known := ""
	for i := range f.Versions { // from the newest on: the earliest that is said
		known = cmp.Or(f.Versions[i].At, known)
	}
	known = cmp.Or(known, f.first.Format(time.RFC3339))
	for i := len(list) - 1; i >= 0; i-- {
		known = cmp.Or(f.Versions[i].At, known)
		list[i] = known
	}
	return list
}

// list returns the changes of a version as a list in HTML, times on the venue's clock.
func (f *Feed) list(v *Version) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<div lang=%q dir=%q><ul>", f.Language, f.language.Direction())
	for i := range v.Changes {
		c := &v.Changes[i]
		title := "<bdi>" + html.EscapeString(c.Session) + "</bdi>"
		if c.Title != "" && c.Title != c.Session {
			title += " <bdi>" + html.EscapeString(c.Title) + "</bdi>"
		}
		fmt.Fprintf(&b, "<li><strong>%s</strong><br>%s", title, html.EscapeString(f.what(c)))
		if c.New != nil {
			b.WriteString(": " + f.where(c.New))
		}
		if c.Old != nil {
			b.WriteString("<br>" + html.EscapeString(f.language.Say("page.formerly")) + " " + f.where(c.Old))
		}
		b.WriteString("</li>")
	}
	fmt.Fprintf(&b, "</ul><p>%s</p></div>", html.EscapeString(f.language.Say("page.clock_of", "zone", f.Zone)))
	return b.String()
}

// what says what became of a session.
func (f *Feed) what(c *Change) string {
	switch {
	case c.Kind == diff.New:
		return f.language.Say("feed.new")
	case c.Kind == diff.Moved:
		return f.language.Say("page.moved")
	case c.Kind == diff.Room:
		return f.language.Say("page.other_room")
	case c.cancelled:
		return f.language.Say("page.cancelled")
	}
	return f.language.Say("page.withdrawn") // it may come back
}

// where says when and where a session is, in HTML.
func (f *Feed) where(p *Place) string {
	from, to := p.interval.Start.In(f.zone).Format("15:04"), p.interval.End.In(f.zone).Format("15:04")
	text := html.EscapeString(f.language.At(model.DateIn(p.interval.Start, f.zone), from+"–"+to))
	if room := cmp.Or(p.RoomName, p.Room); room != "" {
		text += html.EscapeString(f.language.Comma()) + "<bdi>" + html.EscapeString(room) + "</bdi>"
	}
	return text
}
