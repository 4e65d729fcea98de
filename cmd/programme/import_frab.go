package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"programme/model"
	"programme/model/exchange/frab"
)

var (
	frabXMLImport  = scheduleImport("frab-xml", "a schedule of frab, pretalx or their kin, in XML", frab.ReadXML)
	frabJSONImport = scheduleImport("frab-json", "the same in JSON", frab.ReadJSON)
)

// readSchedule reads a schedule in one of its forms, as [frab.ReadXML] does.
type readSchedule func(name string, content []byte, zone model.Zone) (*frab.Schedule, []model.Fault, error)

func scheduleImport(word, text string, read readSchedule) importFormat {
	in := func(zone model.Zone) fileReader { return schedulesBy(read, zone) }
	return importFormat{word: word, text: text, whole: true, read: in(""), readIn: in}
}

// schedulesBy returns the reader of schedules in one of their forms. Several are added
// to the event one after the other. Times without a zone are meant in the one given, or
// else in that of the event.
func schedulesBy(read readSchedule, given model.Zone) fileReader {
	return func(names []string, base *model.Event) (*model.Event, model.Faults, error) {
		var notes, faults model.Faults
		e := base
		for _, name := range names {
			content, err := readFile(name, frab.MaxSize)
			if err != nil {
				return nil, notes, err
			}
			zone := given
			if e != nil && zone == "" {
				zone = e.Zone
			}
			schedule, found, err := read(filepath.ToSlash(name), content, zone)
			notes = append(notes, found...)
			if err == nil {
				if given != "" && schedule.Zone != "" && schedule.Zone != given {
					notes = append(notes, model.Fault{Pos: model.Position{File: filepath.ToSlash(name)}, Message: fmt.Sprintf("the schedule names its zone, %s; --zone %s is not used", schedule.Zone, given)})
				}
				var next *model.Event
				add := schedule.Event
				if base != nil {
					add = schedule.Update
				}
				if next, found, err = add(e); err == nil {
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
