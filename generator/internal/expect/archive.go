package expect

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// archive returns an exchange as the golden test compares it: the expected
// request, the response, and the expected value or error.
func (x *expecter) archive(
	op *plan.Operation, e reading.Endpoint, ex dsl.Example, body map[string]json.RawMessage,
) ([]plan.Section, error) {
	sent, err := x.sentBody(op, ex, body)
	if err != nil {
		return nil, err
	}
	request, err := x.requestText(op, ex, sent != "")
	if err != nil {
		return nil, err
	}
	sections := []plan.Section{{Name: "request", Text: request}}
	if sent != "" {
		sections = append(sections, plan.Section{Name: "request.body", Text: sent})
	}
	sections = append(sections, plan.Section{Name: "response", Text: x.responseText(e, ex.Response)})
	if ex.Response.Body != "" {
		sections = append(sections, plan.Section{Name: "response.body", Text: ex.Response.Body})
	}
	result, err := x.resultSection(op, e, ex.Response)
	if err != nil {
		return nil, fmt.Errorf("response: %w", err)
	}
	return append(sections, result), nil
}

// requestText returns the request's line and headers, in the order of their names.
func (x *expecter) requestText(op *plan.Operation, ex dsl.Example, hasBody bool) (string, error) {
	t := x.sdk.Transport
	headers := map[string]string{
		"Accept":     cmp.Or(op.Traits.Accept, "application/json"),
		"User-Agent": t.UserAgent,
	}
	credential := x.credentialOf(op)
	if credential.Header != "" {
		headers[credential.Header] = credential.Value
	}
	if op.KeyHeader != "" {
		headers[op.KeyHeader] = anyValue
	}
	if t.Version.Header != "" {
		headers[t.Version.Header] = t.Version.Default
	}
	if hasBody {
		headers["Content-Type"] = contentType(op)
	}
	target := t.Servers[0].URL + escapedPath(op, ex.Path)
	q, err := x.queryText(op, ex.Query)
	if err != nil {
		return "", err
	}
	queries := slices.DeleteFunc([]string{q, credential.Query}, func(q string) bool { return q == "" })
	if len(queries) > 0 {
		target += "?" + strings.Join(queries, "&")
	}
	err = x.addHeader(op, ex.Header, func(name, text string) {
		if before, ok := headers[name]; ok {
			text = before + "\n" + http.CanonicalHeaderKey(name) + ": " + text
		}
		headers[name] = text
	})
	return op.Method + " " + target + "\n" + headerLines(headers), err
}

// credentialOf is what requests of an operation hold to prove who sends them.
func (x *expecter) credentialOf(op *plan.Operation) plan.Credential {
	if op.Public {
		return plan.Credential{}
	}
	return x.sdk.Transport.Credential()
}

// anyValue is how an archive writes a header whose value is another in every call.
const anyValue = "*"

func escapedPath(op *plan.Operation, values map[string]string) string {
	path := op.Route
	for _, p := range op.PathParams {
		path = strings.ReplaceAll(path, "{"+p.Wire+"}", queryEscape(values[p.Wire]))
	}
	return path
}

// queryText returns the query in the order in which the parameters are described.
func (x *expecter) queryText(op *plan.Operation, values map[string]any) (string, error) {
	if op.Params == nil {
		return "", nil
	}
	var pairs []string
	for _, f := range op.Params.Query {
		err := x.addFlat(f, values, func(name, text string) { pairs = append(pairs, queryPair(f, name, text)) })
		if err != nil {
			return "", err
		}
	}
	return strings.Join(pairs, "&"), nil
}

// queryEscape escapes all but what RFC 3986 calls unreserved. A space is %20, which
// every server reads.
func queryEscape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

func (x *expecter) responseText(e reading.Endpoint, res dsl.Response) string {
	outcome, _ := e.Outcome(res.Status)
	headers := map[string]string{"Content-Type": cmp.Or(reading.ContentType(outcome.Returns), "application/json")}
	if x.read.API.Errors.Problem && res.Status >= http.StatusBadRequest {
		headers["Content-Type"] = "application/problem+json"
	}
	maps.Copy(headers, res.Header)
	return fmt.Sprintf("%d\n%s", res.Status, headerLines(headers))
}

func headerLines(headers map[string]string) string {
	lines := map[string]string{}
	for name, value := range headers {
		lines[http.CanonicalHeaderKey(name)] = value
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(lines)) {
		fmt.Fprintf(&b, "%s: %s\n", name, lines[name])
	}
	return b.String()
}
