package workbook

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"programme/model"
)

// format is what a number of a style shows: bits.
type format uint8

const (
	showsDate format = 1 << iota
	showsTime
)

// epoch is the day that a workbook counts as 0.
type epoch int

const (
	epoch1900 epoch = iota // 30 December 1899, right from March 1900 on: Excel has a 29 February 1900
	epoch1904              // 1 January 1904
)

// builtIn returns what a number format shows that needs no code, ECMA-376 part 1,
// 18.8.30, with those of East Asian locales.
func builtIn(id int) format {
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return showsDate
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return showsTime
	case id == 22:
		return showsDate | showsTime
	default:
		return 0
	}
}

// formatOf returns what the code of a number format shows.
func formatOf(code string) (f format) {
	code, _, _ = strings.Cut(code, ";")
	months := false
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return f
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return f
			}
			// [h] counts hours past 24; [Red] and [$-409] say how to show the rest.
			if elapsed := strings.Trim(strings.ToLower(code[i+1:i+end]), "hms"); elapsed == "" {
				f |= showsTime
			}
			i += end
		case 'y', 'Y', 'd', 'D':
			f |= showsDate
		case 'h', 'H', 's', 'S':
			f |= showsTime
		case 'm', 'M':
			months = true // or minutes
		case 'E', 'e', 'G', 'g':
			if strings.HasPrefix(strings.ToLower(code[i:]), "general") {
				i += len("general") - 1
			}
		}
	}
	if f == 0 && months {
		f = showsDate
	}
	return f
}

// readFormats returns what numbers of each style show.
func (a *archive) readFormats(name string) ([]format, error) {
	var formats []format
	codes := map[int]format{}
	err := a.decode(name, "styleSheet", broken(name, errMissing), func(token xml.Token, within nesting) error {
		if t, ok := token.(xml.StartElement); ok {
			switch id, _ := strconv.Atoi(attribute(t, "numFmtId")); {
			case t.Name.Local == "numFmt":
				codes[id] = formatOf(attribute(t, "formatCode"))
			case t.Name.Local == "xf" && within.in("cellXfs"):
				f, own := codes[id]
				if !own {
					f = builtIn(id)
				}
				formats = append(formats, f)
			}
		}
		if len(formats) > maxStyles || len(codes) > maxStyles {
			return model.Fault{Message: fmt.Sprintf("the workbook has more than %d styles", maxStyles)}
		}
		return nil
	})
	return formats, err
}

// number returns what a number shows as text, or why that cannot be said.
func (from epoch) number(text string, f format) (string, *model.Fault) {
	v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return "", &model.Fault{Message: fmt.Sprintf("%q is not a number", short(text)), Remedy: "write the cell again"}
	}
	if f == 0 {
		if math.Abs(v) >= 1e15 { // beyond what a spreadsheet holds to the digit
			return strconv.FormatFloat(v, 'g', -1, 64), nil
		}
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	}
	const (
		perDay = 24 * 60 * 60
		march  = 61        // 1900-03-01
		last   = 2_958_465 // 9999-12-31
	)
	seconds := math.Round(v * perDay)
	day, ofDay := math.Floor(seconds/perDay), time.Duration(math.Mod(seconds, perDay))*time.Second
	if f&showsDate == 0 && day == 0 && seconds >= 0 {
		return clock(ofDay), nil
	}
	if day < 0 || day > last || from == epoch1900 && day < march {
		return "", &model.Fault{Message: fmt.Sprintf("the number %s is shown as a date that there is not", short(text)), Remedy: "write the date as text, such as 2023-10-11T07:45:00Z"}
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from == epoch1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	date := start.AddDate(0, 0, int(day)).Format(time.DateOnly)
	if f&showsTime == 0 && ofDay == 0 {
		return date, nil
	}
	return date + "T" + clock(ofDay), nil
}

// clock writes a time of day, with seconds where there are any.
func clock(ofDay time.Duration) string {
	t := time.Time{}.Add(ofDay)
	if ofDay%time.Minute == 0 {
		return t.Format("15:04")
	}
	return t.Format("15:04:05")
}

// short returns text for a message.
func short(text string) string {
	const most = 40
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
