package compare

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// api compares what all endpoints share.
func (c *comparer) api() {
	old, now := c.old.API, c.now.API
	s := subject{where: "API", old: locate.Root(old), now: locate.Root(now), dir: request | response}
	named := s.sub("name").about(naming.FakePackage(old.Name), naming.FakePackage(now.Name))
	c.differ(named, setting, old.Name, now.Name, None, Changes)
	c.differ(s.sub("release"), setting, old.Release, now.Release, None, None)
	c.differ(s, docs, plain(old.Doc), plain(now.Doc), None, None)
	c.servers(s, old, now)
	c.credentials(s, old, now)
	c.version(s, old.Version, now.Version)
	c.environment(s, old.Environment, now.Environment)
	c.errors(s, old.Errors, now.Errors)
	c.retry(s, old.Retry, now.Retry)
	c.limits(s, old.Limits, now.Limits)
	c.rateLimits(s, old, now)
	c.differ(s.sub("signing"), behaviour, signingText(old.Signing), signingText(now.Signing), None, Changes)
	c.resources(s, old, now)
}

func (c *comparer) servers(s subject, old, now dsl.API) {
	s = s.about("transport.DefaultBaseURL")
	if len(old.Servers) > 0 && len(now.Servers) > 0 {
		c.differ(s.sub("default server"), server, old.Servers[0].URL, now.Servers[0].URL, Changes, Changes)
	}
	for _, both := range matched(old.Servers, now.Servers, serverKey(old.Servers, now.Servers)) {
		o, n := both.places(index(s.old, "Servers"), index(s.now, "Servers"))
		s := s.at(o, n)
		switch {
		case both.old == nil:
			c.differ(s.sub("server "+both.now.Name).about("transport.BaseURL"+both.now.Name), server, "", both.now.URL,
				Adds, None)
		case both.now == nil:
			c.differ(s.sub("server "+both.old.Name).about("transport.BaseURL"+both.old.Name), server, both.old.URL, "",
				Breaks, Changes)
		default:
			oldName, nowName := "transport.BaseURL"+both.old.Name, "transport.BaseURL"+both.now.Name
			s = s.sub("server "+both.now.Name).about(oldName, nowName)
			c.differ(s, goName, oldName, nowName, None, None)
			c.differ(s, server, both.old.URL, both.now.URL, Changes, Changes)
			c.differ(s, docs, plain(both.old.Doc), plain(both.now.Doc), None, None)
		}
	}
}

// serverKey returns the function that identifies a server: by its URL if both
// versions have it, or else by its name.
func serverKey(old, now []dsl.Server) func(dsl.Server) string {
	has := func(list []dsl.Server, url string) bool {
		return slices.ContainsFunc(list, func(s dsl.Server) bool { return s.URL == url })
	}
	return func(s dsl.Server) string {
		if has(old, s.URL) && has(now, s.URL) {
			return s.URL
		}
		return "named " + s.Name
	}
}

// index returns the function that returns the places of a list.
func index(at *locate.Place, list string) func(int) *locate.Place {
	return func(i int) *locate.Place { return at.Field(list).Index(i) }
}

// credentials compares the ways to prove who sends a request, by their kind.
func (c *comparer) credentials(s subject, old, now dsl.API) {
	s = s.about("transport.New")
	olds, nows := reading.Credentials(old), reading.Credentials(now)
	for _, both := range matched(olds, nows, credentialText) {
		switch {
		case both.old == nil:
			wire := either(len(nows) > len(olds), Adds, Changes)
			c.differ(s, credential, "", credentialText(*both.now), wire, Changes)
		case both.now == nil:
			c.differ(s, credential, credentialText(*both.old), "", Breaks, Changes)
		default:
			o, n := *both.old, *both.now
			s := s.sub("credential " + credentialText(n))
			c.differ(s.sub("name"), setting, o.KeyName, n.KeyName, None, None)
			c.differ(s.sub("key prefixes"), setting, list(o.KeyPrefixes), list(n.KeyPrefixes), None, Changes)
		}
	}
	c.differ(s.sub("default credential"), security, credentialText(olds[0]), credentialText(nows[0]), Changes, Changes)
}

func credentialText(r reading.Credential) string {
	switch r.Kind {
	case reading.BearerKey:
		return "bearer"
	case reading.HeaderKey:
		return strings.TrimSpace("header " + r.Name + " " + r.Prefix)
	case reading.QueryKey:
		return "query " + r.Name
	case reading.CookieKey:
		return "cookie " + r.Name
	case reading.BasicPair:
		return "basic"
	}
	return "none"
}

func (c *comparer) version(s subject, old, now dsl.Version) {
	s = s.sub("version").about("transport.WithAPIVersion", "transport.DefaultAPIVersion")
	c.differ(s.sub("header"), setting, old.Header, now.Header, Breaks, Changes)
	c.differ(s.sub("query"), setting, old.Query, now.Query, either(old.Query == "", Adds, Breaks), Changes)
	c.differ(s.sub("default"), setting, old.Default, now.Default, Changes, Changes)
	c.differ(s, docs, plain(old.Doc), plain(now.Doc), None, None)
}

func (c *comparer) environment(s subject, old, now dsl.Environment) {
	s = s.sub("environment variable").about("transport.FromEnv")
	for _, v := range []struct{ of, old, now string }{
		{"key", old.Key, now.Key}, {"user", old.User, now.User}, {"base URL", old.BaseURL, now.BaseURL},
		{"base URL path", old.BaseURLPath, now.BaseURLPath},
	} {
		c.differ(s.sub("of the "+v.of), setting, v.old, v.now, None, Changes)
	}
}

func (c *comparer) rateLimits(s subject, old, now dsl.API) {
	for _, both := range matched(old.RateLimits, now.RateLimits, func(l dsl.RateLimit) string { return l.KeyPrefix }) {
		o, n := both.places(index(s.old, "RateLimits"), index(s.now, "RateLimits"))
		s := s.at(o, n)
		switch {
		case both.old == nil:
			c.differ(s.sub(limitName(*both.now)), rateLimit, "", rateText(*both.now), Changes, Changes)
		case both.now == nil:
			c.differ(s.sub(limitName(*both.old)), rateLimit, rateText(*both.old), "", Changes, Changes)
		default:
			s = s.sub(limitName(*both.now))
			c.differ(s, rateLimit, rateText(*both.old), rateText(*both.now), Changes, Changes)
			c.differ(s, docs, plain(both.old.Doc), plain(both.now.Doc), None, None)
		}
	}
}

func limitName(l dsl.RateLimit) string {
	if l.KeyPrefix == "" {
		return "limit of other keys"
	}
	return "limit of keys " + l.KeyPrefix
}

func rateText(l dsl.RateLimit) string {
	return fmt.Sprintf("%d in %v, %d at once", l.Requests, l.Per, reading.Burst(l))
}

func (c *comparer) retry(s subject, old, now dsl.Retry) {
	s = s.sub("retry")
	for _, v := range []struct{ of, old, now string }{
		{"attempts", count(old.MaxAttempts), count(now.MaxAttempts)},
		{"first delay", duration(old.BaseDelay), duration(now.BaseDelay)},
		{"longest delay", duration(old.MaxDelay), duration(now.MaxDelay)},
		{"longest Retry-After", duration(old.MaxRetryAfter), duration(now.MaxRetryAfter)},
		{"budget", count(old.Budget), count(now.Budget)},
		{"budget refill", count(old.BudgetRefill), count(now.BudgetRefill)},
		{"statuses of refusals", statusList(old.Refused), statusList(now.Refused)},
		{"ambiguous statuses", statusList(old.Ambiguous), statusList(now.Ambiguous)},
	} {
		c.differ(s.sub(v.of), retrying, v.old, v.now, Changes, Changes)
	}
}

func (c *comparer) limits(s subject, old, now dsl.Limits) {
	for _, v := range []struct{ of, old, now string }{
		{"dial time-out", duration(old.DialTimeout), duration(now.DialTimeout)},
		{"TLS time-out", duration(old.TLSTimeout), duration(now.TLSTimeout)},
		{"header time-out", duration(old.HeaderTimeout), duration(now.HeaderTimeout)},
		{"attempt time-out", duration(old.AttemptTimeout), duration(now.AttemptTimeout)},
		{"operation time-out", duration(old.OperationTimeout), duration(now.OperationTimeout)},
		{"size of a response", count(old.MaxResponseBytes), count(now.MaxResponseBytes)},
	} {
		c.differ(s.sub(v.of), setting, v.old, v.now, None, Changes)
	}
}

func signingText(s *dsl.Signing) string {
	if s == nil {
		return ""
	}
	return s.Issuer + " " + s.JWKSPath
}

// resources compares the packages of endpoints. Those that are new or gone show
// in their endpoints.
func (c *comparer) resources(s subject, old, now dsl.API) {
	for _, both := range matched(
		old.Resources,
		now.Resources,
		func(r *dsl.Resource) string { return reading.Folder(r) },
	) {
		if both.old == nil || both.now == nil {
			continue
		}
		o, n := *both.old, *both.now
		s := subject{
			where: "package " + reading.Folder(n), old: index(s.old, "Resources")(both.oldIndex),
			now: index(s.now, "Resources")(both.nowIndex),
		}
		c.texts(s, o.Doc, n.Doc, o.Deprecated, n.Deprecated)
	}
}

// errors compares the body of a failure, and the failures there are.
func (c *comparer) errors(s subject, old, now dsl.ErrorModel) {
	s = s.toward(response).at(s.old.Field("Errors"), s.now.Field("Errors"))
	detail := func(of string) subject {
		return s.sub("error " + of).about("models.ErrorDetail." + naming.Exported(of))
	}
	for _, v := range []struct{ of, old, now string }{
		{"code", old.Code, now.Code}, {"message", old.Message, now.Message},
		{"long message", old.LongMessage, now.LongMessage}, {"meta", old.Meta, now.Meta},
	} {
		c.differ(detail(v.of), field, v.old, v.now, either(v.old == "", Adds, Breaks), Changes)
	}
	for _, v := range []struct{ of, old, now string }{
		{"list", old.List, now.List}, {"place", old.At, now.At}, {"trace ID", old.TraceID, now.TraceID},
		{"trace header", old.TraceHeader, now.TraceHeader},
	} {
		c.differ(s.sub("error "+v.of), field, v.old, v.now, either(v.old == "", Adds, Breaks), Changes)
	}
	for _, both := range matched(
		old.Failures,
		now.Failures,
		func(f *dsl.Failure) string { return strconv.Itoa(f.Status) },
	) {
		o, n := both.places(index(s.old, "Failures"), index(s.now, "Failures"))
		s := s.at(o, n)
		switch {
		case both.old == nil:
			c.differ(s.sub(statusText((*both.now).Status)).about("models.Err"+(*both.now).Name), failure, "",
				(*both.now).Name, Adds, None)
		case both.now == nil:
			c.differ(s.sub(statusText((*both.old).Status)).about("models.Err"+(*both.old).Name), failure,
				(*both.old).Name, "", None, Changes)
		default:
			c.failure(s, **both.old, **both.now)
		}
	}
	c.codes(s, old, now)
}

func (c *comparer) failure(s subject, old, now dsl.Failure) {
	s = s.sub(statusText(now.Status)).about("models.Err"+old.Name, "models.Err"+now.Name)
	c.differ(s, goName, old.Name, now.Name, None, None)
	c.differ(s, docs, plain(old.Doc), plain(now.Doc), None, None)
	if old.Body == nil || now.Body == nil {
		bodyOf := func(d *reading.Description, b dsl.Schema) string { return when(b != nil, typeText(d, b)) }
		wire := either(now.Body == nil, Breaks, Adds)
		c.differ(s, body, bodyOf(c.old, old.Body), bodyOf(c.now, now.Body), wire, Changes)
		return
	}
	c.schema(s.at(s.old.Field("Body"), s.now.Field("Body")), old.Body, now.Body)
}

// placedCode is a code with the status of its failure.
type placedCode struct {
	*dsl.ErrorCode
	status int
	at     *locate.Place
}

// codes compares the codes of all failures, whichever they belong to.
func (c *comparer) codes(s subject, old, now dsl.ErrorModel) {
	olds, nows := codesOf(old, s.old), codesOf(now, s.now)
	name := func(p *placedCode) string { return "models." + reading.CodeName(p.ErrorCode) }
	for _, both := range matched(olds, nows, func(p placedCode) string { return p.Code }) {
		switch {
		case both.old == nil:
			s := s.sub("code "+both.now.Code).at(nil, both.now.at).about(name(both.now))
			c.differ(s, code, "", statusText(both.now.status), Changes, None)
		case both.now == nil:
			s := s.sub("code "+both.old.Code).at(both.old.at, nil).about(name(both.old))
			c.differ(s, code, statusText(both.old.status), "", None, Changes)
		default:
			s := s.sub("code "+both.now.Code).at(both.old.at, both.now.at).about(name(both.old), name(both.now))
			c.differ(s, goName, name(both.old), name(both.now), None, None)
			c.differ(s, status, statusText(both.old.status), statusText(both.now.status), Breaks, Changes)
			c.differ(s, docs, plain(both.old.Doc), plain(both.now.Doc), None, None)
		}
	}
}

func codesOf(m dsl.ErrorModel, at *locate.Place) []placedCode {
	var all []placedCode
	for i, f := range m.Failures {
		for j, code := range f.Codes {
			all = append(all, placedCode{code, f.Status, at.Field("Failures").Index(i).Field("Codes").Index(j)})
		}
	}
	return all
}
