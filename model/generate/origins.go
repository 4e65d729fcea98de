package generate

import (
	"math/rand/v2"

	"programme/model"
)

// What people say of themselves, and the shares of them that do.
var (
	groups  = []string{"Civil Society", "Civil Society", "Civil Society", "Government", "Private Sector", "Technical Community", "Intergovernmental Organization"}
	genders = []string{"female", "male"}
)

const (
	originShare = 0.95
	genderShare = 0.7
)

// regions are the regional groups of the zones.
var regions = map[model.Zone]string{
	"Africa/Cairo": "African", "Africa/Johannesburg": "African", "Africa/Lagos": "African", "Africa/Nairobi": "African",
	"America/Argentina/Buenos_Aires": "GRULAC", "America/Bogota": "GRULAC", "America/Sao_Paulo": "GRULAC",
	"America/Los_Angeles": "WEOG", "America/New_York": "WEOG", "America/St_Johns": "WEOG", "Australia/Adelaide": "WEOG",
	"Europe/Athens": "WEOG", "Europe/Berlin": "WEOG", "Europe/Lisbon": "WEOG", "Pacific/Auckland": "WEOG",
	"Asia/Dubai": "Asia-Pacific", "Asia/Jakarta": "Asia-Pacific", "Asia/Kathmandu": "Asia-Pacific", "Asia/Kolkata": "Asia-Pacific",
	"Asia/Seoul": "Asia-Pacific", "Asia/Tashkent": "Asia-Pacific",
	"Europe/Warsaw": "Eastern European",
}

// drawOrigins gives most people a stakeholder group and the region of their zone, and many a
// gender. It draws by itself, so that nothing else of an event depends on it.
func (d *draft) drawOrigins() {
	const stream = 1 << 32 // beyond the sessions of any event
	rng := rand.New(rand.NewPCG(d.Seed, stream+uint64(d.Sessions)))
	some := func(share float64, of []string) string {
		word, given := of[rng.IntN(len(of))], rng.Float64() < share
		if !given {
			return ""
		}
		return word
	}
	for i := range d.event.People {
		p := &d.event.People[i]
		p.Group = some(originShare, groups)
		p.Region = some(originShare, []string{regions[p.Zone]})
		p.Gender = some(genderShare, genders)
	}
}
