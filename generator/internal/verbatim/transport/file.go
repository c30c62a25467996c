package transport

import "github.com/seed-e19c5fb5/clerk-go/internal/upload"

// File is content that is read while it is sent: a field of a form, or a whole
// body. It comes from Content or from Open, one of which has to be set.
//
//	f, err := os.Open("cat.png")
//	…
//	defer f.Close()
//	params.Picture = transport.File{Name: "cat.png", ContentType: "image/png", Content: f}
//
// A request is sent again only when its files can be read again: from Open, or
// from a Content that is an [io.Seeker], as an *os.File is.
type File = upload.File

// ReadError is the cause of a call that failed because a [File] could not be read,
// or has not the size that it was said to have. It is found by [errors.As].
type ReadError = upload.ReadError
