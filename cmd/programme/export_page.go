package main

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/exchange/page"
	"programme/model/rules"
	"programme/model/tables"
)

var pageFormat = exportFormat{"page", "the text of public session pages, a file each", writePages}

// pageOptions say which pages are written.
type pageOptions struct{ session string }

func (o *pageOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.session, "session", "", "the page of the session `ID` alone (default: of all that are not cancelled)")
}

// check returns a fault if a flag of pages was given for another format.
func (o *pageOptions) check(cmd *cobra.Command, to string) error {
	return flagsOnlyFor(cmd, pageFormat.word, to, "session")
}

func writePages(x *exporting) ([]tables.File, error) {
	if x.event != x.in.event {
		page.KeepFormats(x.event, x.in.event)
	}
	id := x.options.session
	if id == "" {
		files := page.Files(x.event, x.programme, nil)
		if len(files) == 0 {
			return nil, fmt.Errorf("no session is placed, so there is no page to write")
		}
		return files, nil
	}
	s, known := x.event.SessionByID(id)
	if known {
		return page.Files(x.event, x.programme, []model.SessionIndex{s}), nil
	}
	if s, known = x.in.event.SessionByID(id); known && rules.Hidden(x.in.event)[s] {
		return nil, term.Advise(fmt.Errorf("--session: %q is kept from the public", id), "--profile internal writes its page")
	}
	if known {
		return nil, term.Advise(fmt.Errorf("--session: %q is not in the programme, so the public does not see it", id), "--profile internal writes its page")
	}
	var ids []string
	for i := range x.event.Sessions {
		ids = append(ids, x.event.Sessions[i].ID)
	}
	err := fmt.Errorf("--session: %q is no session of the event", id)
	if near := model.Nearest(id, ids); near != "" {
		err = fmt.Errorf("%w; did you mean %q?", err, near)
	}
	return nil, err
}
