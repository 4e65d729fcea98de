package compile

import "programme/model/rules"

// encodeDays limits everybody's days.
func encodeDays(c *compiler, b *rules.Binding) { c.limitDays(b, "pause", all, isHard) }

// chargeDays charges for what is too much on somebody's day.
func chargeDays(c *compiler, b *rules.Binding) { c.limitDays(b, "pause", all, isSoft) }
