package fake

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/url"
	"slices"
	"strconv"
)

// Posted is a file that was posted, in a form or as the whole body.
type Posted struct {
	Name        string // of the file; empty when there is none
	ContentType string
	Content     string
}

// form is a body with fields, taken apart.
type form struct {
	values url.Values
	json   map[string]json.RawMessage // of parts that are JSON
	files  map[string][]Posted
}

// readForm takes a body apart that is no JSON.
func (s *Server) readForm(r *Request) *Failure {
	if r.Operation.Encoding == RawBody {
		return nil
	}
	kind, _, err := mime.ParseMediaType(r.header.Get("Content-Type"))
	if want := r.Operation.Encoding.mediaType(); err != nil || kind != want {
		return s.api.Errors.refuse(badContentType, strconv.Quote(r.header.Get("Content-Type"))+" is not "+want)
	}
	f, err := r.form()
	if err != nil {
		return s.api.Errors.refuse(badBody, err.Error())
	}
	if detail := repeated(r.Operation.Body, f.values); detail != "" {
		return s.api.Errors.refuse(badBody, detail)
	}
	r.sent = f.members(r.Operation.Body)
	return nil
}

func (e Encoding) mediaType() string {
	return map[Encoding]string{FormBody: "application/x-www-form-urlencoded", MultipartBody: "multipart/form-data"}[e]
}

// form takes the body apart.
func (r *Request) form() (*form, error) {
	f := &form{json: map[string]json.RawMessage{}, files: map[string][]Posted{}}
	var err error
	if r.Operation.Encoding == FormBody {
		f.values, err = url.ParseQuery(string(r.body))
		return f, err
	}
	f.values = url.Values{}
	_, params, err := mime.ParseMediaType(r.header.Get("Content-Type"))
	if err != nil {
		return f, err
	}
	parts := multipart.NewReader(bytes.NewReader(r.body), params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF { // and not one that says at what it ended too early
			return f, nil
		}
		if err != nil {
			return f, err
		}
		if err := f.add(part); err != nil {
			return f, err
		}
	}
}

func (f *form) add(part *multipart.Part) error {
	content, err := io.ReadAll(part)
	if err != nil {
		return err
	}
	_, described, _ := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	fileName, isFile := described["filename"]
	switch name, kind := part.FormName(), part.Header.Get("Content-Type"); {
	case isFile:
		f.files[name] = append(f.files[name], Posted{Name: fileName, ContentType: kind, Content: string(content)})
	case kind == "application/json":
		f.json[name] = content
	default:
		f.values.Add(name, string(content))
	}
	return nil
}

// members are the fields that were sent, as those of a JSON object. A file is the
// text of its content.
func (f *form) members(fields []Field) []member {
	var list []member
	for _, field := range fields {
		if raw := f.member(&field); raw != nil {
			list = append(list, member{field.Name, raw})
		}
	}
	for _, name := range f.unknown(fields) {
		list = append(list, member{name, quote("")})
	}
	return list
}

// unknown are the names that stand for none of the fields, in their order.
func (f *form) unknown(fields []Field) []string {
	var names []string
	for _, name := range slices.Concat(slices.Collect(maps.Keys(f.json)), slices.Collect(maps.Keys(f.files))) {
		if !has(fields, name) {
			names = append(names, name)
		}
	}
	for name := range f.values {
		if textAt(fields, name) == nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (f *form) member(field *Field) json.RawMessage {
	if raw := f.json[field.Name]; raw != nil {
		return raw
	}
	switch posted := f.files[field.Name]; {
	case posted == nil:
		return assemble(field, field.Name, f.values)
	case field.Kind == Array:
		var items []json.RawMessage
		for _, p := range posted {
			items = append(items, quote(p.Content))
		}
		return array(items)
	default:
		return quote(posted[0].Content)
	}
}

// FormValue is the value of a field of a form, the zero T when it was not sent or
// is no T.
func FormValue[T any](r *Request, name string) T {
	f, err := r.form()
	if err != nil {
		return *new(T)
	}
	for _, field := range r.Operation.Body {
		if field.Name == name {
			return decoded[T](f.member(&field))
		}
	}
	return *new(T)
}

// FileOf is a file that was posted in a form, as of makes it; the zero F when there
// is none.
func FileOf[F any](r *Request, name string, of func(Posted) F) F {
	if all := FilesOf(r, name, of); len(all) > 0 {
		return all[0]
	}
	return *new(F)
}

// FilesOf are the files of one name that were posted in a form.
func FilesOf[F any](r *Request, name string, of func(Posted) F) []F {
	f, err := r.form()
	if err != nil {
		return nil
	}
	var all []F
	for _, p := range f.files[name] {
		all = append(all, of(p))
	}
	return all
}

// WholeBody is the body as a file; the zero F when there is none.
func WholeBody[F any](r *Request, of func(Posted) F) F {
	if len(r.body) == 0 {
		return *new(F)
	}
	return of(Posted{ContentType: r.header.Get("Content-Type"), Content: string(r.body)})
}

// Text is the body as text.
func (r *Request) Text() string { return string(r.body) }

// BodyOf is a body in JSON; the zero T when there is none or it is no T.
func BodyOf[T any](r *Request) T {
	if len(r.body) == 0 {
		return *new(T)
	}
	return decoded[T](r.body)
}

// checkBodyOf checks a body that is no object with fields of its own.
func (s *Server) checkBodyOf(found *Failure, r *Request) *Failure {
	if len(r.body) == 0 || r.Operation.Encoding == RawBody {
		return found
	}
	return s.checkField(found, "body", *r.Operation.BodyOf, r.body)
}
