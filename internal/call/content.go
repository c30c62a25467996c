package call

import "net/http"

// Content is a body that is read while it is sent, instead of being built before.
type Content interface {
	// Attach makes the content the body of req, with its length if that is known,
	// and with GetBody if it can be read again.
	Attach(req *http.Request)
	// Finish ends all reading, for the call returns.
	Finish()
}

// Content sets a body that is read while it is sent.
func (r *Request) Content(contentType string, content Content) {
	r.rest().contentType, r.more.content = contentType, content
}

// Text sets a body that is text.
func (r *Request) Text(contentType, text string) {
	r.rest().contentType, r.body = contentType, []byte(text)
}

// Refuse refuses a value that is checked elsewhere: param is its name, rule what
// is wrong with it.
func (r *Request) Refuse(param, rule string) { r.refuse(param, "", rule) }
