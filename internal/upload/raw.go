package upload

import "github.com/seed-e19c5fb5/clerk-go/internal/call"

// Raw sets a file as the body of a request. Its media type is contentType,
// unless the file has its own.
func Raw(r *call.Request, param string, f File, contentType string) {
	if s := newSource(r, param, f); s != nil {
		r.Content(typeOf(f, contentType), &content{parts: []part{{file: s}}})
	}
}

func typeOf(f File, contentType string) string {
	switch {
	case f.ContentType != "":
		return f.ContentType
	case contentType != "":
		return contentType
	}
	return "application/octet-stream"
}
