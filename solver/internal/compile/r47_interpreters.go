package compile

import "programme/model/rules"

// encodeShifts limits the days of interpreters.
func encodeShifts(c *compiler, b *rules.Binding) {
	c.limitDays(b, "rest", c.inRole(rules.Interpreter), isHard)
}

// chargeShifts charges for what is too much on an interpreter's day.
func chargeShifts(c *compiler, b *rules.Binding) {
	c.limitDays(b, "rest", c.inRole(rules.Interpreter), isSoft)
}
