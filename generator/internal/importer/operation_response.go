package importer

import (
	"net/http"
	"net/textproto"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// response is one response of an operation.
type response struct {
	key    *openapi.Node
	node   *openapi.Node
	status int    // 0 for the default, and for a range
	named  string // as what the document names it, "" where it is written in place
}

// responses converts the responses of an operation.
func (c *converter) responses(op *described) {
	var successes, redirects, others []response
	for key, n := range op.node.Get("responses").Entries() {
		if strings.HasPrefix(key.Text(), "x-") {
			n.Mark()
			continue
		}
		r, ok := c.response(key, n)
		switch {
		case !ok:
		case r.status >= 200 && r.status < 300:
			successes = append(successes, r)
		case r.status == http.StatusNotModified:
			c.notModified(op, r)
		case r.status >= 300 && r.status < 400:
			redirects = append(redirects, r)
		default:
			others = append(others, r)
		}
	}
	successes, others = c.rangedSuccess(op, successes, others, len(redirects))
	c.successes(op, successes, redirects)
	for _, r := range others {
		c.failures.add(op, r)
	}
}

func (c *converter) response(key, n *openapi.Node) (response, bool) {
	target, err := c.doc.Deref(n)
	if err != nil {
		c.note(Dropped, n, "response "+key.Text(), err.Error())
		return response{}, false
	}
	r := response{key: key, node: target}
	target.Get("description")
	if parts := strings.Split(target.Pointer(), "/"); target != n && len(parts) == 4 {
		r.named = goName(naming.Exported(target.Key().Text()), "")
	}
	if status, err := strconv.Atoi(key.Text()); err == nil && status >= 200 && status <= 599 {
		r.status = status
	} else if err == nil {
		target.Mark()
		c.note(Dropped, key, "response "+key.Text(), "no answer has the status code")
		return r, false
	}
	return r, true
}

// rangedSuccess takes a range of statuses, or what is left, for the success of an
// operation that has no other.
func (c *converter) rangedSuccess(op *described, successes, others []response, redirects int) (s, o []response) {
	take := func(name string) {
		i := slices.IndexFunc(others, func(r response) bool { return strings.EqualFold(r.key.Text(), name) })
		if i < 0 {
			return
		}
		r := others[i]
		r.status = http.StatusOK
		others = slices.Delete(others, i, i+1)
		if len(successes) > 0 || redirects > 0 {
			r.node.Mark()
			c.note(Dropped, r.key, "response "+name+" of "+op.label(), "there are successes with a status of their own")
			return
		}
		successes = append(successes, r)
		c.note(Approximated, r.key, "response "+name+" of "+op.label(), "it is the one with status 200")
	}
	take("2XX")
	if len(successes)+redirects == 0 {
		take("default")
	}
	return successes, others
}

// notModified converts the answer to a request with an entity tag.
func (c *converter) notModified(op *described, r response) {
	r.node.Mark()
	if op.e.Method != http.MethodGet {
		c.note(Dropped, r.key, "response 304 of "+op.label(), "only a GET asks for it")
		return
	}
	op.e.Conditional = true
}

// successes converts the responses of success.
func (c *converter) successes(op *described, found, redirects []response) {
	if len(found) == 0 && len(redirects) > 0 {
		found, redirects = redirects, nil
	}
	for _, r := range redirects {
		c.failures.add(op, r)
	}
	if len(found) == 0 {
		c.note(Invented, op.node, "success of "+op.label(), "the document has none: it is 200, with any JSON")
		op.e.Returns = dsl.RawJSON{}
		return
	}
	var outcomes []dsl.Outcome
	for _, r := range found {
		o := dsl.Outcome{Status: r.status, Returns: c.returns(op, r, len(found) > 1)}
		o.Doc, _ = sentences(r.node.Get("description").Text())
		if o.Returns != nil {
			o.Name = outcomeName(r.status)
		}
		outcomes = append(outcomes, o)
		c.answers(op, r, o.Returns)
	}
	if len(outcomes) > 1 {
		op.e.Outcomes = c.soundOutcomes(op, found, outcomes)
		return
	}
	op.e.Returns = outcomes[0].Returns
	_, redirect := op.e.Returns.(dsl.Location)
	if status := outcomes[0].Status; status != http.StatusOK && !(redirect && status == http.StatusFound) {
		op.e.Status = status
	}
}

// outcomeName names the result of an answer by its status code.
func outcomeName(status int) string {
	name := goName(naming.Exported(strings.ReplaceAll(http.StatusText(status), " ", "_")), "Status")
	if http.StatusText(status) == "" {
		return "Status" + strconv.Itoa(status)
	}
	return name
}

// soundOutcomes makes several successes such that one request accepts them all.
func (c *converter) soundOutcomes(op *described, found []response, outcomes []dsl.Outcome) []dsl.Outcome {
	bodies := 0
	for _, o := range outcomes {
		if _, redirects := o.Returns.(dsl.Location); o.Returns != nil && !redirects {
			bodies++
		}
	}
	for i := range outcomes {
		o := &outcomes[i]
		if bodies > 1 && o.Returns != nil && reading.ContentType(o.Returns) != "application/json" {
			if _, redirects := o.Returns.(dsl.Location); !redirects {
				c.note(Dropped, found[i].key, "body of response "+found[i].key.Text()+" of "+op.label(),
					"a request accepts JSON, and this is none")
				o.Returns, o.Name = nil, ""
			}
		}
	}
	return outcomes
}

// returns converts what a response holds.
func (c *converter) returns(op *described, r response, several bool) dsl.Schema {
	if r.status >= 300 {
		r.node.Get("content").Mark()
		r.node.Get("headers").Get("Location").Mark()
		return dsl.Location{}
	}
	all := mediaOf(r.node.Get("content"))
	if len(all) == 0 || r.status == http.StatusNoContent {
		if len(all) > 0 {
			r.node.Get("content").Mark()
			c.note(Dropped, r.key, "body of response 204 of "+op.label(), "an answer with the status has none")
		}
		return nil
	}
	for _, other := range all[1:] {
		other.node.Mark()
		c.note(Approximated, other.key, "response "+r.key.Text()+" of "+op.label()+" as "+other.full,
			"it is asked for as "+all[0].full)
	}
	owner := op.unique + "Response"
	switch {
	case r.named != "":
		owner = r.named
	case several:
		owner = op.unique + outcomeName(r.status)
	}
	return c.returnsAs(op, r, all[0], owner)
}

func (c *converter) returnsAs(op *described, r response, m media, owner string) dsl.Schema {
	schema := m.node.Get("schema")
	switch {
	case m.rank() <= 2:
		v := c.schemas.valueOf(schema, owned(owner))
		if _, raw := v.Type.(dsl.RawJSON); v.Nullable && !raw {
			c.note(Approximated, m.key, "null as response "+r.key.Text()+" of "+op.label(),
				"the method returns no null")
		}
		return withoutDefault(v.Type)
	case m.rank() == 5 && m.name != "text/event-stream":
		schema.Mark()
		if m.name == "text/plain" {
			return dsl.PlainText{}
		}
		return dsl.PlainText{ContentType: m.contentType()}
	case m.name == "text/event-stream":
		schema.Mark()
		c.note(Approximated, m.key, "events of response "+r.key.Text()+" of "+op.label(),
			"the caller reads the stream as it comes")
		return dsl.Binary{ContentType: m.name}
	}
	c.data(schema, m, "response "+r.key.Text()+" of "+op.label())
	return dsl.Binary{ContentType: m.contentType()}
}

// ownAnswers are response headers that the client reads itself.
var ownAnswers = wordSet("Content-Type Content-Length Etag Link Location Retry-After Date Server")

// answers converts the headers of a response that callers want as values.
func (c *converter) answers(op *described, r response, returns dsl.Schema) {
	for key, n := range r.node.Get("headers").Entries() {
		header, err := c.doc.Deref(n)
		canonical := textproto.CanonicalMIMEHeaderKey(key.Text())
		if err != nil || ownAnswers[canonical] || !isHeader.MatchString(key.Text()) {
			header.Mark()
			c.unanswered(op, r, key, canonical)
			continue
		}
		if slices.ContainsFunc(op.e.Answers, func(h dsl.ResponseHeader) bool { return h.Name == key.Text() }) {
			continue
		}
		h := dsl.ResponseHeader{Name: key.Text(), Type: dsl.String{}}
		var ok bool
		if h.Doc, ok = sentences(header.Get("description").Text()); !ok {
			h.Doc, _ = sentences("the header " + key.Text() + " of the response")
			c.note(Invented, key, "doc of response header "+key.Text(), h.Doc)
		}
		switch t := withoutDefault(c.schemas.typeOf(header.Get("schema"), owned(op.unique).in(key.Text()))).(type) {
		case dsl.String:
			t.Sensitive = false
			h.Type = t
		case dsl.Int, dsl.Uint64, dsl.Float, dsl.Bool, dsl.DateTime, dsl.UnixMilli, dsl.UnixSeconds, *dsl.Enum,
			dsl.OneOf:
			h.Type = t.(dsl.ParamType)
		case dsl.Int64:
			h.Type = dsl.Int{Min: narrowed(t.Min), Max: narrowed(t.Max)}
		default:
			c.note(Approximated, key, "type of response header "+key.Text(), "it is any text")
		}
		header.Mark()
		op.e.Answers = append(op.e.Answers, h)
	}
	c.answerNames(op)
}

// unanswered notes a header that callers do not get, where the client does nothing
// with it either.
func (c *converter) unanswered(op *described, r response, key *openapi.Node, canonical string) {
	success := r.status < http.StatusMultipleChoices
	switch {
	case canonical == "Etag" && !op.e.Conditional,
		success && (canonical == "Location" || canonical == "Retry-After"):
		c.note(Dropped, key, "response header "+key.Text(), "callers do not get it")
	case ownAnswers[canonical]:
	default:
		c.note(Dropped, key, "response header "+key.Text(), "no header has such a name")
	}
}

// unlinked notes links to a next page that no iterator follows.
func (c *converter) unlinked(op *described) {
	if _, follows := op.e.Pages.(*dsl.LinkHeader); follows {
		return
	}
	for status, r := range op.node.Get("responses").Entries() {
		r, err := c.doc.Deref(r)
		if err != nil || !strings.HasPrefix(status.Text(), "2") {
			continue
		}
		for key := range r.Get("headers").Entries() {
			switch {
			case textproto.CanonicalMIMEHeaderKey(key.Text()) != "Link":
			case op.e.Pages != nil:
				c.note(Kept, key, "response header "+key.Text(), "the iterator finds the next page without it")
			default:
				c.note(Dropped, key, "response header "+key.Text(), "callers do not get it")
			}
		}
	}
}

// answerNames gives headers a Go name whose own is taken.
func (c *converter) answerNames(op *described) {
	names := newFieldNames("Status", "NotModified", "ETag", "Value")
	for i := range op.e.Answers {
		h := &op.e.Answers[i]
		h.Go = names.field(h.Name)
	}
}
