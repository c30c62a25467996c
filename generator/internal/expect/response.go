package expect

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// returned says what a body becomes.
func (l *resultLines) returned(path string, r plan.Returns, res dsl.Response) error {
	switch r.Shape {
	case plan.None:
		return nil
	case plan.Many:
		return l.value(path, plan.Type{Kind: plan.Array, Elem: &r.Type}, json.RawMessage(res.Body))
	case plan.Text, plan.Stream:
		l.add(path, strconv.Quote(archived(res.Body)))
		return nil
	case plan.Location:
		target, err := l.x.absolute(header(res, "Location"))
		l.add(path, strconv.Quote(target))
		return err
	}
	return l.value(path, r.Type, json.RawMessage(res.Body))
}

// archived is a body as the section of an archive holds it, which ends with a
// newline.
func archived(body string) string {
	if body == "" || strings.HasSuffix(body, "\n") {
		return body
	}
	return body + "\n"
}

// header is the value of a response header.
func header(res dsl.Response, name string) string {
	for given, value := range res.Header {
		if http.CanonicalHeaderKey(given) == http.CanonicalHeaderKey(name) {
			return value
		}
	}
	return ""
}

// absolute is an address of a response as an absolute one.
func (x *expecter) absolute(text string) (string, error) {
	base, err := url.Parse(x.sdk.Transport.Servers[0].URL)
	if err != nil {
		return "", err
	}
	target, err := base.Parse(text)
	if err != nil {
		return "", err
	}
	return target.String(), nil
}

// result says what a struct of a response holds.
func (l *resultLines) result(result *plan.Result, res dsl.Response) error {
	if result.Several {
		l.add("Status", strconv.Itoa(res.Status))
	}
	held := result.Condition && res.Status == http.StatusNotModified
	if result.Condition {
		l.add("NotModified", strconv.FormatBool(held))
		l.add("ETag", strconv.Quote(header(res, "ETag")))
	}
	for _, o := range result.Outcomes {
		if o.GoName == "" {
			continue
		}
		if held || result.Several && o.Status != res.Status {
			l.nothing(o.GoName, o.Returns)
			continue
		}
		if err := l.returned(o.GoName, o.Returns, res); err != nil {
			return err
		}
	}
	for _, h := range result.Headers {
		if err := l.header(h, header(res, h.Wire)); err != nil {
			return err
		}
	}
	return nil
}

// nothing says how the golden test prints a field of a result that is not set: a
// nil pointer has no line.
func (l *resultLines) nothing(path string, r plan.Returns) {
	switch r.Shape {
	case plan.Many:
		l.add(path, "[]")
	case plan.Text, plan.Location:
		l.add(path, `""`)
	case plan.Value:
		l.zero(path, r.Type)
	}
}

func (l *resultLines) zero(path string, t plan.Type) {
	switch t.Kind {
	case plan.RawJSON:
	case plan.Array:
		l.add(path, "[]")
	case plan.Map:
		l.add(path, "{}")
	default:
		l.add(path, scalarText(plan.Literal{Type: t}))
	}
}

// header says what a response header becomes.
func (l *resultLines) header(h *plan.Field, text string) error {
	if text == "" {
		l.zero(h.GoName, h.Type)
		return nil
	}
	raw := json.RawMessage(text)
	switch h.Type.Kind {
	case plan.Int, plan.Int64, plan.Uint64, plan.Float, plan.Bool, plan.UnixMilli, plan.UnixSeconds:
	case plan.DateTime:
		if at, err := http.ParseTime(text); err == nil { // as HTTP has it, or else RFC 3339
			text = at.Format(time.RFC3339)
		}
		raw = json.RawMessage(quoted(text))
	default:
		raw = json.RawMessage(quoted(text))
	}
	return l.value(h.GoName, h.Type, raw)
}

// page says what a page holds.
func (l *resultLines) page(op *plan.Operation, e reading.Endpoint, res dsl.Response) error {
	rule, _ := reading.PagingOf(e.Pages)
	items, err := memberAt(res.Body, rule.Items)
	if err != nil {
		return err
	}
	if items == nil || string(items) == "null" {
		items = json.RawMessage("[]")
	}
	if err := l.value("Items", plan.Type{Kind: plan.Array, Elem: &op.Returns.Type}, items); err != nil {
		return err
	}
	total, err := memberAt(res.Body, rule.Total)
	if err != nil {
		return err
	}
	if total != nil && string(total) != "null" {
		l.add("Total", string(total))
	}
	next, err := l.x.next(rule, res, items)
	l.add("Next", strconv.Quote(next))
	l.add("Body", strconv.Quote(archived(res.Body)))
	return err
}

// next is what asks for the page behind a response.
func (x *expecter) next(rule reading.Paging, res dsl.Response, items json.RawMessage) (string, error) {
	more, err := memberAt(res.Body, rule.More)
	switch {
	case err != nil || rule.More != "" && string(more) != "true":
		return "", err
	case rule.From != "":
		var list []map[string]json.RawMessage
		if err := json.Unmarshal(items, &list); err != nil || len(list) == 0 {
			return "", err
		}
		return text(list[len(list)-1][rule.From])
	case rule.Next != "":
		raw, err := memberAt(res.Body, rule.Next)
		if err != nil {
			return "", err
		}
		return text(raw)
	}
	if _, linked := rule.Rule.(*dsl.LinkHeader); !linked {
		return "", nil
	}
	for link := range strings.SplitSeq(header(res, "Link"), ",") {
		target, relation, _ := strings.Cut(link, ";")
		if strings.TrimSpace(relation) == `rel="next"` {
			return x.absolute(strings.Trim(strings.TrimSpace(target), "<>"))
		}
	}
	return "", nil
}

// text is what JSON of a text says; empty for null and for nothing.
func text(raw json.RawMessage) (string, error) {
	var s string
	if raw == nil {
		return "", nil
	}
	err := json.Unmarshal(raw, &s)
	return s, err
}

// memberAt is the member of a body that a path leads to; nil when there is none,
// and for an empty path.
func memberAt(body, path string) (json.RawMessage, error) {
	if path == "" {
		return nil, nil
	}
	raw := json.RawMessage(body)
	for name := range strings.SplitSeq(path, ".") {
		if raw == nil || string(raw) == "null" {
			return nil, nil
		}
		inside, err := members(string(raw))
		if err != nil {
			return nil, err
		}
		raw = inside[name]
	}
	return raw, nil
}
