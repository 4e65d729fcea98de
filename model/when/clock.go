package when

import (
	"regexp"
	"strconv"
	"strings"

	"programme/model"
)

// A time of day: hours and minutes with a colon, a dot or an h between, seconds that are
// nought, and am or pm; or hours alone with an h, am or pm.
var (
	clockPattern    = regexp.MustCompile(`(?i)^(\d{1,2})(?::|\.|h)(\d{2})(?::(\d{2})(?:\.0+)?)?(?:[ \x{a0}\x{202f}]?([ap])\.?m\b\.?)?`)
	hourPattern     = regexp.MustCompile(`(?i)^(\d{1,2})(?:[ \x{a0}\x{202f}]?([ap])\.?m\b\.?|h\b)`)
	bareHourPattern = regexp.MustCompile(`^\d{1,2}\b`)
	clockNames      = map[string]model.Minutes{"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
)

// ofDay is a time of day as it was written.
type ofDay struct {
	minutes model.Minutes // after midnight, 0 to 24*60
	half    byte          // 'a' or 'p' if am or pm was written, else 0
	bare    bool          // an hour and nothing else
	seconds bool          // they were written
	at      int           // where it stands
}

// Clock reads a time of day as minutes after midnight, up to 24:00.
func Clock(text string) (model.Minutes, error) {
	s := newScanner(text, "a time of day")
	t, err := s.clock(false)
	if err == nil && !s.done() {
		err = s.tooMuch()
	}
	if err != nil {
		return 0, err
	}
	return t.minutes, nil
}

// clock reads a time of day; a number alone is one if bare says so.
func (s *scanner) clock(bare bool) (t ofDay, err *Error) {
	t.at = s.at
	rest := s.rest()
	if m := clockPattern.FindStringSubmatch(rest); m != nil {
		if m[3] != "" && m[3] != "00" {
			return t, faultAt(s.at, "write it without seconds", "%s is not on a whole minute", quote(m[0]))
		}
		t.seconds = m[3] != ""
		return s.dayTime(t, m[0], m[1], m[2], m[4])
	}
	if m := hourPattern.FindStringSubmatch(rest); m != nil {
		return s.dayTime(t, m[0], m[1], "00", m[2])
	}
	if name := s.letters(); name != "" {
		if minutes, known := clockNames[strings.ToLower(name)]; known {
			t.minutes = minutes
			s.skip(len(name))
			return t, nil
		}
	}
	if hour := bareHourPattern.FindString(rest); bare && hour != "" {
		t.bare = true
		return s.dayTime(t, hour, hour, "00", "")
	}
	if rest == "" {
		return t, faultAt(s.at, "write it like 09:00", "the time of day is missing")
	}
	return t, faultAt(s.at, "write it like 09:00", "%s is not a time of day", quote(s.word()))
}

// dayTime fills in a time of day that was written as whole.
func (s *scanner) dayTime(t ofDay, whole, hour, minute, half string) (ofDay, *Error) {
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	if half != "" {
		t.half = half[0] | 0x20
		if h < 1 || h > 12 {
			return t, faultAt(s.at, "write it like 2:30 pm or 14:30", "%s is not a time of day", quote(whole))
		}
		h = inHalf(h, t.half)
	}
	t.minutes = model.Minutes(h*60 + m)
	if m > 59 || t.minutes > 24*60 {
		return t, faultAt(s.at, "write it like 09:00", "%s is not a time of day", quote(whole))
	}
	s.skip(len(whole))
	return t, nil
}

// inHalf returns the hour from 0 to 23 that an hour from 1 to 12 is, am or pm.
func inHalf(hour int, half byte) int {
	hour %= 12
	if half == 'p' {
		hour += 12
	}
	return hour
}

// clocks reads two times of day with a dash between, and whether there are two: 9:00-10:30,
// 9-12, 2-4 pm. The first takes am or pm from the second where that puts it before it.
func (s *scanner) clocks() (from, to ofDay, two bool, err *Error) {
	if from, err = s.clock(true); err != nil {
		return from, to, false, err
	}
	begin := s.at
	if !s.dash() {
		if from.bare {
			return from, to, false, faultAt(from.at, "write it like 09:00", "%s is not a time of day", quote(s.text[from.at:begin]))
		}
		return from, to, false, nil
	}
	if !startsClock(s.rest()) {
		s.at = begin // what follows has a day of its own
		return from, to, false, nil
	}
	if to, err = s.clock(true); err != nil {
		return from, to, false, err
	}
	if to.half != 0 && from.half == 0 && from.minutes >= 60 && from.minutes < 13*60 {
		same := model.Minutes(inHalf(int(from.minutes/60), to.half))*60 + from.minutes%60
		if same < to.minutes {
			from.minutes = same
		}
	}
	return from, to, true, nil
}

// startsClock reports whether text begins with a time of day rather than with a day.
func startsClock(text string) bool {
	s := newScanner(text, "a time of day")
	if s.startsDay() {
		return false
	}
	_, err := s.clock(true)
	return err == nil
}

// startsHours reports whether text begins with a time of day, or two with a dash between.
func startsHours(text string) bool {
	s := newScanner(text, aTime)
	if s.startsDay() {
		return false
	}
	_, _, _, err := s.clocks()
	return err == nil
}

// A length of time.
var (
	minutesPattern = regexp.MustCompile(`(?i)^(\d{1,6})[ \x{a0}]*(?:m|min|mins|minutes?|minutos|minuten|')?\.?$`)
	hoursPattern   = regexp.MustCompile(`(?i)^(\d{1,4})[ \x{a0}]*(?:h|hr|hrs|hours?|std|stunden?|heures?|horas?)\.?(?:[ \x{a0}]*(\d{1,2})[ \x{a0}]*(?:m|min|mins|minutes?)?\.?)?$`)
	colonPattern   = regexp.MustCompile(`^(\d{1,4}):(\d{2})(?::00)?(?:[ \x{a0}]*h)?$`)
	decimalPattern = regexp.MustCompile(`(?i)^(\d{1,4})[.,](\d{1,2})[ \x{a0}]*(?:h|hr|hrs|hours?|std|stunden?|heures?|horas?)\.?$`)
)

// Length reads a length of time: minutes, or hours and minutes.
func Length(text string) (model.Minutes, error) {
	trimmed := strings.TrimSpace(text)
	number := func(digits string) int {
		n, _ := strconv.Atoi(digits) // too few digits to go wrong
		return n
	}
	if m := minutesPattern.FindStringSubmatch(trimmed); m != nil {
		return model.Minutes(number(m[1])), nil
	}
	for _, pattern := range []*regexp.Regexp{hoursPattern, colonPattern} {
		if m := pattern.FindStringSubmatch(trimmed); m != nil && number(m[2]) < 60 {
			return model.Minutes(number(m[1])*60 + number(m[2])), nil
		}
	}
	if m := decimalPattern.FindStringSubmatch(trimmed); m != nil {
		hundredths := number((m[2] + "0")[:2])
		if minutes := hundredths * 60; minutes%100 == 0 {
			return model.Minutes(number(m[1])*60 + minutes/100), nil
		}
	}
	return 0, faultAt(0, "write minutes, such as 90, or hours such as 1h30", "%s is not a length of time", quote(trimmed))
}
