package present

import "programme/cmd/programme/internal/term"

// Changed says what was made of the event before a question was asked of it.
type Changed struct {
	From    *term.FileStamp `json:"from"` // the programme that is its baseline; null for none
	Keep    string          `json:"keep"` // what of that stays, as the flags say it
	Now     string          `json:"now"`
	Freeze  string          `json:"freeze"`
	Changes []string        `json:"changes"` // in their canonical words
}
