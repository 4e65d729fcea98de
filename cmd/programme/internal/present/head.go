package present

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
)

// AnswerVersion is the version field of every answer in JSON. Fields may be added
// under one version, never renamed, removed or given another meaning.
const AnswerVersion = 1

// Head is how every answer begins.
type Head struct {
	Version int    `json:"version"`
	Command string `json:"command"`
}

// HeadOf returns the head of an answer of a command.
func HeadOf(command string) Head { return Head{AnswerVersion, command} }

// About says which event an answer is about, which files it was made from, and what of them
// was read.
type About struct {
	Event Event `json:"event"`
	Input Input `json:"input"`
	Read  Read  `json:"read"`
}

// AboutOf returns what an answer about event e says of it, and of the files it was read from.
func AboutOf(e *model.Event, input Input, read Read) About { return About{EventOf(e), input, read} }

// Tool says which program made an answer. Go names the tz data in the program
// too; what of it the answer rests on is in zones.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Go      string `json:"go"`
}

// ThisTool returns the program that runs.
func ThisTool() Tool { return Tool{"programme", Version(), GoVersion()} }

// Event says which event an answer is about.
type Event struct {
	Name string `json:"name"`
	Zone string `json:"zone"`
}

// EventOf returns what an answer says of event e.
func EventOf(e *model.Event) Event { return Event{e.Name, term.ZoneName(e.Zone)} }

// Input names the files that an answer was made from.
type Input struct {
	// SHA256 is the sum of the lines "sum  name" of Files, so that it is what
	// sha256sum FILES | sha256sum prints.
	SHA256 string           `json:"sha256"`
	Files  []term.FileStamp `json:"files"`
}
