package columns

import "testing"

func TestDigits(t *testing.T) {
	for _, c := range []struct {
		text, digits string
		same         bool
	}{
		{"180", "180", true},
		{"0", "0", true},
		{"1,200", "1200", false},
		{"1.200", "1200", false},
		{"1'200", "1200", false},
		{"1 200", "1200", false},
		{"1\u202f200", "1200", false},
		{"1,234,567", "1234567", false},
		{"180 people", "180", false},
		{"180 pers.", "180", false},
		{"1,200 seats", "1200", false},
		{"80 Plätze", "80", false},
		{"80Plätze", "80", false},
		{"90.0", "90", false},
		{"90,00", "90", false},
		{"1,5", "", false},
		{"1.5", "", false},
		{"12,34", "", false},
		{"1,2000", "", false},
		{"1200,300", "", false},
		{"1,200.000", "", false},
		{"-5", "", false},
		{"80-100", "", false},
		{"100+", "", false},
		{"about 100", "", false},
		{"2 dozen", "", false},
		{"people", "", false},
	} {
		if digits, same := Digits(c.text); digits != c.digits || same != c.same {
			t.Errorf("%q has the digits %q (%v), want %q (%v)", c.text, digits, same, c.digits, c.same)
		}
	}
}
