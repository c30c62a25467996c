package fake

import "net/http"

// KeepFile keeps a file that was posted with the picked record: that in the field
// Body of a form, or the whole body. A field that was not sent changes nothing.
type KeepFile struct{ In, Body, As string }

func (e KeepFile) apply(x *exchange) *Failure {
	content := string(x.req.body)
	if e.Body != "" {
		f, err := x.req.form()
		if err != nil || f.files[e.Body] == nil {
			return nil // the form has been checked
		}
		content = f.files[e.Body][0].Content
	}
	r := x.one(e.In)
	if r.files == nil {
		r.files = map[string]string{}
	}
	r.files[e.As] = content
	return nil
}

// ReplyFile answers with a file that is kept with the picked record.
type ReplyFile struct{ In, As, ContentType, Else string }

func (e ReplyFile) apply(x *exchange) *Failure {
	content, ok := x.one(e.In).files[e.As]
	if !ok {
		return x.fail(e.Else)
	}
	x.header = http.Header{"Content-Type": {e.ContentType}}
	x.body = append([]byte{}, content...) // an empty file is an answer, too
	return nil
}
