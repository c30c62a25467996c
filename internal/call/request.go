package call

import (
	"math"
	"net/http"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/internal/route"
)

// Request is one request of an operation, before it is sent. It remembers the
// first parameter that breaks a rule; the call then returns that error and sends
// nothing. It is for one goroutine.
type Request struct {
	operation *Operation
	buf       []byte // escaped path below the base URL, then the query with its "?"
	pathEnd   int
	body      []byte    // nil or empty for none, and for one that is in more
	mostItems int32     // of the response; 0 is any number
	refused   *refusal  // the first broken rule
	more      *more     // nil for a request that has no more than this
	special   *special  // what few requests have; nil for others
	inline    [128]byte // what buf begins with
}

// more is what only some requests have.
type more struct {
	header  http.Header // from parameters; the type of a body that is not JSON
	form    bool        // body is one
	content Content     // a body that is read while it is sent
}

// QueryString adds a query parameter. An empty value is not sent.
func (r *Request) QueryString(name, v string, rules ...StringRule) {
	if r.checkString(name, v, rules, true) && v != "" {
		r.appendQuery(name, v)
	}
}

// QueryInt adds a query parameter. Zero is not sent.
func (r *Request) QueryInt(name string, v int, rules ...IntRule) {
	r.QueryInt64(name, int64(v), rules...)
}

// QueryInt64 adds a query parameter. Zero is not sent.
func (r *Request) QueryInt64(name string, v int64, rules ...IntRule) {
	if v != 0 {
		r.SetQueryInt64(name, v, rules...)
	}
}

// QueryFloat adds a query parameter. Zero is not sent.
func (r *Request) QueryFloat(name string, v float64, rules ...FloatRule) {
	if v != 0 {
		r.SetQueryFloat(name, v, rules...)
	}
}

// QueryBool adds a query parameter. False is not sent.
func (r *Request) QueryBool(name string, v bool) {
	if v {
		r.SetQueryBool(name, v)
	}
}

// SetQueryString adds a query parameter, even when it is empty.
func (r *Request) SetQueryString(name, v string, rules ...StringRule) {
	if r.checkString(name, v, rules, false) {
		r.appendQuery(name, v)
	}
}

// SetQueryInt adds a query parameter, even when it is zero.
func (r *Request) SetQueryInt(name string, v int, rules ...IntRule) {
	r.SetQueryInt64(name, int64(v), rules...)
}

// SetQueryInt64 adds a query parameter, even when it is zero.
func (r *Request) SetQueryInt64(name string, v int64, rules ...IntRule) {
	if r.checkInt(name, v, rules) {
		r.appendName(name)
		r.buf = strconv.AppendInt(r.buf, v, 10)
	}
}

// SetQueryFloat adds a query parameter, even when it is zero.
func (r *Request) SetQueryFloat(name string, v float64, rules ...FloatRule) {
	if r.checkFloat(name, v, rules) {
		r.appendName(name)
		r.buf = route.AppendEscaped(r.buf, floatText(v))
	}
}

// SetQueryBool adds a query parameter: true or false.
func (r *Request) SetQueryBool(name string, v bool) {
	if r.refused == nil {
		r.appendName(name)
		r.buf = strconv.AppendBool(r.buf, v)
	}
}

// MostItems bounds the list that the response is: to the limit that was asked for
// or the largest that is documented, whichever is more; 0 stands for none. A
// server that sends more than that is not answering the question.
func (r *Request) MostItems(requested, documented int) {
	r.mostItems = int32(min(max(requested, documented), math.MaxInt32))
}

// CheckString checks a field of the body.
func (r *Request) CheckString(name, v string, rules ...StringRule) {
	r.checkString(name, v, rules, false)
}

// CheckInt checks a field of the body.
func (r *Request) CheckInt(name string, v int, rules ...IntRule) { r.checkInt(name, int64(v), rules) }

// CheckInt64 checks a field of the body.
func (r *Request) CheckInt64(name string, v int64, rules ...IntRule) { r.checkInt(name, v, rules) }

// CheckFloat checks a field of the body.
func (r *Request) CheckFloat(name string, v float64, rules ...FloatRule) {
	r.checkFloat(name, v, rules)
}

func (r *Request) checkString(name, v string, rules []StringRule, optional bool) bool {
	if r.refused != nil {
		return false
	}
	secret := false
	for i := range rules {
		secret = secret || rules[i].kind == sensitive
	}
	for i := range rules {
		if optional && v == "" && rules[i].kind != required {
			continue
		}
		if broken := rules[i].Broken(v); broken != "" {
			if secret {
				v = ""
			}
			r.refuseText(name, v, broken)
			return false
		}
	}
	return true
}

func (r *Request) checkInt(name string, v int64, rules []IntRule) bool {
	if r.refused != nil {
		return false
	}
	for _, rule := range rules {
		if broken := rule.Broken(v); broken != "" {
			r.refuse(name, strconv.FormatInt(v, 10), broken)
			return false
		}
	}
	return true
}

func (r *Request) checkFloat(name string, v float64, rules []FloatRule) bool {
	if r.refused != nil {
		return false
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		r.refuse(name, strconv.FormatFloat(v, 'g', -1, 64), "is not a finite number")
		return false
	}
	for _, rule := range rules {
		if broken := rule.Broken(v); broken != "" {
			r.refuse(name, strconv.FormatFloat(v, 'g', -1, 64), broken)
			return false
		}
	}
	return true
}

func (r *Request) appendQuery(name, v string) {
	r.appendName(name)
	r.buf = route.AppendEscaped(r.buf, v)
}

func (r *Request) appendName(name string) {
	separator := byte('&')
	if len(r.buf) == r.pathEnd {
		separator = '?'
	}
	r.buf = route.AppendEscaped(append(r.buf, separator), name)
	r.buf = append(r.buf, '=')
}

// rest is what only some requests have, made when it is first needed.
func (r *Request) rest() *more {
	if r.more == nil {
		r.more = &more{header: make(http.Header)}
	}
	return r.more
}

// refuse remembers the first broken rule.
func (r *Request) refuse(param, value, rule string) {
	if r.refused == nil {
		r.refused = &refusal{param: param, value: value, rule: rule}
	}
}

// refuseText is refuse for a value that may be any text.
func (r *Request) refuseText(param, value, rule string) {
	if r.refused == nil {
		r.refused = &refusal{param: param, value: value, rule: rule, quote: true}
	}
}
