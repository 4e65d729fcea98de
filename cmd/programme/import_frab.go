package main

import (
	"errors"
	"path/filepath"

	"programme/model"
	"programme/model/exchange/frab"
)

var (
	frabXMLImport  = importFormat{"frab-xml", "a schedule of frab, pretalx or their kin, in XML", schedulesBy(frab.ReadXML)}
	frabJSONImport = importFormat{"frab-json", "the same in JSON", schedulesBy(frab.ReadJSON)}
)

// schedulesBy returns the reader of schedules in one of their forms. Several are added
// to the event one after the other. The error holds the faults of all files.
func schedulesBy(read func(string, []byte, model.Zone) (*frab.Schedule, []model.Fault, error)) func([]string, *model.Event) (*model.Event, model.Faults, error) {
	return func(names []string, base *model.Event) (*model.Event, model.Faults, error) {
		var notes, faults model.Faults
		e := base
		for _, name := range names {
			content, err := readFile(name, frab.MaxSize)
			if err != nil {
				return nil, notes, err
			}
			var zone model.Zone
			if e != nil {
				zone = e.Zone
			}
			schedule, found, err := read(filepath.ToSlash(name), content, zone)
			notes = append(notes, found...)
			if err == nil {
				var next *model.Event
				if next, found, err = schedule.Event(e); err == nil {
					e = next
					notes = append(notes, found...)
				}
			}
			var wrong model.Faults
			if errors.As(err, &wrong) {
				faults = append(faults, wrong...)
			} else if err != nil {
				return nil, notes, err
			}
		}
		if len(faults) > 0 {
			return nil, notes, faults.Sort()
		}
		return e, notes, nil
	}
}
