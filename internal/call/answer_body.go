package call

import (
	"errors"
	"mime"
	"strings"
	"unicode/utf8"
)

// Text returns the body as UTF-8 text. The call fails if the body has a media
// type that the operation does not accept, or another character set.
func (a *Answer) Text() string {
	if a.err != nil || !a.hasMediaType() {
		return ""
	}
	body := a.x.bytes()
	if !utf8.Valid(body) {
		a.fail(errors.New("the body is not UTF-8 text"))
		return ""
	}
	return string(body)
}

// hasMediaType fails the call if the response has a media type that the
// operation does not accept, such as the HTML page of a proxy. A response
// without a media type passes.
func (a *Answer) hasMediaType() bool {
	given := a.x.header.Get("Content-Type")
	if given == "" {
		return true
	}
	media, params, err := mime.ParseMediaType(given)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		a.failf("the content type is %s, which is none", quoted(given))
		return false
	}
	want := "application/json"
	if t := a.x.ctx.Traits; t != nil && t.Accept != "" {
		want = t.Accept
	}
	if !accepts(want, media) {
		a.failf("the content type is %s and not %s", quoted(media), want)
		return false
	}
	if set := params["charset"]; strings.HasPrefix(media, "text/") && set != "" && !isUTF8(set) {
		a.failf("the character set is %s and not UTF-8", quoted(set))
		return false
	}
	return true
}

// accepts reports whether the operation accepts a media type. An operation that
// accepts any binary data accepts every type except HTML.
func accepts(want, given string) bool {
	want, _, _ = strings.Cut(want, ";")
	want = strings.ToLower(strings.TrimSpace(want))
	switch {
	case want == given || want == "*/*":
		return true
	case want == "application/octet-stream":
		return given != "text/html"
	}
	kind, anyOf := strings.CutSuffix(want, "/*")
	return anyOf && strings.HasPrefix(given, kind+"/")
}

// isUTF8 reports whether a character set is UTF-8, or a part of it.
func isUTF8(set string) bool {
	switch strings.ToLower(set) {
	case "utf-8", "utf8", "us-ascii":
		return true
	}
	return false
}
