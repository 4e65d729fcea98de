package model

import (
	"net/url"
	"strings"
)

// Content is what a session tells its public. No rule reads it, and all of it is public.
type Content struct {
	Abstract    string   // in a sentence or two, without marks
	Description string   // plain text, or Markdown
	Links       []string // web addresses, the first that of the session's own page
	Stream      string   // web address at which it can be watched, or attended
	Slides      string   // web address
	Image       string   // web address
}

// BadAddress says why text cannot be a web address, as a sentence goes on that begins with
// it; "" if it is one: http or https, with a host, in the characters of RFC 3986.
func BadAddress(text string) string {
	u, err := url.Parse(text)
	switch {
	case strings.ContainsFunc(text, func(c rune) bool { return c <= ' ' || c > '~' || strings.ContainsRune("\"<>\\^`{|}", c) }):
		return "has characters that a web address cannot have"
	case err != nil:
		return "is not a web address"
	case !strings.EqualFold(u.Scheme, "https") && !strings.EqualFold(u.Scheme, "http"):
		return "does not begin with https:// or http://"
	case u.Host == "":
		return "names no host"
	}
	return ""
}

// BadMail says why text cannot be an e-mail address, as a sentence goes on that begins with
// it; "" if it can be one: one @ with something on either side, and no blank.
func BadMail(text string) string {
	name, host, at := strings.Cut(text, "@")
	switch {
	case !at || name == "" || host == "" || strings.Contains(host, "@"):
		return "is not an e-mail address"
	case strings.ContainsFunc(text, func(c rune) bool { return c <= ' ' || c == 0x7f || strings.ContainsRune("<>,;:\"()[]\\", c) }):
		return "has characters that an e-mail address cannot have"
	}
	return ""
}
