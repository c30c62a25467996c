package selftest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

// Param is one value of a parameter in the struct P, and what becomes of it: it
// is refused with an error, or sent, or left out.
type Param[P any] struct {
	Name   string
	Set    func(p *P) // changes valid parameters; nil changes nothing
	Error  string     // with which it is refused
	Query  string     // a pair of the query, not escaped: "limit=1"
	Body   string     // an object with members of the body
	Unsent string     // what is neither in the query nor in the body
}

// Params calls an operation with each case of its parameters, on a client of its
// own. E is the error that refuses a parameter, after which nothing may have been
// sent.
func Params[E error, C, P any](
	t *testing.T, client func(base http.RoundTripper) (C, error),
	call func(ctx context.Context, client C, p P) (any, error), valid P, cases []Param[P],
) {
	t.Parallel()
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			b := &base{}
			cl, err := client(b)
			if err != nil {
				t.Fatal(err)
			}
			p := valid
			if c.Set != nil {
				c.Set(&p)
			}
			_, err = call(t.Context(), cl, p)
			if c.Error != "" {
				err = refused[E](err, c.Error, b)
			} else {
				err = c.sent(err, b)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
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

// sent checks what the one request holds. Err is what came back from the call.
func (c *Param[P]) sent(err error, b *base) error {
	r, err := b.one(err)
	if err != nil {
		return err
	}
	query := r.url.Query()
	if name, value, _ := strings.Cut(c.Query, "="); name != "" && !reflect.DeepEqual(query[name], []string{value}) {
		return fmt.Errorf("the query is %q, without %s", r.url.RawQuery, c.Query)
	}
	body, err := members(r.body)
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
	if _, ok := body[c.Unsent]; ok || query.Has(c.Unsent) {
		return fmt.Errorf("%s was sent: the query is %q, the body %s", c.Unsent, r.url.RawQuery, r.body)
	}
	return nil
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
