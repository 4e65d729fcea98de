package show

import (
	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
)

// showing is a programme on its way to the terminal by one of the things it can be shown by.
type showing struct{ *present.View }

// Show prints a programme by "day", "room", "person" or "theme", on a reader's clock
// too unless that is "".
func Show(c *term.Console, by string, e *model.Event, p *model.Programme, reader model.Zone) error {
	v := showing{present.NewView(c, e, p, reader)}
	switch by {
	case "room":
		return v.showRooms()
	case "person":
		return v.showPeople()
	case "theme":
		return v.showThemes()
	default:
		return v.showDays()
	}
}
