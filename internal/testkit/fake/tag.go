package fake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// RequireMatch goes on only when the header If-Match has the entity tag of the
// picked record, or is absent.
type RequireMatch struct{ In, Else string }

func (e RequireMatch) apply(x *exchange) *Failure {
	if want := x.req.Header("If-Match"); want != "" && !holds(want, x.one(e.In).tag()) {
		return x.fail(e.Else)
	}
	return nil
}

// tag gives an answer the entity tag of the picked record, when it answers with that
// or with nothing, and else that of its body. One that a step has set stays.
func (x *exchange) tag(a *answer) {
	if a.header == nil {
		a.header = http.Header{}
	}
	if a.header.Get("ETag") != "" {
		return
	}
	r := x.one("")
	switch {
	case r != nil && (a.body == nil || bytes.Equal(a.body, r.encoded)):
		a.header.Set("ETag", r.tag())
	case a.body != nil:
		a.header.Set("ETag", tagOf(a.body))
	}
}

// tag is the entity tag of a record, which its files have a part in.
func (r *record) tag() string {
	text := slices.Clone(r.encoded)
	for _, name := range slices.Sorted(maps.Keys(r.files)) {
		text = append(text, tagOf([]byte(r.files[name]))...)
	}
	return tagOf(text)
}

// unchanged takes the body of an answer away when it is one that the request asks
// about.
func (a *answer) unchanged(r *Request) {
	if asked := r.Header("If-None-Match"); asked != "" && holds(asked, a.header.Get("ETag")) {
		a.status, a.body = http.StatusNotModified, nil
	}
}

func tagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return strconv.Quote(hex.EncodeToString(sum[:8]))
}

// holds reports whether a list of entity tags has one, or is the asterisk for all.
func holds(list, tag string) bool {
	for one := range strings.SplitSeq(list, ",") {
		one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
		if one == "*" || one == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}
