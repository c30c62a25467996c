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
	Refusals                                            Refusals
}

// ErrorCode is one code with its status and words.
type ErrorCode struct {
	Status                     int
	Code, Message, LongMessage string
}

// Failure is a response with an error status code. If a [Handler] returns it, it
// is sent as the API would send it.
type Failure struct {
	Status     int
	Problems   []Problem // none are those that the API has for the status
	TraceID    string    // if empty, the server creates one
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
			return &Failure{Status: known.Status, Problems: []Problem{{Code: code, Message: known.Message, LongMessage: known.LongMessage}}}
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
	members := e.members(f.Problems)
	if e.ContentType != "" {
		a.header.Set("Content-Type", e.ContentType)
	}
	if e.TraceID != "" {
		members = append(members, member{e.TraceID, quote(f.TraceID)})
	}
	a.body = object(members)
	return a
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
