package compile

import "programme/model/rules"

// chargeDiscomfort charges for each uncomfortable hour of each online duty.
func chargeDiscomfort(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	for i := range c.onlineHours() {
		c.chargeHours(b, &c.hours[i], c.hours[i].bad)
	}
}
