package compare

import (
	"net/http"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// success is one way to succeed, at its place.
type success struct {
	dsl.Outcome
	at *locate.Place
}

func successes(e reading.Endpoint) []success {
	var list []success
	for i, o := range e.Successes() {
		at := e.At
		if len(e.Outcomes) > 0 {
			at = at.Field("Outcomes").Index(i)
		}
		list = append(list, success{o, at})
	}
	return list
}

// responses compares what an endpoint answers with when it succeeds. If there is
// but one success on both sides, its status may differ.
func (c *comparer) responses(s subject, old, now reading.Endpoint) {
	s = s.toward(response)
	olds, nows := successes(old), successes(now)
	if len(olds) == 1 && len(nows) == 1 {
		c.differ(s, status, statusText(olds[0].Status), statusText(nows[0].Status), Breaks, Changes)
		c.success(s, olds[0], nows[0])
	} else {
		all := s.about(allNames(old, now)...)
		for _, both := range matched(olds, nows, func(o success) string { return strconv.Itoa(o.Status) }) {
			switch {
			case both.old == nil:
				c.differ(all.sub("response "+statusText(both.now.Status)).at(nil, both.now.at), outcome, "",
					c.returned(c.now, both.now.Returns), Changes, Changes)
			case both.now == nil:
				c.differ(all.sub("response "+statusText(both.old.Status)).at(both.old.at, nil), outcome,
					c.returned(c.old, both.old.Returns), "", Breaks, Changes)
			default:
				c.success(s.sub(strconv.Itoa(both.now.Status)), *both.old, *both.now)
			}
		}
	}
	c.answers(s, old, now)
	c.differ(
		s.about(allNames(old, now)...),
		conditional,
		when(old.Conditional, "taken"),
		when(now.Conditional, "taken"),

		either(now.Conditional, Adds, Breaks),
		Changes,
	)
}

func (c *comparer) success(s subject, old, now success) {
	s = s.sub("response").at(old.at, now.at)
	c.differ(s, docs, plain(old.Doc), plain(now.Doc), None, None)
	c.differ(s, goName, old.Name, now.Name, None, None)
	o, n := c.returned(c.old, old.Returns), c.returned(c.now, now.Returns)
	if old.Returns == nil || now.Returns == nil {
		c.differ(s, body, o, n, either(now.Returns == nil, Breaks, Adds), Changes)
		return
	}
	c.differ(s, contentType, reading.ContentType(old.Returns), reading.ContentType(now.Returns), Breaks, Changes)
	c.schema(s.at(old.at.Field("Returns"), now.at.Field("Returns")), old.Returns, now.Returns)
}

// returned returns the type of a response; "no body" for none.
func (c *comparer) returned(d *reading.Description, s dsl.Schema) string {
	if s == nil {
		return "no body"
	}
	return typeText(d, s)
}

// answers compares the headers of responses that callers get as values.
func (c *comparer) answers(s subject, old, now reading.Endpoint) {
	key := func(h dsl.ResponseHeader) string { return http.CanonicalHeaderKey(h.Name) }
	all := s.about(allNames(old, now)...)
	for _, both := range matched(old.Answers, now.Answers, key) {
		oldAt, nowAt := both.places(
			func(i int) *locate.Place { return old.At.Field("Answers").Index(i) },
			func(i int) *locate.Place { return now.At.Field("Answers").Index(i) })
		at := all.at(oldAt, nowAt)
		switch {
		case both.old == nil:
			c.differ(
				at.sub("response header "+both.now.Name),
				header,
				"",
				typeText(c.now, both.now.Type),
				Adds,
				None,
			)
		case both.now == nil:
			c.differ(
				at.sub("response header "+both.old.Name),
				header,
				typeText(c.old, both.old.Type),
				"",
				Breaks,
				Changes,
			)
		default:
			c.field(
				at.sub("response header "+both.now.Name),
				reading.HeaderField(*both.old),
				reading.HeaderField(*both.now),
			)
		}
	}
}

// failures compares the documented failures of an endpoint.
func (c *comparer) failures(s subject, old, now reading.Endpoint) {
	key := func(f *dsl.Failure) string { return strconv.Itoa(f.Status) }
	for _, both := range matched(old.Failures, now.Failures, key) {
		oldAt, nowAt := both.places(
			func(i int) *locate.Place { return old.At.Field("Failures").Index(i) },
			func(i int) *locate.Place { return now.At.Field("Failures").Index(i) })
		switch at := s.at(oldAt, nowAt); {
		case both.old == nil:
			c.differ(at, failure, "", statusText((*both.now).Status), Changes, None)
		case both.now == nil:
			c.differ(at, failure, statusText((*both.old).Status), "", None, None)
		}
	}
}
