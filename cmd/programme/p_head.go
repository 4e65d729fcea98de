package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
)

// answerVersion is the version field of every answer in JSON. Fields may be added
// under one version, never renamed, removed or given another meaning.
const answerVersion = 1

// head is how every answer begins.
type head struct {
	Version int    `json:"version"`
	Command string `json:"command"`
}

func headOf(command string) head { return head{answerVersion, command} }

// about says which event an answer is about, and which files it was made from.
type about struct {
	Event eventStamp `json:"event"`
	Input inputStamp `json:"input"`
}

func aboutOf(e *model.Event, input inputStamp) about { return about{stampOf(e), input} }

// toolStamp says which program made an answer. Go names the tz data in the program
// too; what of it the answer rests on is in zones.
type toolStamp struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Go      string `json:"go"`
}

func thisTool() toolStamp { return toolStamp{"programme", version(), goVersion()} }

// eventStamp says which event an answer is about.
type eventStamp struct {
	Name string `json:"name"`
	Zone string `json:"zone"`
}

func stampOf(e *model.Event) eventStamp { return eventStamp{e.Name, term.ZoneName(e.Zone)} }

// inputStamp names the files that an answer was made from.
type inputStamp struct {
	// SHA256 is the sum of the lines "sum  name" of Files, so that it is what
	// sha256sum FILES | sha256sum prints.
	SHA256 string           `json:"sha256"`
	Files  []term.FileStamp `json:"files"`
}
