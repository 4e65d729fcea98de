package compile

import "programme/model/rules"

// findTidying finds from which tier on nothing is charged but by rules that only tidy.
func (c *compiler) findTidying() {
	c.FindTidying(func(in *rules.Instance) bool { return c.Book.Tidies(in.Rule) })
}
