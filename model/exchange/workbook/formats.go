package workbook

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"

	"programme/model"
)

// numberFormat is what a style shows of a number. The zero value shows its digits.
type numberFormat struct {
	shows          shows
	prefix, suffix string // words around the digits
	digits         int    // before the decimal point at least, with zeros in front
	percent        bool
}

// shows is what of a date or time a number shows: bits.
type shows uint8

const (
	showsDate   shows = 1 << iota
	showsTime         // of day
	showsLength       // hours, minutes or seconds, which go on past 24 or 60
)

// builtIn returns a number format that needs no code, ECMA-376 part 1, 18.8.30, with those
// of East Asian locales.
func builtIn(id int) numberFormat {
	switch {
	case id == 9, id == 10:
		return numberFormat{percent: true}
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return numberFormat{shows: showsDate}
	case id == 46:
		return numberFormat{shows: showsTime | showsLength}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 47, id == 55, id == 56:
		return numberFormat{shows: showsTime}
	case id == 22:
		return numberFormat{shows: showsDate | showsTime}
	default:
		return numberFormat{}
	}
}

// formatOf reads the code of a number format, of which the section for numbers that are
// not negative counts.
func formatOf(code string) (f numberFormat) {
	var before, after strings.Builder // literals around the digits
	inDigits, plain, months, whole := false, true, false, true
	literal := func(text string) {
		if !inDigits {
			before.WriteString(text)
			return
		}
		after.WriteString(text)
	}
scan:
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			break scan
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				break scan
			}
			literal(code[i+1 : i+1+end])
			i += end + 1
		case '\\':
			if i+1 < len(code) {
				literal(code[i+1 : i+2])
			}
			i++
		case '_', '*': // the width of a letter, and one that fills the cell
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				break scan
			}
			// [h] counts hours past 24; [Red] and [$-409] say how to show the rest.
			if elapsed := strings.Trim(strings.ToLower(code[i+1:i+end]), "hms"); elapsed == "" {
				f.shows |= showsTime | showsLength
			}
			i += end
		case 'y', 'Y', 'd', 'D':
			f.shows |= showsDate
		case 'h', 'H', 's', 'S':
			f.shows |= showsTime
		case 'm', 'M':
			months = true // or minutes
		case '0', '#', '?', ',', '.':
			plain = plain && after.Len() == 0 // else digits in parts, as of a telephone number
			inDigits = true
			if c == '.' {
				whole = false
			}
			if c == '0' && whole {
				f.digits++
			}
		case '%':
			f.percent = true
		case 'E', 'e', 'G', 'g':
			if strings.HasPrefix(strings.ToLower(code[i:]), "general") {
				i += len("general") - 1
				inDigits = true
				continue
			}
			plain = plain && (c == 'g' || c == 'G') // powers of ten
		case '/', '@': // a fraction, and text
			plain = false
		default:
			literal(code[i : i+1])
		}
	}
	if f.shows == 0 && months {
		f.shows = showsDate
	}
	switch {
	case f.shows != 0:
		return numberFormat{shows: f.shows}
	case !plain || !inDigits:
		return numberFormat{}
	}
	f.prefix, f.suffix = before.String(), after.String()
	return f
}

// dress writes a number as the format shows it, but with all digits that it has, up to the
// fifteen that a spreadsheet shows at most, and without marks between thousands.
func (f numberFormat) dress(v float64) string {
	if f.percent {
		v *= 100
	}
	if math.Abs(v) >= 1e15 { // beyond what a spreadsheet holds to the digit
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if v < 0 { // has a section of its own, or the same words around
		return text
	}
	whole, _, _ := strings.Cut(text, ".")
	text = strings.Repeat("0", max(f.digits-len(whole), 0)) + text
	if f.percent {
		text += "%"
	}
	return f.prefix + text + f.suffix
}

// readFormats returns what numbers of each style show.
func (a *archive) readFormats(name string) ([]numberFormat, error) {
	var formats []numberFormat
	codes := map[int]numberFormat{}
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
