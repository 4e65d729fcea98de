package tables

import "programme/model"

// File is one file of an event folder, or one that is written beside it.
type File struct {
	Name    string
	Content []byte
}

// Files returns the event folder of e. Reading it gives e again, but for the positions:
// a row moves where rows were blank, and windows that came from the hours of the days
// stand in windows.csv then. Settings without an id go to event.yaml, so they come
// before those with one. Ids, names and lists have to be such as [Read] accepts.
func Files(e *model.Event) []File {
	files := []File{writeEventFile(e), writeSessions(e), writeRooms(e), writeWindows(e)}
	withIDs := false
	for i := range e.Rules {
		withIDs = withIDs || e.Rules[i].ID != ""
	}
	for _, f := range []struct {
		filled bool
		spec   *spec
		write  func(*model.Event) File
	}{
		{len(e.People) > 0, personSpec, writePeople},
		{len(e.Cast) > 0, castSpec, writeCast},
		{len(e.Availability) > 0, availabilitySpec, writeAvailability},
		{len(e.Walks) > 0, walkSpec, writeWalks},
		{len(e.Kits) > 0, kitSpec, writeKits},
		{len(e.Demand) > 0, demandSpec, writeDemand},
		{withIDs, settingSpec, writeSettings},
		{e.Baseline != nil, placementSpec, writeBaseline},
	} {
		if f.filled || len(e.ExtraColumns[f.spec.name]) > 0 {
			files = append(files, f.write(e))
		}
	}
	return files
}
