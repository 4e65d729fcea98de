package frab_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"programme/model/exchange/frab"
)

// asUTF16 returns text in UTF-16, with the mark if it is to begin with one.
func asUTF16(text string, big, mark bool) []byte {
	var content []byte
	if mark {
		text = "\ufeff" + text
	}
	for _, u := range utf16.Encode([]rune(text)) {
		if big {
			content = append(content, byte(u>>8), byte(u))
		} else {
			content = append(content, byte(u), byte(u>>8))
		}
	}
	return content
}

// A file is read in the encoding that it declares or shows, letter for letter.
func TestEncodings(t *testing.T) {
	xml := func(declared, title string) string {
		return "<?xml version='1.0' encoding='" + declared + "'?>\n" + xmlDay("<event id='1'><start>09:00</start><duration>00:30</duration><title>"+title+"</title></event>")
	}
	json := func(title string) string {
		return jsonDay(`"R": [{"id": 1, "start": "09:00", "duration": "00:30", "title": "` + title + `"}]`)
	}
	const title = "Måra 海 👩 Quíst"
	for name, file := range map[string]struct {
		content []byte
		json    bool
		title   string
	}{
		"UTF-8":                           {[]byte(xml("utf-8", title)), false, title},
		"UTF-8 with a mark":               {[]byte("\ufeff" + xml("UTF8", title)), false, title},
		"UTF-8 that says UTF-16":          {[]byte(xml("UTF-16", title)), false, title},
		"UTF-16, little end first":        {asUTF16(xml("UTF-16", title), false, true), false, title},
		"UTF-16, big end first":           {asUTF16(xml("UTF-16", title), true, true), false, title},
		"UTF-16 without a mark":           {asUTF16(xml("utf-16", title), false, false), false, title},
		"JSON in UTF-16":                  {asUTF16(json(title), true, false), true, title},
		"JSON with escapes":               {[]byte(json(`M\u00e5ra \ud83d\udc69 \ufffd`)), true, "Måra 👩 \ufffd"},
		"JSON with a mark":                {[]byte("\ufeff" + json(title)), true, title},
		"ISO-8859-1":                      {[]byte(xml("ISO-8859-1", "M\xe5ra")), false, "Måra"},
		"latin1":                          {[]byte(xml("latin1", "M\xe5ra")), false, "Måra"},
		"ISO-8859-15":                     {[]byte(xml("iso-8859-15", "5 \xa4")), false, "5 €"},
		"windows-1252":                    {[]byte(xml("windows-1252", "\x84M\xe5ra\x93")), false, "„Måra“"},
		"windows-1250":                    {[]byte(xml("Windows-1250", "\x8eofie")), false, "Žofie"},
		"windows-1251, to be seen by all": {[]byte(xml("windows-1251", "\xcc\xe0\xf0\xe0")), false, "Мара"},
	} {
		read := frab.ReadXML
		if file.json {
			read = frab.ReadJSON
		}
		s, notes, err := read("f", file.content, "")
		if err != nil || len(notes) > 0 {
			t.Errorf("%s: %v %v", name, err, notes)
			continue
		}
		if got := s.Days[0].Rooms[0].Talks[0].Title; got != file.title {
			t.Errorf("%s: %q", name, got)
		}
	}
	odd := asUTF16(xml("UTF-16", "x"), false, true)
	half := strings.Replace(string(asUTF16(xml("UTF-16", "x#"), false, true)), "#\x00", "\x00\xd8", 1)
	for name, file := range map[string]struct {
		content []byte
		json    bool
		want    string
	}{
		"XML that is no UTF-8":         {[]byte(xml("utf-8", "M\xe5ra")), false, `f:2:194: the byte 0xe5 is not UTF-8; save the file in UTF-8`},
		"XML that declares nothing":    {[]byte("<schedule>\n\xff</schedule>"), false, `f:2:1: the byte 0xff is not UTF-8`},
		"JSON that is no UTF-8":        {[]byte("{\"schedule\":\n\"é\xf6\"}"), true, `f:2:3: the byte 0xf6 is not UTF-8; save the file in UTF-8`},
		"JSON with half a letter":      {[]byte(json(`M\ud83dra`)), true, "f:1:175: \"M\ufffdra\" has half a letter in it, which an escape like \\ud83d stands for; write the letter itself, in UTF-8"},
		"an encoding nobody knows":     {[]byte(xml("klingon", "x")), false, `f:1:31: the file says that it is written in "klingon", which is no encoding that is read`},
		"no letter of its encoding":    {[]byte(xml("windows-1253", "\xd2")), false, `f:2:193: the file says that it is written in "windows-1253", in which this is no letter`},
		"UTF-16 with half a byte pair": {odd[:len(odd)-1], false, `f:2:`},
		"UTF-16 with half a letter":    {[]byte(half), false, `f:2:194: the file is in UTF-16, and half a letter stands here; save the file in UTF-8`},
	} {
		read := frab.ReadXML
		if file.json {
			read = frab.ReadJSON
		}
		if s, _, err := read("f", file.content, ""); s != nil || err == nil || !strings.HasPrefix(err.Error(), file.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
