package fake

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// Headers are headers, each a name and a value.
func Headers(pairs ...string) http.Header {
	h := http.Header{}
	for i := 0; i+1 < len(pairs); i += 2 {
		h.Set(pairs[i], pairs[i+1])
	}
	return h
}

// SetStatus sets the status of the answer; 0 leaves it to the operation.
func (r *Request) SetStatus(status int) { r.reply.status = status }

// SetHeader sets a header of the answer. An empty value is none.
func (r *Request) SetHeader(name, value string) {
	if value == "" {
		return
	}
	if r.reply.header == nil {
		r.reply.header = http.Header{}
	}
	r.reply.header.Set(name, value)
}

// TimeText is a time as a header has it; the zero time is none.
func TimeText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// LinkNext names the next page in the header Link; an empty URL is none.
func (r *Request) LinkNext(url string) {
	if url != "" {
		r.SetHeader("Link", "<"+url+`>; rel="next"`)
	}
}

// Page is the object in which a page of a list goes over the wire: its constant
// members, and where the others are. A dot stands between the members of members.
type Page struct{ Members, Items, Total, Next, More string }

// JSON is the object around the items of a page. A total that is not known, and a
// next page that there is none of, are left out.
func (p Page) JSON(items json.RawMessage, total *int, next string) json.RawMessage {
	list, err := members([]byte(p.Members))
	if err != nil {
		list = nil // there are no constants
	}
	list = assignAt(list, member{p.Items, items})
	if p.Total != "" && total != nil {
		list = assignAt(list, member{p.Total, json.RawMessage(strconv.Itoa(*total))})
	}
	if p.Next != "" && next != "" {
		list = assignAt(list, member{p.Next, quote(next)})
	}
	if p.More != "" {
		list = assignAt(list, member{p.More, json.RawMessage(strconv.FormatBool(next != ""))})
	}
	return object(list)
}

// ReadAll is what a stub's function returned to be read. Nothing at all is a
// mistake in the test.
func ReadAll(body io.ReadCloser) (json.RawMessage, error) {
	if body == nil {
		return nil, Nothing()
	}
	data, err := io.ReadAll(body)
	if closed := body.Close(); err == nil {
		err = closed
	}
	return data, err
}

// Nothing is the failure of a stub's function that returned nothing at all.
func Nothing() error {
	return mistake("not_stubbed", "the function returned neither a value nor an error")
}

// WrongStatus is the failure of a stub's function that returned a status which
// the operation does not answer with.
func WrongStatus(status int) error {
	return mistake(
		"not_stubbed",
		fmt.Sprintf("the function returned the status %d, which the operation does not have", status),
	)
}
