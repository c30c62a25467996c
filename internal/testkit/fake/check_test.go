package fake_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

func TestRequestsAreTurnedAway(t *testing.T) {
	t.Parallel()
	cases := []struct {
		method, target, body string
		status               int
		codes                string // with the field in meta
	}{
		{"GET", "/v2/nothing", "", 404, "not_found"},
		{"GET", "/notes", "", 404, "not_found"},
		{"GET", "/v2/notes/", "", 404, "not_found"},
		{"GET", "/v2/notes/x", "", 404, "not_found"},
		{"GET", "/v2/notes/a%2Fb", "", 404, "not_found"},
		{"PUT", "/v2/notes", "", 405, "method_not_allowed"},
		{"GET", "/v2/notes?limit=1;2", "", 400, "bad_request"},
		{"GET", "/v2/notes?limit=0", "", 422, "field_value:limit"},
		{"GET", "/v2/notes?limit=51&state=pending", "", 422, "field_value:state field_value:limit"},
		{"GET", "/v2/notes?limit=ten", "", 422, "field_value:limit"},
		{"GET", "/v2/notes?offset=-1", "", 422, "field_value:offset"},
		{"GET", "/v2/notes?limt=1&sort=up", "", 422, "field_unknown:limt field_unknown:sort"},
		{"GET", "/v2/notes?limit=1&limit=2", "", 400, "bad_request"},
		{"GET", "/v2/notes?wrapped=maybe", "", 422, "field_value:wrapped"},
		{"GET", "/v2/notes?wrapped=false&version=2024-05-02", "", 200, ""},
		{"GET", "/v2/notes/about?wrapped=true", "", 422, "field_unknown:wrapped"},
		{"POST", "/v2/notes?x=1", `{"title":"a"}`, 422, "field_unknown:x"},
		{"POST", "/v2/notes", "", 422, "field_missing:title"},
		{"POST", "/v2/notes", "null", 422, "field_missing:title"},
		{"POST", "/v2/notes", "[]", 400, "bad_request"},
		{"POST", "/v2/notes", `{"title":"a"`, 400, "bad_request"},
		{"POST", "/v2/notes", `{"title":1}`, 422, "field_value:title"},
		{"POST", "/v2/notes", `{"title":null}`, 422, "field_value:title"},
		{"POST", "/v2/notes", `{"title":""}`, 422, "field_value:title"},
		{"POST", "/v2/notes", `{"title":"overlonged"}`, 422, "field_value:title"},
		{"POST", "/v2/notes", `{"title":"A"}`, 422, "unprocessable_entity:title"},
		{"POST", "/v2/notes", `{"title":"a","stars":6}`, 422, "field_value:stars"},
		{"POST", "/v2/notes", `{"title":"a","stars":2.5}`, 422, "field_value:stars"},
		{"POST", "/v2/notes", `{"title":"a","tags":{}}`, 422, "field_value:tags"},
		{"POST", "/v2/notes", `{"title":"a","tags":["x",1]}`, 422, "field_value:tags.1"},
		{"POST", "/v2/notes", `{"title":"a","meta":{"x":1,"y":"z"}}`, 422, "field_value:meta.y"},
		{
			"POST", "/v2/notes", `{"title":"a","place":{"indoors":1,"x":2}}`, 422,
			"field_value:place.indoors field_unknown:place.x",
		},
		{"POST", "/v2/notes", `{"title":"a","reply":null}`, 201, ""},
		{"POST", "/v2/notes", `{"title":"a","reply":{"text":"b","next":{"text":"c","next":7}}}`, 201, ""},
		{"POST", "/v2/notes", `{"title":"a","reply":7}`, 422, "field_value:reply"},
		{
			"POST", "/v2/notes", `{"title":"a","reply":{"text":"b","next":{"text":7}}}`, 422,
			"field_value:reply.next.text",
		},
		{"POST", "/v2/notes", `{"title":"a","titel":"b"}`, 422, "field_unknown:titel"},
		{"POST", "/v2/notes/x/finish", `{"a":1}`, 422, "field_unknown:a"},
		{"POST", "/v2/notes/x/praise", "", 400, "bad_request"},
		{"POST", "/v2/notes/x/praise", "7", 400, "bad_request"},
		{"POST", "/v2/notes/x/judge", `{"a":1}`, 422, "field_unknown:a"},
		{"POST", "/v2/notes/x/judge", "", 501, "not_described"},
		{"POST", "/v2/notes", `{"title":"` + strings.Repeat("a", 1<<20) + `"}`, 413, "request_entity_too_large"},
	}
	s := newServer(t)
	for _, c := range cases {
		t.Run(fmt.Sprintf("%s %s %.40s", c.method, c.target, c.body), func(t *testing.T) {
			status, body := send(t, s, request(t, c.method, c.target, c.body))
			if status == 200 && c.status == 200 {
				return
			}
			if got := codes(t, body); status != c.status || got != c.codes {
				t.Errorf("got %d %s, want %d %s", status, got, c.status, c.codes)
			}
		})
	}
}

// codes returns the codes of a failure, each with the field that its meta names.
func codes(t *testing.T, body string) string {
	t.Helper()
	var failure struct {
		Problems []struct {
			Code string            `json:"code"`
			Meta map[string]string `json:"meta"`
		} `json:"problems"`
	}
	if err := json.Unmarshal([]byte(body), &failure); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	var all []string
	for _, p := range failure.Problems {
		code := p.Code
		if field := p.Meta["field"]; field != "" {
			code += ":" + field
		}
		all = append(all, code)
	}
	return strings.Join(all, " ")
}

func TestFailuresHaveTheFormOfTheAPI(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	resp, err := s.RoundTrip(request(t, "GET", "/v2/notes?limit=99", ""))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var b strings.Builder
	if err := resp.Write(&b); err != nil {
		t.Fatal(err)
	}
	trace := resp.Header.Get("X-Trace")
	want := `{"problems":[{"title":"Bad value","text":"The value is not allowed: limit: 99 is outside ` +
		`1..50","code":"field_value",` +
		`"meta":{"field":"limit"}}],"trace":"` + trace + `"}`
	if !strings.HasSuffix(b.String(), "\r\n\r\n"+want) || len(trace) != 32 {
		t.Errorf("got %s\nwant %s", b.String(), want)
	}
	if got := resp.Header.Get("Date"); got != "Tue, 14 Nov 2023 22:13:20 GMT" {
		t.Errorf("Date is %s, not the time on the clock", got)
	}
}

func TestKeysComeFirst(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	cases := map[string]string{
		"":                       "no_key",
		"Bearer":                 "no_key",
		"Bearer ":                "no_key",
		"Basic " + key:           "no_key",
		"Bearer note_test_2":     "bad_key",
		"Bearer " + key + " ":    "bad_key",
		"bearer " + key:          "not_found",
		"Bearer " + key:          "not_found",
		"Bearer note_test_extra": "not_found",
	}
	s.SetKeys(key, "note_test_extra")
	for header, want := range cases {
		t.Run(header, func(t *testing.T) {
			req := request(t, "GET", "/v2/nothing", "")
			req.Header.Set("Authorization", header)
			if _, body := send(t, s, req); codes(t, body) != want {
				t.Errorf("got %s, want %s", codes(t, body), want)
			}
		})
	}
}

func TestContentType(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	for kind, want := range map[string]int{
		"application/json": 201, "application/json; charset=utf-8": 201, "application/notes+json": 201,
		"": 415, "text/plain": 415, "application/x-www-form-urlencoded": 415,
	} {
		t.Run(kind, func(t *testing.T) {
			req := request(t, "POST", "/v2/notes", `{"title":"a"}`)
			req.Header.Set("Content-Type", kind)
			if status, body := send(t, s, req); status != want {
				t.Errorf("got %d %s, want %d", status, body, want)
			}
		})
	}
}

func TestWrongMethodNamesTheRightOnes(t *testing.T) {
	t.Parallel()
	resp, err := newServer(t).RoundTrip(request(t, http.MethodPut, "/v2/notes/n", ""))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if got := resp.Header.Get("Allow"); got != "DELETE, GET" {
		t.Errorf("Allow is %q", got)
	}
}
