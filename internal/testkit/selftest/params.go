package selftest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
)

// Param is a value of a parameter in the struct P, and the expected result.
type Param[P any] struct {
	Name string
	Set  func(p *P) // modifies valid parameters; nil changes nothing

	// How the value is sent: one of a pair of the query or the header, not escaped,
	// pairs of a form, escaped, an object with a member of the body, and the name of
	// the parameter, which then is in none of them.
	Query, Header, Form, Body, Unsent string

	NoBody bool     // there is no body
	List   []string // the values of a list, of which Query has the name

	Error string // of the call; empty if the value is valid
}

// Params calls an operation with each case of its parameters. E is the error
// type of an invalid parameter, after which nothing may have been sent. The fake
// must reject exactly what the client rejects.
func Params[E error, C, P any](
	t *testing.T, client func(base http.RoundTripper) (C, error), fake Fake,
	call func(ctx context.Context, client C, p P) (any, error), valid P, cases []Param[P],
) {
	t.Parallel()
	send := func(t *testing.T, p P) (*base, error) {
		b := &base{}
		c, err := client(b)
		if err != nil {
			t.Fatal(err)
		}
		_, err = call(t.Context(), c, p)
		return b, err
	}
	b, err := send(t, valid)
	example, err := b.one(err)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			p := valid
			if c.Set != nil {
				c.Set(&p)
			}
			b, err := send(t, p)
			if err := outcome[E](c, err, b); err != nil {
				t.Error(err)
			}
			if fake.New == nil { // which is not asked
				return
			}
			if err := c.asked(t, fake, example); err != nil {
				t.Errorf("the fake: %v", err)
			}
		})
	}
}

// outcome checks the result of a case, whose call returned err.
func outcome[E error, P any](c Param[P], err error, b *base) error {
	if c.Error != "" {
		return refused[E](err, c.Error, b)
	}
	return c.sent(err, b)
}

// refused checks that err is an E with the text, and that nothing was sent.
func refused[E error](err error, text string, b *base) error {
	if e, ok := errors.AsType[E](err); !ok || e.Error() != text {
		var want E
		return fmt.Errorf("got %T %v\nwant %T %s", err, err, want, text)
	}
	if n := len(b.requests()); n > 0 {
		return fmt.Errorf("%d requests were sent with a parameter that was refused", n)
	}
	return nil
}

// sent checks the content of the one request. Err is the error of the call.
func (c *Param[P]) sent(err error, b *base) error {
	r, err := b.one(err)
	if err != nil {
		return err
	}
	query := r.url.Query()
	if name, values := c.pair(c.Query); name != "" && !reflect.DeepEqual(query[name], values) {
		return fmt.Errorf("the query is %q, without %s %q", r.url.RawQuery, c.Query, c.List)
	}
	if name, values := c.pair(c.Header); name != "" && !reflect.DeepEqual(r.header.Values(name), values) {
		return fmt.Errorf("the header is %q, without %s", r.header, c.Header)
	}
	if c.NoBody && len(r.body) > 0 {
		return fmt.Errorf("the body is %s, and should be none", r.body)
	}
	if r.isForm() {
		return c.posted(r)
	}
	if c.Body == "" && c.Unsent == "" {
		return nil
	}
	body, err := r.members()
	if err != nil {
		return err
	}
	want, err := members([]byte(c.Body))
	if err != nil {
		return err
	}
	for name, value := range want {
		if got, ok := body[name]; !ok || !reflect.DeepEqual(got, value) {
			return fmt.Errorf("the body is %s, without the member of %s", r.body, c.Body)
		}
	}
	if _, ok := body[c.Unsent]; ok || query.Has(c.Unsent) || c.Unsent != "" && len(r.header.Values(c.Unsent)) > 0 {
		return fmt.Errorf("%s was sent: the query is %q, the body %s", c.Unsent, r.url.RawQuery, r.body)
	}
	return nil
}

// pair is a name and its values, of which there is more than one in a list.
func (c *Param[P]) pair(text string) (name string, values []string) {
	name, value, _ := strings.Cut(text, "=")
	if c.List != nil {
		return name, c.List
	}
	return name, []string{value}
}

// posted checks what a form holds.
func (c *Param[P]) posted(r request) error {
	form, err := r.form()
	if err != nil {
		return err
	}
	want, err := url.ParseQuery(c.Form)
	if err != nil {
		return err
	}
	for name, values := range want {
		if !reflect.DeepEqual(form[name], values) {
			return fmt.Errorf("the form is %q, and should have %q", r.body, c.Form)
		}
	}
	for name := range form {
		if c.Unsent != "" && outermost(name) == c.Unsent {
			return fmt.Errorf("the form is %q, and should have no %q", r.body, c.Unsent)
		}
	}
	return nil
}

// outermost is the name of a field of which a form has several values:
// "items" of "items[0][id]".
func outermost(name string) string {
	outer, _, _ := strings.Cut(name, "[")
	return outer
}

// members are those of the body, which has none where it is a file, or JSON that is
// no object.
func (r request) members() (map[string]any, error) {
	kind := r.header.Get("Content-Type")
	if kind != "" && !strings.HasPrefix(kind, "application/json") || !bytes.HasPrefix(r.body, []byte("{")) {
		return nil, nil
	}
	return members(r.body)
}

// members are the members of a JSON object. An empty document has none.
func members(doc []byte) (map[string]any, error) {
	if len(doc) == 0 {
		return nil, nil
	}
	var all map[string]any
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber()
	if err := dec.Decode(&all); err != nil {
		return nil, fmt.Errorf("%s: %w", doc, err)
	}
	return all, nil
}
