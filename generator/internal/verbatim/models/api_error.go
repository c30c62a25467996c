package models

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/printable"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// APIError is an answer of Acme with a status that is no success, which is any
// but 2xx. Redirects are not followed.
//
// errors.Is tells statuses apart: errors.Is(err, ErrNotFound).
type APIError struct {
	// The operation that failed, such as AcmeOperation.
	Operation string
	// The HTTP status.
	StatusCode int
	// What went wrong; empty when the body said nothing that can be read.
	Errors []ErrorDetail
	// By which Acme finds the request again; empty when it gave none.
	TraceID string
	// How often the request was sent.
	Attempts int
	// How long the server asks to wait; 0 when it does not.
	RetryAfter time.Duration
	// Whether the same call may be made again later, and may then succeed.
	Transient bool
	// The start of a body that could not be read to its end or names no error, at
	// most 512 bytes.
	Excerpt string
	// Why the request was not sent again although it may be, such as a rate limit
	// that asks for more time than is left; nil when nothing stopped it.
	Cause error
	AcmeFailureModel
}

// Error names the operation, the status, each error's code and message, the
// trace ID, and the cause. It is one line: control characters are escaped.
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

// Is reports whether target stands for the status of e.
func (e *APIError) Is(target error) bool {
	status, ok := target.(statusError)
	return ok && int(status) == e.StatusCode
}

// statusError is a status without anything else.
type statusError int

func (s statusError) Error() string {
	return "status " + strconv.Itoa(int(s))
}

// Unwrap returns the cause.
func (e *APIError) Unwrap() error { return e.Cause }

// Retryable returns Transient: whether the same call may be made again later,
// and may then succeed. The answer refused the request or, where the operation is
// idempotent, says that the server is in trouble.
func (e *APIError) Retryable() bool { return e.Transient }

// Has reports whether one of the errors has the code.
func (e *APIError) Has(code ErrorCode) bool {
	return slices.ContainsFunc(e.Errors, func(d ErrorDetail) bool {
		return d.Code == code
	})
}

// ReadBody takes the errors from the body of the answer and, unless there is
// one, the trace ID. It takes what it can: of a body that it cannot read to its
// end, or that names no error, it keeps an excerpt.
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

// text is the code and the message, or the one of them that there is.
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

// silent reports whether the error says nothing.
func (e ErrorDetail) silent() bool {
	return e.text() == ""
}

// excerpt is the start of body as text.
func excerpt(body []byte) string {
	const size = 512
	text := string(body[:min(len(body), size)])
	return strings.ToValidUTF8(strings.TrimSpace(text), "�")
}
