package dsl

// Encoding is how the fields of a body are written.
type Encoding int

// The encodings of a body.
const (
	EncodeJSON      Encoding = iota // application/json
	EncodeForm                      // application/x-www-form-urlencoded: items[0][price]=x
	EncodeMultipart                 // multipart/form-data, for bodies with a [File]
)

// File is a field of a multipart body: content that is read while it is sent.
type File struct {
	ContentType string // application/octet-stream when empty; the caller may choose another
}

// Binary is a body that is no JSON, of a request or a response. It is read while
// it is sent, or while the caller reads it.
type Binary struct {
	ContentType string // application/octet-stream when empty
}

// PlainText is a body that is text.
type PlainText struct {
	ContentType string // text/plain; charset=utf-8 when empty
}

func (File) schema()      {}
func (Binary) schema()    {}
func (PlainText) schema() {}
