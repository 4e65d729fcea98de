package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"programme/model/exchange/workbook"
	"programme/model/tables"
)

var xlsxFormat = exportFormat{
	"xlsx", "a workbook: a flat table, a coloured grid a day, the rooms, and everybody's duties",
	func(x *exporting) ([]tables.File, error) {
		content, err := workbook.Programme(x.event, x.programme)
		return []tables.File{{Name: "programme.xlsx", Content: content}}, err
	},
}

// eventXLSXFormat holds the event and not the programme, so it is written without one.
var eventXLSXFormat = exportFormat{
	"event-xlsx", "the event folder as one workbook, a sheet a table, which every command reads too",
	func(x *exporting) ([]tables.File, error) {
		content, err := workbook.Event(x.in.event)
		return []tables.File{{Name: "event.xlsx", Content: content}}, err
	},
}

// exportEventBook writes the event as a workbook.
func (c *commands) exportEventBook(cmd *cobra.Command, args []string, o *exportOptions) error {
	switch {
	case len(args) > 1:
		return usage(cmd, fmt.Errorf("--to %s writes the event, whatever the programme; leave out %q", o.to.word, args[1]))
	case o.profileOf(internalProfile) == publicProfile:
		return usage(cmd, errors.New("--to event-xlsx holds all of the event; for the public write --to xlsx --profile public"))
	}
	to := c.destination(o.file).Overwrite(o.force)
	defer to.Close()
	in, err := c.readEvent(args[0])
	if err != nil {
		return err
	}
	files, err := eventXLSXFormat.write(&exporting{event: in.event, in: in, options: o})
	if err != nil {
		return err
	}
	return c.deliver(cmd, files, o, to)
}
