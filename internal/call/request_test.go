package call

import (
	"fmt"
	"math"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/origin"
)

var (
	list  = NewOperation(operation.Operation{Name: "sessions.List", Method: http.MethodGet, Route: "/sessions", Idempotent: true})
	token = NewOperation(operation.Operation{
		Name: "sessions.CreateTokenFromTemplate", Method: http.MethodPost, Route: "/sessions/{session_id}/tokens/{template_name}",
	})
)

func TestMostItems(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		requested, documented int
		want                  int32
	}{
		{0, 0, 0}, {50, 0, 50}, {0, 499, 499}, {50, 499, 499}, {600, 499, 600}, {math.MaxInt, 499, math.MaxInt32}, {-1, 0, 0},
	} {
		t.Run(fmt.Sprintf("asked for %d, documented %d", test.requested, test.documented), func(t *testing.T) {
			r := list.Request()
			if r.MostItems(test.requested, test.documented); r.mostItems != test.want {
				t.Errorf("%d, not %d", r.mostItems, test.want)
			}
		})
	}
}

func TestRequestTarget(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, want string
		request    func() *Request
	}{
		{"no parameters", "/sessions", func() *Request { return list.Request() }},
		{"two in the path", "/sessions/sess_1/tokens/a%2Fb", func() *Request { return token.Request("sess_1", "a/b") }},
		{"zero values are not sent", "/sessions", func() *Request {
			r := list.Request()
			r.QueryString("status", "", OneOf("active"))
			r.QueryInt("limit", 0, Between(1, 499))
			return r
		}},
		{"in the order of calls, escaped", "/sessions?user_id=a%26b%3D%20c&limit=50&q=&offset=0&all=true&since=1716883200000&ratio=0.25", func() *Request {
			r := list.Request()
			r.QueryString("user_id", "a&b= c")
			r.QueryInt("limit", 50, Between(1, 499))
			r.SetQueryString("q", "")
			r.SetQueryInt("offset", 0, AtLeast(0))
			r.SetQueryBool("all", true)
			r.QueryBool("none", false)
			r.QueryInt64("since", 1716883200000, AtLeast(0))
			r.QueryInt64("until", 0)
			r.QueryFloat("ratio", 0.25, BetweenFloat(0, 1))
			r.QueryFloat("rest", 0)
			return r
		}},
		{"longer than the first buffer", "/sessions?q=" + strings.Repeat("x", 1000), func() *Request {
			r := list.Request()
			r.QueryString("q", strings.Repeat("x", 1000))
			return r
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := test.request()
			if r.refused != nil {
				t.Error(r.refused)
			}
			if got := string(r.buf); got != test.want {
				t.Errorf("%s, not %s", got, test.want)
			}
		})
	}
}

func TestParamErrors(t *testing.T) {
	t.Parallel()
	lower := regexp.MustCompile(`^[a-z]+$`)
	for _, test := range []struct {
		text  string
		apply func(*Request)
	}{
		{"sessions.List: limit 500 is outside 1..499", func(r *Request) { r.QueryInt("limit", 500, Between(1, 499)) }},
		{"sessions.List: limit -1 is outside 1..499", func(r *Request) { r.QueryInt("limit", -1, Between(1, 499)) }},
		{"sessions.List: offset -1 is less than 0", func(r *Request) { r.QueryInt("offset", -1, AtLeast(0)) }},
		{"sessions.List: n 9 is more than 8", func(r *Request) { r.SetQueryInt("n", 9, AtMost(8)) }},
		{"sessions.List: n 0 is outside 30..315360000", func(r *Request) { r.CheckInt("n", 0, Between(30, 315360000)) }},
		{`sessions.List: status "pending" is not one of active, revoked`, func(r *Request) { r.QueryString("status", "pending", OneOf("active", "revoked")) }},
		{"sessions.List: user_id is required", func(r *Request) { r.CheckString("user_id", "", Required()) }},
		{"sessions.List: user_id is required", func(r *Request) { r.QueryString("user_id", "", Required()) }},
		{`sessions.List: name "A" does not match ^[a-z]+$`, func(r *Request) { r.QueryString("name", "A", Pattern(lower)) }},
		{`sessions.List: name "abc" has 3 bytes, which is outside 1..2`, func(r *Request) { r.QueryString("name", "abc", Length(1, 2)) }},
		{`sessions.List: name "a" has 1 bytes, fewer than 2`, func(r *Request) { r.CheckString("name", "a", Length(2, -1)) }},
		{"sessions.List: token does not match ^[a-z]+$", func(r *Request) { r.CheckString("token", "SECRET", Pattern(lower), Sensitive()) }},
		{"sessions.List: ratio 1.5 is outside 0..1", func(r *Request) { r.CheckFloat("ratio", 1.5, BetweenFloat(0, 1)) }},
		{"sessions.List: ratio NaN is not a finite number", func(r *Request) { r.CheckFloat("ratio", math.NaN(), AtLeastFloat(0)) }},
		{"sessions.List: ratio 2 is more than 1", func(r *Request) { r.CheckFloat("ratio", 2, AtMostFloat(1)) }},
		{`sessions.List: name "` + strings.Repeat("x", 64) + `"… does not match ^$`, func(r *Request) {
			r.QueryString("name", strings.Repeat("x", 100), Pattern(regexp.MustCompile("^$")))
		}},
		{"sessions.List: first 9 is more than 8", func(r *Request) {
			r.SetQueryInt("first", 9, AtMost(8))
			r.SetQueryInt("second", 9, AtMost(8))
			r.CheckString("third", "", Required())
			r.CheckFloat("fourth", 9, AtMostFloat(8))
		}},
	} {
		t.Run(test.text, func(t *testing.T) {
			r := list.Request()
			test.apply(r)
			if got := refusedText(r); got != test.text {
				t.Errorf("%s, not %s", got, test.text)
			}
		})
	}
}

// refusedText returns the error of a request that is refused by a client without a
// key.
func refusedText(r *Request) string {
	if r.refused == nil {
		return ""
	}
	return r.refused.of(r.operation.Name, origin.Key{}).Error()
}

func TestRulesAccept(t *testing.T) {
	t.Parallel()
	r := list.Request()
	r.CheckInt("limit", 1, Between(1, 499), AtLeast(1), AtMost(1))
	r.CheckInt("limit", 499, Between(1, 499))
	r.CheckFloat("ratio", 0.5, BetweenFloat(0, 1), AtLeastFloat(0.5), AtMostFloat(0.5))
	r.CheckString("name", "ab", Length(2, 2), Length(0, -1), OneOf("x", "ab"), Pattern(regexp.MustCompile("b")), Required(), Sensitive())
	if r.refused != nil {
		t.Error(r.refused)
	}
}

func TestPathParametersAreRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		values []string
		text   string
	}{
		{[]string{"", "x"}, "sessions.CreateTokenFromTemplate: session_id is required"},
		{[]string{"sess_1", ".."}, `sessions.CreateTokenFromTemplate: template_name ".." is not a path segment`},
		{[]string{"a\nb", ".."}, `sessions.CreateTokenFromTemplate: session_id "a\nb" contains a control character`},
		{[]string{"a"}, "sessions.CreateTokenFromTemplate: path does not have the parameters of /sessions/{session_id}/tokens/{template_name}"},
	} {
		t.Run(fmt.Sprint(test.values), func(t *testing.T) {
			if got := refusedText(token.Request(test.values...)); got != test.text {
				t.Errorf("%s, not %s", got, test.text)
			}
		})
	}
}

func TestHeaderOption(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, value, text string }{
		{"x-request-id", "abc", ""},
		{"Clerk-API-Version", "2024-10-01", ""},
		{"", "x", "op: header is not a header name"},
		{"a b", "x", `op: header "a b" is not a header name`},
		{"X-A", "a\nb", "op: header X-A contains a control character"},
		{"authorization", "x", `op: header "Authorization" is reserved for the client`},
		{"Idempotency-Key", "x", `op: header "Idempotency-Key" is reserved for the client`},
		{"content-length", "1", `op: header "Content-Length" is reserved for the client`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var o Options
			o.SetHeader(test.name, test.value)
			if test.text == "" {
				if o.refused != nil || o.header.Get(test.name) != test.value {
					t.Error(o.refused)
				}
				return
			}
			if o.refused == nil {
				t.Errorf("%s is accepted", test.name)
				return
			}
			if got := o.refused.of("op", origin.Key{}).Error(); got != test.text {
				t.Errorf("%s, not %s", got, test.text)
			}
		})
	}
}

func BenchmarkRequest(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		r := list.Request()
		r.QueryString("user_id", "user_2g7np7Hrk0SN6kj5EDMLDaKNL0S")
		r.QueryString("status", "active", OneOf("active", "revoked", "ended"))
		r.QueryInt("limit", 50, Between(1, 499))
	}
}
