package selftest

import (
	"bytes"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
)

// isForm reports whether the body is a form, of either type.
func (r request) isForm() bool {
	return strings.HasPrefix(r.header.Get("Content-Type"), "application/x-www-form-urlencoded") || r.boundary() != ""
}

// boundary is what separates the parts of the body; empty when it has none.
func (r request) boundary() string {
	kind, params, err := mime.ParseMediaType(r.header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return ""
	}
	return params["boundary"]
}

// form returns the fields of the body. A file is its content.
func (r request) form() (url.Values, error) {
	if r.boundary() == "" {
		return url.ParseQuery(string(r.body))
	}
	parts, err := r.parts()
	form := url.Values{}
	for _, p := range parts {
		form.Add(p.name, string(p.content))
	}
	return form, err
}

// part is a field of a form with parts.
type part struct {
	header  textproto.MIMEHeader
	name    string
	content []byte
}

func (r request) parts() ([]part, error) {
	reader := multipart.NewReader(bytes.NewReader(r.body), r.boundary())
	var list []part
	for {
		p, err := reader.NextRawPart()
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(p)
		if err != nil {
			return nil, err
		}
		list = append(list, part{p.Header, p.FormName(), content})
	}
}

// withParts is the request with other parts in place of those of a field.
func (r request) withParts(field string, others url.Values) (request, error) {
	parts, err := r.parts()
	if err != nil {
		return r, err
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, p := range parts {
		if field != "" && outermost(p.name) == field {
			continue
		}
		w, err := form.CreatePart(p.header)
		if err != nil {
			return r, err
		}
		if _, err := w.Write(p.content); err != nil {
			return r, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(others)) {
		for _, text := range others[name] {
			if err := form.WriteField(name, text); err != nil {
				return r, err
			}
		}
	}
	if err := form.Close(); err != nil {
		return r, err
	}
	r.body = body.Bytes()
	r.header.Set("Content-Type", form.FormDataContentType())
	return r, nil
}
