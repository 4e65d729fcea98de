package main

import "strings"

// quotedPath writes a path as a shell reads it.
func quotedPath(path string) string {
	if strings.ContainsAny(path, " '\"\\$`!*?[](){}<>|&;#~") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
