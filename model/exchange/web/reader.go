package web

import (
	"cmp"
	"slices"

	"programme/model/exchange/words"
)

// reader is what the page's script knows of the programme. Times are minutes since
// 1970-01-01T00:00Z; people, rooms, types, themes, roles and days are indices.
type reader struct {
	Event    string          `json:"event"`
	Language string          `json:"language"` // in which the page was written
	Texts    map[string]text `json:"texts"`    // by language
	Zone     string          `json:"zone"`
	Sessions []readerSession `json:"sessions"`
	Pauses   []readerPause   `json:"pauses"`
	Days     []string        `json:"days"` // dates
	Rooms    []string        `json:"rooms"`
	Types    []string        `json:"types"`
	Themes   []string        `json:"themes"`
	Roles    []string        `json:"roles"` // key of a text, or of the event's own
	People   []string        `json:"people"`
	Handles  []string        `json:"handles"` // of the people
}

// text is what the page says in a language, by key: a string, or forms for numbers.
type text map[string]any

type readerPause struct {
	Title string `json:"title"`
	Day   int    `json:"day"`
	Start int64  `json:"start"`
	End   int64  `json:"end"`
	Rooms []int  `json:"rooms"`
}

type readerSession struct {
	Anchor string   `json:"anchor"`
	ID     string   `json:"id"`
	UID    string   `json:"uid"`
	Title  string   `json:"title"`
	Day    int      `json:"day"`
	Over   []int    `json:"over,omitempty"` // further days into which it goes on
	Start  int64    `json:"start"`
	End    int64    `json:"end"`
	Room   int      `json:"room"`            // -1 for none
	Doors  []int    `json:"doors,omitempty"` // of a room with its overflow room, both
	Type   int      `json:"type"`
	Themes []int    `json:"themes"`
	Cast   [][2]int `json:"cast"` // role and person
	Status string   `json:"status,omitempty"`
}

func readerOf(shown *programme, o Options) reader {
	r := reader{
		Event: shown.event.Name, Language: shown.lang.Tag(), Texts: textsOf(shown, o), Zone: shown.Zone(), Themes: append([]string{}, shown.themes...),
		Handles: append([]string{}, shown.handles...), Pauses: []readerPause{}, Sessions: []readerSession{}, Days: []string{}, Rooms: []string{}, Types: []string{}, Roles: []string{}, People: []string{},
	}
	for _, room := range shown.event.Rooms {
		r.Rooms = append(r.Rooms, room.Name)
	}
	for _, p := range shown.people {
		r.People = append(r.People, shown.event.People[p].Name)
	}
	index := func(list *[]string, word string) int {
		at := slices.Index(*list, word)
		if at < 0 {
			at = len(*list)
			*list = append(*list, word)
		}
		return at
	}
	over := map[*entry][]int{}
	for i, d := range shown.Days {
		for _, x := range d.Before {
			over[x] = append(over[x], i)
		}
	}
	for i, d := range shown.Days {
		r.Days = append(r.Days, d.Date.String())
		for _, x := range d.Pauses {
			pause := readerPause{Title: x.Title, Day: i, Start: int64(x.Break.Start), End: int64(x.Break.End), Rooms: []int{}}
			for _, room := range x.Rooms {
				pause.Rooms = append(pause.Rooms, int(room))
			}
			r.Pauses = append(r.Pauses, pause)
		}
		for _, x := range d.Entries {
			s := readerSession{
				Anchor: x.Anchor, ID: x.ID, UID: x.uid, Title: x.Title, Day: i, Over: over[x], Start: int64(x.at.Start), End: int64(x.at.End),
				Room: int(x.at.Room.Index()), Type: index(&r.Types, x.Type), Themes: []int{}, Cast: [][2]int{}, Status: string(x.Status),
			}
			if r := x.at.Room; r.Given() && shown.event.Rooms[r.Index()].Paired() {
				for _, door := range shown.event.Doors(r.Index()) {
					s.Doors = append(s.Doors, int(door))
				}
			}
			for _, theme := range x.Themes {
				s.Themes = append(s.Themes, index(&r.Themes, theme))
			}
			for _, part := range x.Cast {
				role := index(&r.Roles, cmp.Or(part.Key(), part.Own()))
				for _, p := range part.People {
					s.Cast = append(s.Cast, [2]int{role, p.Index})
				}
			}
			r.Sessions = append(r.Sessions, s)
		}
	}
	return r
}

// textsOf returns the page's texts in all languages, with the names of those in which
// sessions are held.
func textsOf(shown *programme, o Options) map[string]text {
	all := map[string]text{}
	for _, tag := range words.Tags() {
		lang := words.In(tag)
		texts := lang.Texts("page.")
		delete(texts, "version")
		for _, kind := range []string{"role.", "date."} {
			for key, t := range lang.Texts(kind) {
				texts[kind+key] = t
			}
		}
		for _, x := range shown.entries {
			for _, word := range x.Languages {
				if name := lang.NameOf(word); name != "" {
					texts[tongueKey(word)] = name
				}
			}
		}
		if o.Version != nil {
			texts["version"] = o.Version(lang)
		}
		texts["dir"], texts["comma"] = lang.Direction(), lang.Comma()
		all[tag] = texts
	}
	return all
}
