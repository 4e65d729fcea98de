package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// castOf reads a page whose cast is body and returns its lines as "name: role", with
// "?" after a role that is unsure, and the messages of the notes.
func castOf(t *testing.T, body string) (cast, notes []string) {
	t.Helper()
	s, found, err := Read("p.txt", []byte("IGF 2023 WS #1 Title\n\nA theme\n\n"+body))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Cast {
		line := e.Name + ": " + e.Role
		if e.Unsure {
			line += "?"
		}
		cast = append(cast, line)
	}
	for _, n := range found {
		notes = append(notes, fmt.Sprintf("%d %s", n.Pos.Line, n.Message))
	}
	return cast, notes
}

func TestRolesOfLists(t *testing.T) {
	const speaker = "Speaker 1: Ann Lee, Civil Society, African Group\n"
	for _, tt := range []struct {
		name, body string
		cast       []string
		note       string // part of one of the notes, "" if there is none
	}{
		{
			"labels and headings are sure", "Organizer 1: Bob Ray, X\n\n" + speaker + "\nOnsite Moderator\n\nCy Dee\n\nOnline Moderator\n\nEd Foe\n\nRapporteur\n\nGil Hay\n",
			[]string{"Bob Ray: organizer", "Ann Lee: speaker", "Cy Dee: onsite_moderator", "Ed Foe: online_moderator", "Gil Hay: rapporteur"},
			"",
		},
		{
			"one list between two known roles is the one between", speaker + "\n\nCy Dee\n\nOnline Moderator\n\nEd Foe\n",
			[]string{"Ann Lee: speaker", "Cy Dee: onsite_moderator?", "Ed Foe: online_moderator"},
			`8 "Cy Dee" stands without a heading; by the order of the page the role is onsite moderator`,
		},
		{
			"two lists for two roles", speaker + "\n\nCy Dee\n\n\nEd Foe\n\nRapporteur\n\nGil Hay\n",
			[]string{"Ann Lee: speaker", "Cy Dee: onsite_moderator?", "Ed Foe: online_moderator?", "Gil Hay: rapporteur"},
			"the role is online moderator",
		},
		{
			"one list for two roles is left out", speaker + "\n\nCy Dee\n\nRapporteur\n\nGil Hay\n",
			[]string{"Ann Lee: speaker", "Gil Hay: rapporteur"},
			`"Cy Dee" stands without a heading, and the order of the page does not tell the role; it is left out`,
		},
		{
			"three lists for two roles are left out", speaker + "\n\nCy Dee\n\n\nEd Foe\n\n\nIda Joy\n\nRapporteur\n\nGil Hay\n",
			[]string{"Ann Lee: speaker", "Gil Hay: rapporteur"},
			`"Ida Joy" stands without a heading`,
		},
		{
			"after the last list only the rapporteur is one list", speaker + "\nOnsite Moderator\n\nCy Dee\n\n\nEd Foe\n",
			[]string{"Ann Lee: speaker", "Cy Dee: onsite_moderator"},
			`"Ed Foe" stands without a heading, and the order of the page does not tell`,
		},
		{
			"descriptive text cuts the order", speaker + "\nThe session has a text.\n\nCy Dee, Civil Society, African Group\n\nThe text goes on.\n\nOnline Moderator\n\nEd Foe\n",
			[]string{"Ann Lee: speaker", "Ed Foe: online_moderator"},
			`"Cy Dee" stands without a heading, and the order`,
		},
		{
			"capitals in descriptive text are no cast", speaker + "\nThe session has a text.\n\nShared Principles\n\nMore text.\n",
			[]string{"Ann Lee: speaker"},
			"7 3 lines of descriptive text from here on, which is not read",
		},
		{
			"a moderator of no kind", speaker + "\nModerator\n\nCy Dee\n",
			[]string{"Ann Lee: speaker"},
			`"Cy Dee" stands under "Moderator", which can be the onsite or the online moderator`,
		},
		{
			"a second name under a moderator's heading", "Online Moderator\n\nEd Foe\nIda Joy\n",
			[]string{"Ed Foe: online_moderator", "Ida Joy: online_moderator?"},
			`"Ida Joy" is one more name under the heading`,
		},
		{
			"a name far below its heading", "Onsite Moderator\n\n\n\nEd Foe\n",
			[]string{"Ed Foe: onsite_moderator?"},
			`"Ed Foe" stands far below the heading`,
		},
		{
			"labels under a heading", "Speakers\n\nSpeaker 1: Ann Lee, X\nSpeaker 2: Cy Dee, Y\n",
			[]string{"Ann Lee: speaker", "Cy Dee: speaker"},
			"",
		},
		{
			"headed speakers are all sure", "Speakers\n\nAnn Lee, X\n\nCy Dee, Y\n\nOnsite Moderator: Ed Foe\n",
			[]string{"Ann Lee: speaker", "Cy Dee: speaker", "Ed Foe: onsite_moderator"},
			"",
		},
		{"nobody yet", speaker + "Speaker 2: TBC\n", []string{"Ann Lee: speaker"}, `"Speaker 2: TBC" names nobody`},
		{"nobody under a heading", speaker + "\nRapporteur\n\nA sentence.\n", []string{"Ann Lee: speaker"}, `nobody stands under "Rapporteur"`},
		{
			"one word under a heading", speaker + "\nRapporteur\n\nMadonna\n",
			[]string{"Ann Lee: speaker", "Madonna: rapporteur?"},
			`"Madonna" does not read like a person's name`,
		},
		{
			"a label that begins a sentence", "Online moderator: via the chat, in writing\n",
			[]string{"via the chat: online_moderator"},
			`"via the chat" does not read like a person's name`,
		},
		{
			"an organisation written as a name", "Organizer 1: Ministry of Justice, Israel\n",
			[]string{"Ministry of Justice: organizer"},
			`"Ministry of Justice" does not read like a person's name`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cast, notes := castOf(t, tt.body)
			if !slices.Equal(cast, tt.cast) {
				t.Errorf("cast %q, want %q", cast, tt.cast)
			}
			all := strings.Join(notes, "\n")
			if strings.HasSuffix(tt.note, "not read") && all != tt.note || tt.note == "" && all != "" || !strings.Contains(all, tt.note) {
				t.Errorf("notes %q, want %q", all, tt.note)
			}
		})
	}
}
