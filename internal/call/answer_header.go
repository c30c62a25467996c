package call

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Header returns the value of a response header, or "" if it is absent.
func (a *Answer) Header(name string) string {
	return a.x.engine.key.Redact(a.x.header.Get(name))
}

// Header returns the value of a response header as a T. It returns the zero T if
// the header is absent. If parse fails, the call fails.
func Header[T any](a *Answer, name string, parse func(string) (T, error)) T {
	var none T
	text := a.Header(name)
	if text == "" {
		return none
	}
	v, err := parse(text)
	if err != nil {
		if cause := errors.Unwrap(err); cause != nil {
			err = cause // without the text, which the parsers of strconv repeat
		}
		a.failf("header %s is %s: %w", name, quoted(text), err)
		return none
	}
	return v
}

// ParseInt reads a header that is a whole number.
func ParseInt(s string) (int, error) {
	n, err := strconv.ParseInt(s, 10, strconv.IntSize)
	return int(n), err
}

// ParseInt64 reads a header that is a whole number.
func ParseInt64(s string) (int64, error) { return strconv.ParseInt(s, 10, 64) }

// ParseUint64 reads a header that is a whole number and not negative.
func ParseUint64(s string) (uint64, error) { return strconv.ParseUint(s, 10, 64) }

// ParseFloat reads a header that is a number.
func ParseFloat(s string) (float64, error) { return strconv.ParseFloat(s, 64) }

// ParseDateTime reads a header that is a time of RFC 3339, or one as HTTP has it.
func ParseDateTime(s string) (time.Time, error) {
	if t, err := http.ParseTime(s); err == nil {
		return t, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return t, errors.New("neither an RFC 3339 time nor an HTTP date")
	}
	return t, nil
}

// Location returns the target of a redirect as an absolute URL. Redirects are
// not followed. The call fails if the response has no target, or one that is not
// an http or https URL.
func (a *Answer) Location() string {
	text := a.x.header.Get("Location")
	if text == "" {
		a.fail(errors.New("the Location header is missing"))
		return ""
	}
	target, err := a.x.resolve(text)
	if err != nil {
		a.failf("header Location is %s, which %w", quoted(a.x.engine.key.Redact(text)), err)
		return ""
	}
	return a.x.engine.key.Redact(target.String())
}

// resolve resolves a URL of the response to an absolute one.
func (x *exchange) resolve(text string) (*url.URL, error) {
	ref, err := url.Parse(text)
	if err != nil {
		return nil, errors.New("is not a URL")
	}
	return checkTarget(x.url.ResolveReference(ref))
}

// parseTarget reads an absolute address.
func parseTarget(text string) (*url.URL, error) {
	target, err := url.Parse(text)
	if err != nil {
		return nil, errors.New("is not a URL")
	}
	return checkTarget(target)
}

func checkTarget(target *url.URL) (*url.URL, error) {
	switch {
	case target.Scheme != "https" && target.Scheme != "http":
		return nil, errors.New("is not an http or https URL")
	case target.Host == "":
		return nil, errors.New("has no host")
	}
	return target, nil
}
