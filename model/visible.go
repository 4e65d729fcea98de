package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Visible returns text for people to read, in which nothing is hidden: what would turn
// the direction of the text around it, or take no space, stands as its number, like
// \u202e, and so do line separators, DEL and the controls of C1. Other controls become
// U+FFFD; line ends and tabs stay.
//
// Three things without width stay, since words and signs are spelled with them: a joiner
// or non-joiner between two letters of a script that joins letters (as in Persian), a
// joiner between two parts of an emoji, and the tags of the flag of a region. Marks that
// are put before a number in Arabic are visible and stay too.
func Visible(text string) string {
	return shown(text, func(c rune) string {
		switch {
		case c < ' ':
			return string(unicode.ReplacementChar)
		case c > 0xffff:
			return fmt.Sprintf(`\U%08x`, c)
		}
		return fmt.Sprintf(`\u%04x`, c)
	})
}

// VisibleJSON returns a text in JSON with the same characters as [Visible] written as
// JSON writes characters by number, which says the same to programs.
func VisibleJSON(text []byte) []byte {
	return []byte(shown(string(text), func(c rune) string {
		if high, low := utf16.EncodeRune(c); high != unicode.ReplacementChar {
			return fmt.Sprintf(`\u%04x\u%04x`, high, low)
		}
		return fmt.Sprintf(`\u%04x`, c)
	}))
}

// shown returns text with number in place of each character that is hidden.
func shown(text string, number func(rune) string) string {
	if !strings.ContainsFunc(text, hides) {
		return text
	}
	var b strings.Builder
	before := rune(0) // that stayed
	for i, c := range text {
		stays := !hides(c)
		switch {
		case isJoiner(c):
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(c):])
			stays = joinsLetter(before) && joinsLetter(after) || c == joiner && inEmoji(before) && inEmoji(after)
		case isTag(c):
			stays = before == blackFlag || isTag(before)
		}
		if stays {
			b.WriteRune(c)
			before = c
		} else {
			b.WriteString(number(c))
			before = 0
		}
	}
	return b.String()
}

const (
	nonJoiner = '\u200c'
	joiner    = '\u200d'
	blackFlag = '\U0001f3f4'
)

// hides reports whether a character has no sign of its own, whatever stands around it.
func hides(c rune) bool {
	switch {
	case c >= ' ' && c <= '~', c == '\n', c == '\t', c == '\r':
		return false
	case unicode.In(c, unicode.Cc, unicode.Zl, unicode.Zp):
		return true
	}
	return unicode.Is(unicode.Cf, c) && !unicode.Is(unicode.Prepended_Concatenation_Mark, c)
}

func isJoiner(c rune) bool { return c == joiner || c == nonJoiner }

func isTag(c rune) bool { return c >= 0xe0020 && c <= 0xe007f }

// joinsLetter reports whether c is a letter, or a mark on one, of a script whose letters
// are drawn as one.
func joinsLetter(c rune) bool {
	return unicode.In(c, unicode.L, unicode.M) && unicode.In(c,
		unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Adlam, unicode.Inherited,
		unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu,
		unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Tibetan, unicode.Myanmar, unicode.Khmer)
}

// inEmoji reports whether c is a sign of an emoji, or what changes one: its colour, or
// that it is drawn as an emoji.
func inEmoji(c rune) bool {
	return unicode.Is(unicode.So, c) && c != unicode.ReplacementChar || c >= 0x1f3fb && c <= 0x1f3ff || c == '\ufe0f'
}
