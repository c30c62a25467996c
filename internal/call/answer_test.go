package call

import (
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// TestAnyBody decodes bodies that are not objects.
func TestAnyBody(t *testing.T) {
	t.Parallel()
	decoded := func(read func(d *wire.Decoder) any) func(*Answer) any {
		return func(a *Answer) (v any) {
			a.JSON(func(d *wire.Decoder) { v = read(d) })
			return v
		}
	}
	texts := decoded(func(d *wire.Decoder) any { return readStrings(d) })
	numbers := decoded(func(d *wire.Decoder) any {
		var v map[string]int
		for m := wire.NewMap(d, &v); m.Next(); {
			d.Int(m.Value())
		}
		return v
	})
	raw := decoded(func(d *wire.Decoder) any { return string(readRaw(d)) })
	object := func(a *Answer) any { return Object[thing](a).ID }
	objects := func(a *Answer) any { return fmt.Sprint(Objects[thing](a)) }
	for name, test := range map[string]struct {
		body string
		read func(*Answer) any
		want any // nil: the call fails
		says string
	}{
		"array of strings": {`["a","b"]`, texts, []string{"a", "b"}, ""},
		"map of numbers":   {`{"a":1}`, numbers, map[string]int{"a": 1}, ""},
		"raw":              {` {"a": [1, null]} `, raw, `{"a": [1, null]}`, ""},
		"raw scalar":       {`7`, raw, `7`, ""},
		"object":           {`{"id":"a"}`, object, "a", ""},
		"objects":          {`[{"id":"a"},{"id":"b"}]`, objects, "[{a} {b}]", ""},
		"another kind":     {`{"a":"b"}`, texts, nil, "response: want an array, found an object at byte 0"},
		"wrong inside":     {`["a",7]`, texts, nil, "response[1]: want a string, found a number at byte 5"},
		"null":             {`null`, raw, nil, "response: unexpected null at byte 0"},
		"nothing":          {``, texts, nil, "response: empty body at byte 0"},
		"more than one":    {`["a"]["b"]`, texts, nil, "response: trailing data at byte 5"},
		"without its key":  {`{}`, object, nil, "response.id: missing or empty at byte 2"},
		"HTML": {
			`<html>Not your API</html>`, texts, nil, "response: unexpected '<', want an array at byte 0",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := always(200, test.body).engine(t)
			v, err := Read(t.Context(), e, plainOperation.Request(), []option(nil), test.read)
			if !reflect.DeepEqual(v, test.want) {
				t.Errorf("read %#v, not %#v", v, test.want)
			}
			checkError(t, err, test.says, "things.Get: the response with status 200 cannot be read: ")
		})
	}
}

// checkError compares the text of an error with prefix and says; if says is
// empty, there must be no error.
func checkError(t *testing.T, err error, says, prefix string) {
	t.Helper()
	switch {
	case says == "" && err != nil:
		t.Errorf("failed: %v", err)
	case says != "" && (err == nil || err.Error() != prefix+says):
		t.Errorf("the error is %q, not %q", err, prefix+says)
	}
}

// imported is the result of an operation with several successes.
type imported struct {
	Done, Accepted *thing
	Cost           int
	None           bool
}

func TestSeveralSuccesses(t *testing.T) {
	t.Parallel()
	read := func(a *Answer) *imported {
		v := &imported{Cost: Header(a, "X-Cost", ParseInt)}
		switch a.Status() {
		case 200:
			v.Done = Object[thing](a)
		case 202:
			v.Accepted = Object[thing](a)
		case 204:
			v.None = true
		default:
			a.Unexpected()
		}
		return v
	}
	for name, test := range map[string]struct {
		status     int
		body, cost string
		want       *imported
		says       string
	}{
		"200": {200, `{"id":"a"}`, "7", &imported{Done: &thing{"a"}, Cost: 7}, ""},
		"202": {202, `{"id":"b"}`, "", &imported{Accepted: &thing{"b"}}, ""},
		"204": {204, ``, "1", &imported{None: true, Cost: 1}, ""},
		"206": {
			206, `{"id":"a"}`, "", nil, "206 cannot be read: the operation does not document this status code",
		},
		"bad header": {200, `{"id":"a"}`, "abc", nil, `200 cannot be read: header X-Cost is "abc": invalid syntax`},
		"bad body":   {202, `[]`, "", nil, `202 cannot be read: response: want an object, found an array at byte 0`},
		"key in it": {
			200, `{"id":"a"}`, secret, nil, `200 cannot be read: header X-Cost is "[redacted]": invalid syntax`,
		},
		"out of size": {
			200, `{"id":"a"}`, "99999999999999999999", nil,
			`200 cannot be read: header X-Cost is "99999999999999999999": value out of range`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := always(test.status, test.body, "X-Cost", test.cost).engine(t)
			v, err := Read(t.Context(), e, plainOperation.Request(), []option(nil), read)
			if !reflect.DeepEqual(v, test.want) {
				t.Errorf("read %+v, not %+v", v, test.want)
			}
			checkError(t, err, test.says, "things.Get: the response with status ")
		})
	}
}

// TestHeaderWithTheKey has a server that sends the key back.
func TestHeaderWithTheKey(t *testing.T) {
	t.Parallel()
	got, err := Read(t.Context(), always(200, "", "X-Back", "a "+secret).engine(t), plainOperation.Request(),
		[]option(nil), func(a *Answer) string { return a.Header("X-Back") })
	if got != "a [redacted]" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

func TestHeaderTimes(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 5, 4, 3, 2, 1, 0, time.UTC)
	for name, test := range map[string]struct {
		text  string
		parse func(string) (time.Time, error)
		want  time.Time
		says  string
	}{
		"RFC 3339": {"2026-05-04T03:02:01Z", ParseDateTime, at, ""},
		"HTTP":     {"Mon, 04 May 2026 03:02:01 GMT", ParseDateTime, at, ""},
		"neither": {
			"yesterday", ParseDateTime, time.Time{},
			`header X-At is "yesterday": neither an RFC 3339 time nor an HTTP date`,
		},
		"absent": {"", ParseDateTime, time.Time{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := always(200, "", "X-At", test.text).engine(t)
			got, err := Read(t.Context(), e, plainOperation.Request(), []option(nil),
				func(a *Answer) time.Time { return Header(a, "X-At", test.parse) })
			if !got.Equal(test.want) {
				t.Errorf("%v, not %v", got, test.want)
			}
			checkError(t, err, test.says, "things.Get: the response with status 200 cannot be read: ")
		})
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		accept, media, body string
		says                string
	}{
		"plain":                {"text/plain", "text/plain", "a b", ""},
		"with a character set": {"text/plain; charset=utf-8", "Text/Plain; charset=UTF-8", "ä", ""},
		"no media type":        {"text/plain", "", "a", ""},
		"any text":             {"text/*", "text/csv", "a,b", ""},
		"data of any kind":     {"application/octet-stream", "image/png", "a", ""},
		"data that is a page": {
			"application/octet-stream", "text/html", "a",
			`the content type is "text/html" and not application/octet-stream`,
		},
		"anything": {"*/*", "application/x-pem-file", "a", ""},
		"a page of HTML": {
			"text/plain", "text/html", "<html>", `the content type is "text/html" and not text/plain`,
		},
		"JSON": {
			"text/plain", "application/json", "{}", `the content type is "application/json" and not text/plain`,
		},
		"another kind": {"text/*", "textual/a", "", `the content type is "textual/a" and not text/*`},
		"another character set": {
			"text/plain", "text/plain; charset=utf-16", "a", `the character set is "utf-16" and not UTF-8`,
		},
		"not UTF-8":            {"text/plain", "text/plain", "\xff", `the body is not UTF-8 text`},
		"no media type at all": {"text/plain", ";;", "a", `the content type is ";;", which is none`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := always(200, test.body, "Content-Type", test.media)
			op := operationWith(operation.Traits{Accept: test.accept})
			got, err := Read(t.Context(), a.engine(t), op.Request(), []option(nil), (*Answer).Text)
			if test.says == "" && got != test.body || test.says != "" && got != "" {
				t.Errorf("read %q", got)
			}
			checkError(t, err, test.says, "things.Get: the response with status 200 cannot be read: ")
			if sent := a.asked[0].Header.Get("Accept"); sent != test.accept {
				t.Errorf("sent Accept %q", sent)
			}
		})
	}
}

func TestLocation(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status         int
		location, want string
		says           string
	}{
		"absolute": {302, "https://files.example.org/a?sig=b", "https://files.example.org/a?sig=b", ""},
		"relative": {303, "../a", "https://api.example.com/a", ""},
		"without": {
			302, "", "", "things.Get: the response with status 302 cannot be read: the Location header is missing",
		},
		"no URL": {
			307, ":\x7f", "",
			`things.Get: the response with status 307 cannot be read: header Location is ":\x7f", which is not a URL`,
		},
		"not the web": {
			302, "javascript:alert(1)", "",
			`things.Get: the response with status 302 cannot be read: header Location is "javascript:alert(1)", ` +
				`which is not an http or https URL`,
		},
		"no host": {
			302, "https:///a", "",
			`things.Get: the response with status 302 cannot be read: header Location is "https:///a", which has no ` +
				`host`,
		},
		"with a key": {302, "https://a.example.org/?key=" + secret, "https://a.example.org/?key=[redacted]", ""},
		"unchanged":  {304, "/a", "", "things.Get: status 304"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := always(test.status, "moved", "Location", test.location)
			got, err := Read(t.Context(), a.engine(t), operationWith(operation.Traits{Redirect: true}).Request(),
				[]option(nil), (*Answer).Location)
			if got != test.want {
				t.Errorf("%q, not %q", got, test.want)
			}
			checkError(t, err, test.says, "")
			if len(a.asked) != 1 {
				t.Errorf("asked for %v", a.urls())
			}
		})
	}
}

func TestARedirectIsAFailureElsewhere(t *testing.T) {
	t.Parallel()
	_, err := Read(t.Context(), always(302, "", "Location", "/a").engine(t), plainOperation.Request(), []option(nil),
		(*Answer).Location)
	checkError(t, err, "things.Get: status 302", "")
}

// cached is the result of a conditional operation.
type cached struct {
	Value *thing
	Tag   string
}

func TestConditional(t *testing.T) {
	t.Parallel()
	read := func(a *Answer) *cached {
		v := &cached{Tag: a.Header("ETag")}
		if !a.NotModified() {
			v.Value = Object[thing](a)
		}
		return v
	}
	a := &api{answer: func(req *http.Request) *http.Response {
		if req.Header.Get("If-None-Match") == `"1"` {
			return response(304, "", "ETag", `"1"`)
		}
		return response(200, `{"id":"a"}`, "ETag", `"1"`)
	}}
	e := a.engine(t)
	for name, test := range map[string]struct {
		tag  string
		want *cached
		says string
	}{
		"no tag":    {"", &cached{&thing{"a"}, `"1"`}, ""},
		"unchanged": {`"1"`, &cached{nil, `"1"`}, ""},
		"changed":   {`W/"0"`, &cached{&thing{"a"}, `"1"`}, ""},
		"any":       {"*", &cached{&thing{"a"}, `"1"`}, ""},
		"no quotes": {"1", nil, `If-None-Match "1" is not an entity tag, such as "33a6" with its quotes`},
		"two": {
			`"1", "2"`, nil, `If-None-Match "\"1\", \"2\"" is not an entity tag, such as "33a6" with its quotes`,
		},
		"line break": {
			"\"\r\n\"", nil, `If-None-Match "\"\r\n\"" is not an entity tag, such as "33a6" with its quotes`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := operationWith(operation.Traits{Conditional: true}).Request()
			r.IfNoneMatch(test.tag)
			got, err := Read(t.Context(), e, r, []option(nil), read)
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("%+v, not %+v", got, test.want)
			}
			checkError(t, err, test.says, "things.Get: ")
			if _, isParam := errors.AsType[*ParamError](err); isParam != (test.says != "") {
				t.Errorf("the error is a %T", err)
			}
		})
	}
}

func TestNotModifiedIsAFailureElsewhere(t *testing.T) {
	t.Parallel()
	_, err := Read(t.Context(), always(304, "").engine(t), plainOperation.Request(), []option(nil), (*Answer).Text)
	checkError(t, err, "things.Get: status 304", "")
}

func TestTraitsChangeOneRequest(t *testing.T) {
	t.Parallel()
	a := always(200, `{"id":"a"}`)
	e := a.engine(t)
	for _, op := range []*Operation{operationWith(operation.Traits{Accept: "text/plain"}), plainOperation} {
		if _, err := Read(t.Context(), e, op.Request(), []option(nil), Object[thing]); err != nil {
			t.Fatal(err)
		}
	}
	if got := a.asked[1].Header.Get("Accept"); got != "application/json" ||
		strings.Contains(fmt.Sprint(e.header), "text/plain") {
		t.Errorf("the next request accepts %q", got)
	}
}
