package web

import (
	"cmp"
	"slices"
	"strconv"
)

// hueCount is how many themes have a colour of their own; more could not be told apart.
const hueCount = 10

// fillThemes lists the themes and gives the entries of the commonest first themes their
// colours. The same programme has the same colours on every machine.
func (shown *programme) fillThemes() {
	count := map[string]int{}
	for _, x := range shown.entries {
		for i, theme := range x.Themes {
			if !slices.Contains(shown.themes, theme) {
				shown.themes = append(shown.themes, theme)
			}
			if i == 0 {
				count[theme]++
			}
		}
	}
	slices.Sort(shown.themes)
	for _, theme := range shown.themes {
		if count[theme] > 0 {
			shown.hues = append(shown.hues, theme)
		}
	}
	slices.SortStableFunc(shown.hues, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	shown.hues = shown.hues[:min(hueCount, len(shown.hues))]
	for _, x := range shown.entries {
		if len(x.Themes) > 0 {
			x.Hue = shown.hueOf(x.Themes[0])
		}
	}
}

// hueOf returns the class of a theme's colour, "" if it has none.
func (shown *programme) hueOf(theme string) string {
	if at := slices.Index(shown.hues, theme); at >= 0 {
		return "hue" + strconv.Itoa(at)
	}
	return ""
}

// key is a theme in the legend of colours.
type key struct{ Hue, Theme string }

// Legend returns the themes that have colours.
func (shown *programme) Legend() []key {
	keys := make([]key, len(shown.hues))
	for i, theme := range shown.hues {
		keys[i] = key{shown.hueOf(theme), theme}
	}
	return keys
}
