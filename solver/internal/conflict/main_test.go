package conflict

import (
	"testing"

	"programme/solver/internal/randevent"
)

func TestMain(m *testing.M) {
	randevent.Draws(40)
	m.Run()
}
