package workbook

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"programme/model"
)

// epoch is the day that a workbook counts as 0.
type epoch int

const (
	epoch1900 epoch = iota // 30 December 1899, right from March 1900 on: Excel has a 29 February 1900
	epoch1904              // 1 January 1904
)

// number returns what a number shows as text, or why that cannot be said.
func (from epoch) number(text string, f numberFormat) (string, *model.Fault) {
	v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return "", &model.Fault{Message: fmt.Sprintf("%q is not a number", short(text)), Remedy: "write the cell again"}
	}
	if f.shows == 0 {
		return f.dress(v), nil
	}
	const (
		perDay = 24 * 60 * 60
		march  = 61        // 1900-03-01
		last   = 2_958_465 // 9999-12-31
	)
	seconds := math.Round(v * perDay)
	day, ofDay := math.Floor(seconds/perDay), time.Duration(math.Mod(seconds, perDay))*time.Second
	switch {
	case f.shows&showsDate == 0 && day == 0 && seconds >= 0:
		return clock(ofDay), nil
	case f.shows&showsLength != 0 && seconds >= 0:
		return length(time.Duration(seconds) * time.Second), nil
	}
	if day < 0 || day > last || from == epoch1900 && day < march {
		return "", &model.Fault{Message: fmt.Sprintf("the number %s is shown as a date that there is not", short(text)), Remedy: "write the date as text, such as 2023-10-11T07:45:00Z"}
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from == epoch1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	date := start.AddDate(0, 0, int(day)).Format(time.DateOnly)
	if f.shows&showsTime == 0 && ofDay == 0 {
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

// length writes hours past 24 as a format like [h]:mm shows them, with seconds where there
// are any.
func length(d time.Duration) string {
	text := fmt.Sprintf("%02d:%02d", d/time.Hour, d/time.Minute%60)
	if d%time.Minute != 0 {
		text += fmt.Sprintf(":%02d", d/time.Second%60)
	}
	return text
}

// short returns text for a message.
func short(text string) string {
	const most = 40
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
