package when

import (
	"slices"
	"strings"
	"time"
)

// Months and weekdays by name, in English and by their full names in French, Spanish and
// German, without accents. Three letters are enough of the English ones.
var (
	months = [12][]string{
		{"january", "janvier", "enero", "januar"},
		{"february", "fevrier", "febrero", "februar"},
		{"march", "mars", "marzo", "marz", "maerz"},
		{"april", "avril", "abril"},
		{"may", "mai", "mayo"},
		{"june", "juin", "junio", "juni"},
		{"july", "juillet", "julio", "juli"},
		{"august", "aout", "agosto"},
		{"september", "septembre", "septiembre", "sept"},
		{"october", "octobre", "octubre", "oktober", "okt"},
		{"november", "novembre", "noviembre"},
		{"december", "decembre", "diciembre", "dezember", "dez"},
	}
	weekdays = [7][]string{
		{"sunday", "dimanche", "domingo", "sonntag"},
		{"monday", "lundi", "lunes", "montag"},
		{"tuesday", "mardi", "martes", "dienstag", "tues"},
		{"wednesday", "mercredi", "miercoles", "mittwoch"},
		{"thursday", "jeudi", "jueves", "donnerstag", "thur", "thurs"},
		{"friday", "vendredi", "viernes", "freitag"},
		{"saturday", "samedi", "sabado", "samstag", "sonnabend"},
	}
)

func parseMonth(text string) (time.Month, bool) {
	i, ok := nameIn(text, months[:])
	return time.Month(i + 1), ok
}

func parseWeekday(text string) (time.Weekday, bool) {
	i, ok := nameIn(text, weekdays[:])
	return time.Weekday(i), ok
}

// nameIn returns which entry has the name: whole, or at least three letters of the first.
func nameIn(text string, names [][]string) (int, bool) {
	plain := unaccented.Replace(strings.ToLower(text))
	if len(plain) < 3 {
		return 0, false
	}
	for i, list := range names {
		if strings.HasPrefix(list[0], plain) || slices.Contains(list[1:], plain) {
			return i, true
		}
	}
	return 0, false
}

var unaccented = strings.NewReplacer("á", "a", "ä", "a", "é", "e", "û", "u")
