package upload

import (
	"cmp"
	"crypto/rand"
	"net/http"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/route"
)

// Form is a body of the type multipart/form-data, by RFC 7578, in the order in
// which it is written.
type Form struct {
	content
	request  *call.Request
	boundary string
	names    map[string]bool
}

// NewForm sets a form as the body of a request.
func NewForm(r *call.Request) *Form {
	f := &Form{request: r, boundary: rand.Text(), names: make(map[string]bool)}
	r.Content("multipart/form-data; boundary="+f.boundary, f)
	return f
}

// Values returns the fields that are not files.
func (f *Form) Values() call.Values { return f.request.ValuesTo(f) }

// Member names a member as in outer[name].
func (f *Form) Member(outer, name string) string { return outer + "[" + name + "]" }

// Put adds a field.
func (f *Form) Put(name, text string) { f.add(name, "", part{text: text}) }

// Has reports whether a field is in the form.
func (f *Form) Has(name string) bool { return f.names[name] }

// JSON adds a field that is written as JSON.
func (f *Form) JSON(name string, appendJSON func([]byte) ([]byte, error)) {
	text, err := appendJSON(nil)
	if err != nil {
		f.request.Refuse(name, "cannot be encoded: "+err.Error())
		return
	}
	f.add(name, "\r\nContent-Type: application/json", part{text: string(text)})
}

// File adds a file. Its media type is contentType, unless the file has its own. A
// file without a name gets that of its field: many servers take an empty one for
// a field of a page's form that nobody has filled.
func (f *Form) File(name string, file File, contentType string) {
	if s := newSource(f.request, name, file); s != nil {
		fileName := quoted.Replace(cmp.Or(file.Name, name))
		f.add(name, `; filename="`+fileName+"\"\r\nContent-Type: "+typeOf(file, contentType), part{file: s})
	}
}

// add adds a part. Its parameters follow its name.
func (f *Form) add(name, description string, p part) {
	if route.HasControl(name) {
		f.request.Refuse("field", "has a name with a control character")
		return
	}
	f.names[name] = true
	head := "\r\n--" + f.boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted.Replace(name) + `"` +
		description + "\r\n\r\n"
	if len(f.parts) == 0 {
		head = strings.TrimPrefix(head, "\r\n")
	}
	f.parts = append(f.parts, part{text: head}, p)
}

// quoted escapes characters that would end a quoted string.
var quoted = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// Attach completes the form and makes it the body of req.
func (f *Form) Attach(req *http.Request) {
	f.parts = append(f.parts, part{text: "\r\n--" + f.boundary + "--\r\n"})
	f.content.Attach(req)
}
