package compile

import "programme/model/rules"

// encodeLength has nothing to add: an activity takes the minutes of its session by
// construction.
func encodeLength(*compiler, *rules.Binding) {}
