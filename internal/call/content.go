package call

import "net/http"

// Content is a body that is read while it is sent, instead of being built before.
type Content interface {
	// Attach makes the content the body of req, with its length if that is known,
	// and with GetBody if it can be read again.
	Attach(req *http.Request)
	// Finish ends all reading, for the response is there.
	Finish()
}

// Content sets a body that is read while it is sent.
func (r *Request) Content(contentType string, content Content) {
	r.rest().content = content
	r.setType(contentType)
}

// Text sets a body that is text.
func (r *Request) Text(contentType, text string) {
	r.body = []byte(text)
	r.setType(contentType)
}

func (r *Request) setType(contentType string) {
	r.rest().header["Content-Type"] = []string{contentType}
}

// Refuse refuses a value that is checked elsewhere: param is its name, rule what
// is wrong with it.
func (r *Request) Refuse(param, rule string) { r.refuse(param, "", rule) }
