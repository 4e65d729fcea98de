package board

import (
	"embed"
	"io/fs"
	"net/http"
	"path"
)

// page is the editor as browsers get it. Nothing of it comes from anywhere else.
//
//go:embed assets
var page embed.FS

// contentTypes are those of the files of the page, by ending: none is guessed.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
}

// asset answers with a file of the page: name is what the address has after the token.
func asset(w http.ResponseWriter, name string) {
	if name == "" {
		name = "index.html"
	}
	content, err := fs.ReadFile(page, "assets/"+name)
	kind := contentTypes[path.Ext(name)]
	if err != nil || kind == "" {
		refuse(w, http.StatusNotFound, Problem{Error: "there is no such page"})
		return
	}
	w.Header().Set("Content-Type", kind)
	_, _ = w.Write(content) // a browser that went away needs no answer
}
