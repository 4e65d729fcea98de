package ical_test

import (
	"strings"
	"testing"

	"programme/model"
	"programme/model/exchange/ical"
)

// TestExamplesOfRFC5545 expands the examples of section 3.8.5.3, in New York and with the
// times that are given there. A time stands as month and day, on the clock of the start.
func TestExamplesOfRFC5545(t *testing.T) {
	const nine = "19970902T090000"
	for _, tt := range []struct {
		name, start, rule string
		from, to          string // the days that are looked at, to not included
		want              string
	}{
		{"daily for 10 occurrences", nine, "FREQ=DAILY;COUNT=10", "1997-09-01", "1998-01-01", "0902 0903 0904 0905 0906 0907 0908 0909 0910 0911"},
		{"daily until", nine, "FREQ=DAILY;UNTIL=19971224T000000Z", "1997-12-20", "1998-01-01", "1220 1221 1222 1223"},
		{"every other day, through a change of clocks", nine, "FREQ=DAILY;INTERVAL=2", "1997-10-22", "1997-11-02", "1022 1024 1026 1028 1030 1101"},
		{"every 10 days, 5 occurrences", nine, "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-01", "1998-01-01", "0902 0912 0922 1002 1012"},
		{"every day in January, by year", "19980101T090000", "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", "2000-01-28", "2000-03-01", "0128 0129 0130 0131"},
		{"every day in January, by day", "19980101T090000", "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", "2000-01-28", "2001-03-01", "0128 0129 0130 0131"},
		{"weekly for 10 occurrences", nine, "FREQ=WEEKLY;COUNT=10", "1997-09-01", "1998-01-01", "0902 0909 0916 0923 0930 1007 1014 1021 1028 1104"},
		{"every other week", nine, "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-09-01", "1997-11-01", "0902 0916 0930 1014 1028"},
		{"Tuesday and Thursday for five weeks", nine, "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997-09-01", "1998-01-01", "0902 0904 0909 0911 0916 0918 0923 0925 0930 1002"},
		{"every other week on three days", "19970901T090000", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", "1997-09-01", "1997-10-04", "0901 0903 0905 0915 0917 0919 0929 1001 1003"},
		{"every other week for 8 occurrences", nine, "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-01", "1998-01-01", "0902 0904 0916 0918 0930 1002 1014 1016"},
		{"first Friday for 10 occurrences", "19970905T090000", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-01", "1999-01-01", "0905 1003 1107 1205 0102 0206 0306 0403 0501 0605"},
		{"first Friday until", "19970905T090000", "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997-09-01", "1999-01-01", "0905 1003 1107 1205"},
		{"every other month on its first and last Sunday", "19970907T090000", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-01", "1999-01-01", "0907 0928 1102 1130 0104 0125 0301 0329 0503 0531"},
		{"second to last Monday", "19970922T090000", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-01", "1999-01-01", "0922 1020 1117 1222 0119 0216"},
		{"third to the last day of the month", "19970928T090000", "FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-01", "1998-03-01", "0928 1029 1128 1229 0129 0226"},
		{"2nd and 15th", nine, "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997-09-01", "1999-01-01", "0902 0915 1002 1015 1102 1115 1202 1215 0102 0115"},
		{"first and last day of the month", "19970930T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-01", "1999-01-01", "0930 1001 1031 1101 1130 1201 1231 0101 0131 0201"},
		{"10th to 15th, every 18 months", "19970910T090000", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997-09-01", "2000-01-01", "0910 0911 0912 0913 0914 0915 0310 0311 0312 0313"},
		{"every Tuesday, every other month", nine, "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997-09-01", "1998-02-01", "0902 0909 0916 0923 0930 1104 1111 1118 1125 0106 0113 0120 0127"},
		{"June and July", "19970610T090000", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-01-01", "1999-01-01", "0610 0710 0610 0710"},
		{"every other year in three months", "19970310T090000", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1999-01-01", "2002-01-01", "0110 0210 0310 0110 0210 0310"},
		{"every third year on three days", "19970101T090000", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "2000-01-01", "2007-01-01", "0101 0409 0718 0101 0410 0719 0101"},
		{"20th Monday of the year", "19970519T090000", "FREQ=YEARLY;BYDAY=20MO", "1997-01-01", "2000-01-01", "0519 0518 0517"},
		{"Monday of week 20", "19970512T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-01-01", "2000-01-01", "0512 0511 0517"},
		{"Thursdays in March", "19970313T090000", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-01-01", "1999-01-01", "0313 0320 0327 0305 0312 0319 0326"},
		{"Thursdays in summer", "19970605T090000", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "1997-08-01", "1998-06-20", "0807 0814 0821 0828 0604 0611 0618"},
		{"Friday the 13th, but not the start", nine, "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-03", "2001-01-01", "0213 0313 1113 0813 1013"},
		{"first Saturday after the first Sunday", "19970913T090000", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997-09-01", "1998-04-01", "0913 1011 1108 1213 0110 0207 0307"},
		{"every fourth year, election day", "19961105T090000", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-01-01", "2005-01-01", "1105 1107 1102"},
		{"third instance of three weekdays", "19970904T090000", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-01", "1999-01-01", "0904 1007 1106"},
		{"second to last weekday of the month", "19970929T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-01", "1998-04-01", "0929 1030 1127 1230 0129 0226 0330"},
		{"every 3 hours on a day", nine, "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", "1997-09-01", "1998-01-01", "0902T0900 0902T1200 0902T1500"},
		{"every 15 minutes for 6 occurrences", nine, "FREQ=MINUTELY;INTERVAL=15;COUNT=6", "1997-09-01", "1998-01-01", "0902T0900 0902T0915 0902T0930 0902T0945 0902T1000 0902T1015"},
		{"every hour and a half for 4 occurrences", nine, "FREQ=MINUTELY;INTERVAL=90;COUNT=4", "1997-09-01", "1998-01-01", "0902T0900 0902T1030 0902T1200 0902T1330"},
		{"every 20 minutes of two hours, by day", nine, "FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40", "1997-10-01", "1997-10-02", "1001T0900 1001T0920 1001T0940 1001T1000 1001T1020 1001T1040"},
		{"every 20 minutes of two hours, by minute", nine, "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10", "1997-10-01", "1997-10-02", "1001T0900 1001T0920 1001T0940 1001T1000 1001T1020 1001T1040"},
		{"weeks from Monday", "19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-01", "1998-01-01", "0805 0810 0819 0824"},
		{"weeks from Sunday", "19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-01", "1998-01-01", "0805 0817 0819 0831"},
		{"no 30th of February", "20070115T090000", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-01", "2008-01-01", "0115 0130 0215 0315 0330"},

		// Of our own: the start of a count is far away, and a rule that nothing meets.
		{"the last of many", "19700101T090000", "FREQ=DAILY;COUNT=20000", "2024-09-30", "2025-01-01", "0930 1001 1002 1003"},
		{"the last of many weeks", "19700105T090000", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,MO,FR;COUNT=1999", "2027-05-20", "2028-01-01", "0524 0528 0614"},
		{"a day that no year has", "19700228T090000", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "1970-02-01", "2199-01-01", "0228"},
		{"a week of the year without a weekday", "19970512T090000", "FREQ=YEARLY;BYWEEKNO=20", "1997-01-01", "1999-01-01", "0512 0511"},
		{"the last week, which ends in another year", "20241230T090000", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", "2024-01-01", "2027-01-01", "1230 1229"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			within := model.Interval{Start: instant(t, tt.from+"T05:00Z"), End: instant(t, tt.to+"T04:00Z")}
			c, notes, err := ical.Read("c.ics", calendar(event("DTSTART;TZID=America/New_York:"+tt.start, "RRULE:"+tt.rule, "DURATION:PT10M")), ical.Reading{Within: within})
			if err != nil || len(notes) > 0 {
				t.Fatal(err, notes)
			}
			var got []string
			for _, v := range c.Entries[0].Times {
				at := v.Start.In("America/New_York").Format("0102T1504")
				if !strings.Contains(tt.want, "T") {
					at = strings.TrimSuffix(at, "T0900")
				}
				got = append(got, at)
			}
			if all := strings.Join(got, " "); all != tt.want {
				t.Errorf("\n%s\n%s", all, tt.want)
			}
		})
	}
}
