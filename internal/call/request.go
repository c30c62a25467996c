package call

import (
	"math"
	"net/http"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/internal/route"
)

// Request is a request of an operation before it is sent. It records the first
// invalid parameter; the call then returns that error and sends nothing. It is
// not safe for concurrent use.
type Request struct {
	operation *Operation
	buf       []byte // escaped path below the base URL, then the query with its "?"
	pathEnd   int
	body      []byte    // nil or empty for none, and for one that is in more
	mostItems int32     // in the response; 0 means no limit
	refused   *refusal  // the first invalid parameter
	more      *more     // nil if the request needs none of it
	special   *special  // rarely needed parts; otherwise nil
	exchange  *exchange // that the request is a part of, until it is sent; otherwise nil
	inline    [96]byte  // the initial memory of buf
}

// more contains parts that only some requests need.
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

// SetQueryString adds a query parameter, even if it is empty.
func (r *Request) SetQueryString(name, v string, rules ...StringRule) {
	if r.checkString(name, v, rules, false) {
		r.appendQuery(name, v)
	}
}

// SetQueryInt adds a query parameter, even if it is zero.
func (r *Request) SetQueryInt(name string, v int, rules ...IntRule) {
	r.SetQueryInt64(name, int64(v), rules...)
}

// SetQueryInt64 adds a query parameter, even if it is zero.
func (r *Request) SetQueryInt64(name string, v int64, rules ...IntRule) {
	if r.checkInt(name, v, rules) {
		r.appendName(name)
		r.buf = strconv.AppendInt(r.buf, v, 10)
	}
}

// SetQueryFloat adds a query parameter, even if it is zero.
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

// MostItems limits the number of items in the response to the requested limit or
// the largest documented one, whichever is larger; 0 means none. A response with
// more items is not a response to the request.
func (r *Request) MostItems(requested, documented int) {
	r.mostItems = int32(min(max(requested, documented), math.MaxInt32))
}

// CheckString validates a field of the body.
func (r *Request) CheckString(name, v string, rules ...StringRule) {
	r.checkString(name, v, rules, false)
}

// CheckInt validates a field of the body.
func (r *Request) CheckInt(name string, v int, rules ...IntRule) { r.checkInt(name, int64(v), rules) }

// CheckInt64 validates a field of the body.
func (r *Request) CheckInt64(name string, v int64, rules ...IntRule) { r.checkInt(name, v, rules) }

// CheckFloat validates a field of the body.
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

// rest returns the parts that only some requests need, and creates them first if
// necessary.
func (r *Request) rest() *more {
	if r.more == nil {
		r.more = &more{header: make(http.Header)}
	}
	return r.more
}

// refuse records the first invalid parameter.
func (r *Request) refuse(param, value, rule string) {
	if r.refused == nil {
		r.refused = &refusal{param: param, value: value, rule: rule}
	}
}

// refuseText is refuse for a value that is an arbitrary string.
func (r *Request) refuseText(param, value, rule string) {
	if r.refused == nil {
		r.refused = &refusal{param: param, value: value, rule: rule, quote: true}
	}
}
