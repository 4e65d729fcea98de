package present

import "strings"

// QuotedPath writes a path as a shell reads it.
func QuotedPath(path string) string {
	if strings.ContainsAny(path, " '\"\\$`!*?[](){}<>|&;#~") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
