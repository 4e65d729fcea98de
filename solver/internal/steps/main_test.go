package steps_test

import (
	"testing"

	"programme/solver/internal/randevent"
)

func TestMain(m *testing.M) {
	randevent.Draws(80)
	m.Run()
}
