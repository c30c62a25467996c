package call

import "net/http"

// Content is a body that is read while it is sent, instead of being built before.
type Content interface {
	// Attach sets the content as the body of req, with its length if it is
	// known, and with GetBody if the content can be read again.
	Attach(req *http.Request)
	// Finish stops all reading, because the response has arrived.
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

// Refuse rejects a value that is validated elsewhere: param is its name, and
// rule describes the violated rule.
func (r *Request) Refuse(param, rule string) { r.refuse(param, "", rule) }
