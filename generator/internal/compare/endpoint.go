package compare

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// route identifies an endpoint on the wire: its method and path, whatever the
// parameters in the path are called.
func route(e reading.Endpoint) string {
	return e.Method + " " + reading.Shape(e.Path)
}

// shown is the route, with the Go name if another endpoint has it too.
func shown(e reading.Endpoint) string {
	text := e.Method + " " + reading.Route(e.Path)
	if e.SharesRoute {
		text += " (" + goNames(e)[0] + ")"
	}
	return text
}

// routeKey returns what pairs endpoints: the route, and where several share one the
// Go name too, if both versions have it.
func routeKey(old, now []reading.Endpoint) func(reading.Endpoint) string {
	named := func(e reading.Endpoint) string { return route(e) + " " + goNames(e)[0] }
	shared, olds, nows := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for list, names := range map[*[]reading.Endpoint]map[string]bool{&old: olds, &now: nows} {
		for _, e := range *list {
			names[named(e)] = true
			shared[route(e)] = shared[route(e)] || e.SharesRoute
		}
	}
	return func(e reading.Endpoint) string {
		if name := named(e); shared[route(e)] && olds[name] && nows[name] {
			return name
		}
		return route(e)
	}
}

// goNames are the method of an endpoint, and its iterator.
func goNames(e reading.Endpoint) []string {
	client := reading.Folder(e.Resource) + ".Client."
	names := []string{client + e.Name}
	if p, ok := reading.PagingOf(e.Pages); ok && p.Method != "" {
		names = append(names, client+p.Method)
	}
	return names
}

// structNames are the structs of parameters and of the result of an endpoint.
func structNames(e reading.Endpoint) []string {
	name := reading.Folder(e.Resource) + "." + e.Name
	return []string{name + "Params", name + "Result"}
}

func (c *comparer) endpoints() {
	for _, both := range matched(c.old.Endpoints, c.now.Endpoints, routeKey(c.old.Endpoints, c.now.Endpoints)) {
		switch {
		case both.old == nil:
			s := subject{
				where: shown(*both.now),
				old:   locate.Root(c.old.API),
				now:   both.now.At,
			}.about(allNames(*both.now)...)
			c.differ(s, endpoint, "", goNames(*both.now)[0], Adds, None)
		case both.now == nil:
			s := subject{
				where: shown(*both.old),
				old:   both.old.At,
				now:   locate.Root(c.now.API),
			}.about(allNames(*both.old)...)
			c.differ(s, endpoint, goNames(*both.old)[0], "", Breaks, Changes)
		default:
			c.endpoint(*both.old, *both.now)
		}
	}
}

func allNames(endpoints ...reading.Endpoint) []string {
	var names []string
	for _, e := range endpoints {
		names = slices.Concat(names, goNames(e), structNames(e))
	}
	return names
}

func (c *comparer) endpoint(old, now reading.Endpoint) {
	s := subject{where: shown(now), old: old.At, now: now.At}.about(goNames(old)...)
	s = s.about(append(s.names, goNames(now)...)...)
	all := s.about(allNames(old, now)...)
	c.differ(all, goName, goNames(old)[0], goNames(now)[0], None, None)
	c.texts(s, old.Doc, now.Doc, old.Deprecated, now.Deprecated)
	c.differ(s.sub("summary"), docs, plain(old.Summary), plain(now.Summary), None, None)
	c.differ(s, until, old.Until, now.Until, Changes, None)
	c.pathParams(s, old, now)
	c.params(s, "query", old, now)
	c.params(s, "header", old, now)
	c.body(s, old, now)
	c.responses(s, old, now)
	c.failures(s, old, now)
	c.sending(s, old, now)
}

// sending compares how a call is sent.
func (c *comparer) sending(s subject, old, now reading.Endpoint) {
	keyed := choose(now.Public, "none", "the API's")
	was := choose(old.Public, "none", "the API's")
	c.differ(s, security, was, keyed, either(now.Public, Adds, Breaks), Changes)
	c.differ(s, paging, pagingText(old.Pages), pagingText(now.Pages), None, Changes)
	c.differ(s, retrying, retryText(old.Retry), retryText(now.Retry), Changes, Changes)
	c.differ(s, rateClass, string(old.RateClass), string(now.RateClass), None, Changes)
	c.differ(s, idempotency, idempotencyText(old), idempotencyText(now), Changes, Changes)
	c.differ(s, behaviour, effectsText(old.Effects), effectsText(now.Effects), None, Changes)
	c.differ(s.sub("route"), behaviour, choose(old.SharesRoute, "shared", ""), choose(now.SharesRoute, "shared", ""),
		None, Changes)
}

// either returns the first effect if the condition holds, and else the second.
func either(condition bool, yes, no Effect) Effect {
	if condition {
		return yes
	}
	return no
}

func idempotencyText(e reading.Endpoint) string {
	switch {
	case e.IdempotencyKey != "":
		return "by a key in " + http.CanonicalHeaderKey(e.IdempotencyKey)
	case e.Idempotent:
		return "idempotent"
	}
	return "not idempotent"
}

func retryText(r *dsl.OperationRetry) string {
	if r == nil {
		return ""
	}
	var texts []string
	if r.MaxAttempts != 0 {
		texts = append(texts, strconv.Itoa(r.MaxAttempts)+" attempts")
	}
	if len(r.Statuses) > 0 {
		texts = append(texts, "after "+statusList(r.Statuses))
	}
	return list(texts)
}

// pathParams compares the parameters of the path by their position.
func (c *comparer) pathParams(s subject, old, now reading.Endpoint) {
	olds, nows := old.PathParams(), now.PathParams()
	oldAt, nowAt := old.PathPlaces(), now.PathPlaces()
	for i := range min(len(olds), len(nows)) {
		o, n := olds[i], nows[i]
		p := s.sub("path "+n.Name).at(oldAt[i], nowAt[i]).toward(request)
		c.differ(p, parameter, o.Name, n.Name, None, None)
		c.differ(p, docs, plain(o.Doc), plain(n.Doc), None, None)
		if o.Type != nil && n.Type != nil {
			p = p.at(oldAt[i].Field("Type"), nowAt[i].Field("Type"))
		}
		c.schema(p, pathType(o), pathType(n))
	}
}

func pathType(p *dsl.PathParam) dsl.Schema {
	if p.Type == nil {
		return dsl.String{}
	}
	return p.Type
}
