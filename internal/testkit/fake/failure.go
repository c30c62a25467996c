package fake

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Errors is how the API words failures: the members of the body, and the codes.
// Without a List the body has one error At a member, or is the error itself.
type Errors struct {
	List, At, Code, Message, LongMessage, Meta, TraceID string
	TraceHeader                                         string
	ContentType                                         string // application/json if empty
	Known                                               []ErrorCode
	Bodies                                              []FailureBody
	Refusals                                            Refusals
}

// ErrorCode is one code with its status and words.
type ErrorCode struct {
	Status                     int
	Code, Message, LongMessage string
}

// FailureBody is a body of the status code whose failures have a model of their own.
type FailureBody struct {
	Status int
	JSON   string
}

// Failure is a response with an error status code. If a [Handler] returns it, it
// is sent as the API would send it.
type Failure struct {
	Status     int
	Problems   []Problem       // none are those that the API has for the status, unless there is a Body
	Body       json.RawMessage // what the problems are put into; nil is what the API has for the status
	TraceID    string          // if empty, the server creates one
	RetryAfter time.Duration
	Header     http.Header
}

// Problem is one entry of a failure's body.
type Problem struct {
	Code, Message, LongMessage string
	Meta                       json.RawMessage
}

// Error returns the status code and the first message.
func (f *Failure) Error() string {
	text := strconv.Itoa(f.Status) + " " + http.StatusText(f.Status)
	if len(f.Problems) > 0 {
		text += ": " + f.Problems[0].Message
	}
	return text
}

// failure returns the failure of a code. The texts of an undescribed code are
// those of the status code.
func (e *Errors) failure(code string, status int) *Failure {
	for _, known := range e.Known {
		if known.Code == code {
			return &Failure{
				Status:   known.Status,
				Problems: []Problem{{Code: code, Message: known.Message, LongMessage: known.LongMessage}},
			}
		}
	}
	if code == "" {
		code = strings.ReplaceAll(strings.ToLower(http.StatusText(status)), " ", "_")
	}
	return &Failure{Status: status, Problems: []Problem{{Code: code, Message: http.StatusText(status)}}}
}

// status returns the failure with the first code that is described for a status
// code.
func (e *Errors) status(status int) *Failure {
	for _, known := range e.Known {
		if known.Status == status {
			return e.failure(known.Code, status)
		}
	}
	return e.failure("", status)
}

// answer encodes a failure as the API does.
func (e *Errors) answer(f *Failure) *answer {
	a := &answer{status: f.Status, header: http.Header{}}
	for name, values := range f.Header {
		a.header[http.CanonicalHeaderKey(name)] = values
	}
	if f.RetryAfter > 0 {
		a.header.Set("Retry-After", strconv.Itoa(int(math.Ceil(f.RetryAfter.Seconds()))))
	}
	if f.Status < http.StatusBadRequest {
		return a
	}
	var members []member
	if f.Body == nil || len(f.Problems) > 0 {
		members = e.members(f.Problems)
	}
	if e.ContentType != "" {
		a.header.Set("Content-Type", e.ContentType)
	}
	if e.TraceID != "" && f.TraceID != "" {
		members = append(members, member{e.TraceID, quote(f.TraceID)})
	}
	a.body = over(e.body(f), object(members))
	return a
}

// body returns what a failure's problems are put into, nil if that is nothing.
func (e *Errors) body(f *Failure) json.RawMessage {
	if f.Body != nil {
		return f.Body
	}
	for _, own := range e.Bodies {
		if own.Status == f.Status {
			return json.RawMessage(own.JSON)
		}
	}
	return nil
}

// over puts a value over another: members over those of the same name, and each item
// over the first one. A value of another kind than the one below it is dropped: a
// model says what its members are.
func over(below, value json.RawMessage) json.RawMessage {
	var list, items []json.RawMessage
	into, err := members(below)
	switch {
	case len(below) == 0 || string(below) == "null":
		return value
	case err == nil && value[0] == '{':
		changes, _ := members(value) // it is an object
		for _, m := range changes {
			into = assign(into, member{m.name, over(lookup(into, m.name), m.raw)})
		}
		return object(into)
	case json.Unmarshal(below, &list) == nil && json.Unmarshal(value, &items) == nil && len(list) > 0:
		for i, item := range items {
			items[i] = over(list[0], item)
		}
		return array(items)
	case below[0] != value[0]:
		return below
	}
	return value
}

// members are those of the body that say what is wrong.
func (e *Errors) members(list []Problem) []member {
	if e.List != "" {
		problems := make([]json.RawMessage, len(list))
		for i, p := range list {
			problems[i] = object(e.problem(p))
		}
		return []member{{e.List, array(problems)}}
	}
	var first Problem
	if len(list) > 0 {
		first = list[0]
	}
	if e.At != "" {
		return []member{{e.At, object(e.problem(first))}}
	}
	return e.problem(first)
}

func (e *Errors) problem(p Problem) []member {
	if p.LongMessage == "" {
		p.LongMessage = p.Message
	}
	var members []member
	for _, m := range []member{
		{e.Message, quote(p.Message)}, {e.LongMessage, quote(p.LongMessage)}, {e.Code, quote(p.Code)}, {e.Meta, p.Meta},
	} {
		if m.name != "" && m.raw != nil {
			members = append(members, m)
		}
	}
	return members
}
