package models

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/printable"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// APIError describes a response from Acme with a non-2xx status code. Redirects
// are not followed.
//
// errors.Is matches status codes: errors.Is(err, ErrNotFound).
type APIError struct {
	// The operation that failed, such as AcmeOperation.
	Operation string
	// The HTTP status code.
	StatusCode int
	// The errors in the body; empty if the body contains no error that can be
	// decoded.
	Errors []ErrorDetail
	// Acme's id of the request; empty if the response has none.
	TraceID string
	// The number of times the request was sent.
	Attempts int
	// The time to wait that the server requested; 0 if it requested none.
	RetryAfter time.Duration
	// Whether the same call may be repeated later, and may then succeed.
	Transient bool
	// The first 512 bytes of a body that is incomplete or contains no error.
	Excerpt string
	// Why a request that could be retried was not, such as a rate limit that would
	// exceed the deadline; nil if there is no such reason.
	Cause error
	AcmeFailureModel
}

// Error returns a message with the operation, the status code, the code and
// message of each error, the trace ID and the cause. It is a single line:
// control characters are escaped.
func (e *APIError) Error() string {
	text := "status " + strconv.Itoa(e.StatusCode)
	if e.StatusCode/100 == 3 {
		text += " (redirects are not followed)"
	}
	if e.Operation != "" {
		text = e.Operation + ": " + text
	}
	for i, d := range e.Errors {
		if i == 0 {
			text += ": "
		} else {
			text += "; "
		}
		text += printable.Line(d.text())
	}
	if e.Excerpt != "" {
		text += ": " + strconv.Quote(e.Excerpt)
	}
	if e.TraceID != "" {
		text += " (trace " + printable.Line(e.TraceID) + ")"
	}
	if e.Cause != nil {
		text += "; not sent again: " + printable.Line(e.Cause.Error())
	}
	return text
}

// Is reports whether target is the error for the status code of e.
func (e *APIError) Is(target error) bool {
	status, ok := target.(statusError)
	return ok && int(status) == e.StatusCode
}

// statusError is an error for a status code, without details.
type statusError int

func (s statusError) Error() string {
	return "status " + strconv.Itoa(int(s))
}

// Unwrap returns the cause.
func (e *APIError) Unwrap() error { return e.Cause }

// Retryable returns Transient: whether the same call may be repeated later, and
// may then succeed. That is the case if the server rejected the request
// temporarily, or if the operation is idempotent and the server failed.
func (e *APIError) Retryable() bool { return e.Transient }

// Has reports whether one of the errors has the code.
func (e *APIError) Has(code ErrorCode) bool {
	return slices.ContainsFunc(e.Errors, func(d ErrorDetail) bool {
		return d.Code == code
	})
}

// ReadBody sets Errors and, if it is empty, TraceID from the body of a response.
// It also sets Excerpt if the body is incomplete or contains no error.
func (e *APIError) ReadBody(body []byte) {
	var parsed errorBody
	err := wire.Decode(body, &parsed)
	e.Errors = slices.DeleteFunc(parsed.Errors, ErrorDetail.silent)
	if err != nil || len(e.Errors) == 0 {
		e.Excerpt = excerpt(body)
	}
	if e.TraceID == "" {
		e.TraceID = parsed.TraceID
	}
}

// text returns the code and the message, or the one that is not empty.
func (e ErrorDetail) text() string {
	switch {
	case e.Message == "":
		return string(e.Code)
	case e.Code == "":
		return e.Message
	default:
		return string(e.Code) + ": " + e.Message
	}
}

// silent reports whether the error has neither a code nor a message.
func (e ErrorDetail) silent() bool {
	return e.Code == "" && e.Message == ""
}

// excerpt returns the start of body as text.
func excerpt(body []byte) string {
	const size = 512
	text := string(body[:min(len(body), size)])
	return strings.ToValidUTF8(strings.TrimSpace(text), "�")
}
