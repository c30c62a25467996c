package selftest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// Fake is the fake of an API, and the codes with which it rejects parameters.
type Fake struct {
	New                                   func() http.RoundTripper
	Missing, Unknown, Type, Value, Format string
}

// asked sends the value to the fake, without validation by the client, in a
// request that otherwise equals the example.
func (c *Param[P]) asked(t *testing.T, fake Fake, example request) error {
	t.Helper()
	before, err := fake.refusals(t, example)
	if err != nil {
		return err
	}
	changed, err := c.in(example)
	if err != nil {
		return err
	}
	codes, err := fake.refusals(t, changed)
	if err != nil {
		return err
	}
	expected := []string{fake.Value, fake.Format}
	if c.Unsent != "" {
		expected = []string{fake.Missing}
	}
	switch among := func(code string) bool { return slices.Contains(expected, code) }; {
	case c.Error != "" && !slices.ContainsFunc(codes, among):
		return fmt.Errorf("it answers with %q, not with one of %q", codes, expected)
	case c.Error == "" && !slices.Equal(codes, before):
		return fmt.Errorf("it answers with %q, and with %q to a request that is valid", codes, before)
	}
	return nil
}

// in returns the example with the value in it, or without the parameter.
func (c *Param[P]) in(example request) (request, error) {
	query := example.url.Query()
	if name, values := c.pair(c.Query); name != "" {
		query[name] = values
	}
	query.Del(c.Unsent)
	changed := example
	u := *example.url
	changed.url, u.RawQuery = &u, query.Encode()
	changed.header = example.header.Clone()
	changed.header.Del(c.Unsent)
	if name, values := c.pair(c.Header); name != "" {
		changed.header[http.CanonicalHeaderKey(name)] = values
	}
	if changed.isForm() || c.Form != "" {
		return c.inForm(changed)
	}
	body, err := example.members()
	if err != nil {
		return example, err
	}
	value, err := members([]byte(c.Body))
	if err != nil {
		return example, err
	}
	if body == nil && value != nil {
		body = map[string]any{}
	}
	maps.Copy(body, value)
	delete(body, c.Unsent)
	if body != nil {
		changed.header.Set("Content-Type", "application/json")
		changed.body, err = json.Marshal(body)
	}
	return changed, err
}

// inForm is the request with the value in its form, or without it.
func (c *Param[P]) inForm(r request) (request, error) {
	changed, err := url.ParseQuery(c.Form)
	if err != nil {
		return r, err
	}
	gone := c.Unsent
	for name := range changed {
		gone = outermost(name)
	}
	if r.boundary() != "" {
		return r.withParts(gone, changed)
	}
	form, err := url.ParseQuery(string(r.body))
	if err != nil {
		return r, err
	}
	maps.DeleteFunc(form, func(name string, _ []string) bool { return gone != "" && outermost(name) == gone })
	maps.Copy(form, changed)
	r.body = []byte(form.Encode())
	r.header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r, nil
}

// refusals are the codes of parameters in what a new fake answers.
func (f *Fake) refusals(t *testing.T, r request) ([]string, error) {
	t.Helper()
	ctx := t.Context()
	if r.called != nil {
		ctx = operation.With(ctx, r.called)
	}
	req, err := http.NewRequestWithContext(ctx, r.method, r.url.String(), bytes.NewReader(r.body))
	if err != nil {
		return nil, err
	}
	req.Header = r.header
	resp, err := f.New().RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, code := range []string{f.Missing, f.Unknown, f.Type, f.Value, f.Format} {
		quoted, err := json.Marshal(code)
		if err != nil {
			return nil, err
		}
		if bytes.Contains(answer, quoted) && !slices.Contains(found, code) {
			found = append(found, code)
		}
	}
	return found, nil
}
