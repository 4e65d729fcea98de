package generate

import "strings"

// Words that titles and names are made of. They mean nobody and nothing in particular.
var (
	topics = []string{
		"open standards", "shared networks", "rural links", "school libraries", "public records", "local languages",
		"clean power", "river basins", "city transport", "health registers", "small enterprises", "young people",
		"community radio", "sea cables", "disaster relief", "fair pricing", "old archives", "safe markets",
	}
	frames = []string{
		"%s and %s", "From %s to %s", "What %s can learn from %s", "Linking %s with %s", "%s after %s",
	}
	heads = []string{"Ba", "Co", "Da", "Fe", "Gi", "Ha", "Jo", "Ka", "Li", "Mo", "Na", "Pe", "Ro", "Sa", "Ti", "Vo", "Wi", "Ya"}
	cores = []string{"la", "mi", "no", "ri", "sha", "ta", "ve", "zu", "be", "ko", "lin", "mar"}
	tails = []string{"n", "ra", "s", "do", "l", "ni", "th", "ka", "m", "ro"}
)

// title returns a session title.
func (d *draft) title() string {
	first := pick(d, topics)
	second := pick(d, topics)
	for second == first {
		second = pick(d, topics)
	}
	text := strings.Replace(strings.Replace(pick(d, frames), "%s", first, 1), "%s", second, 1)
	return strings.ToUpper(text[:1]) + text[1:]
}

// personName returns a given and a family name. Two people can share it.
func (d *draft) personName() string {
	return pick(d, heads) + pick(d, cores) + pick(d, tails) + " " + pick(d, heads) + pick(d, cores) + pick(d, cores) + pick(d, tails)
}
