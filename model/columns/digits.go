package columns

import (
	"regexp"
	"slices"
	"strings"
)

var (
	grouped = regexp.MustCompile(`^[0-9]{1,3}(?:([,.'’ \x{A0}\x{202F}])[0-9]{3})+$`)
	counted = regexp.MustCompile(`^([0-9][0-9,.'’ \x{A0}\x{202F}]*?)[ \x{A0}\x{202F}]*([\pL.]+)$`)
	zeros   = regexp.MustCompile(`^([0-9]+)[.,]0{1,2}$`)
)

// countedThings are what whole numbers in tables count, in the four languages.
var countedThings = []string{
	"people", "person", "pax", "seat", "participant", "attendee", "head", "delegate", "guest", "place", "pers",
	"personne", "participante", "invité", "Personen", "Leute", "Platz", "Plätze", "Sitz", "Sitze", "Sitzplätze", "Teilnehmer", "Teilnehmende", "Gäste",
	"persona", "plaza", "asiento", "asistente", "puesto", "unit", "piece", "pc", "Stück",
}

// Digits returns the digits of a whole number as people write one, "1,200" or
// "180 people", and whether the text is those digits already. They are "" for what is no
// whole number or may be two: "1,5".
func Digits(text string) (digits string, same bool) {
	if strings.Trim(text, "0123456789") == "" {
		return text, true
	}
	if m := counted.FindStringSubmatch(text); m != nil && slices.ContainsFunc(countedThings, func(thing string) bool { return Key(thing) == Key(m[2]) }) {
		text = m[1]
	}
	if strings.Trim(text, "0123456789") == "" {
		return text, false
	}
	if m := zeros.FindStringSubmatch(text); m != nil {
		return m[1], false
	}
	m := grouped.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	digits = strings.ReplaceAll(text, m[1], "")
	if strings.Trim(digits, "0123456789") != "" {
		return "", false // two kinds of separators
	}
	return digits, false
}
