package sessiontoken

import (
	"fmt"
	"net/http"
	"time"
)

// The kinds of failures, for errors.Is.
var (
	// ErrNoToken: the request carries no session token.
	ErrNoToken error = &kind{text: "no token", status: http.StatusUnauthorized}
	// ErrMalformed: it is not a session token, or one of its claims is of the wrong
	// type.
	ErrMalformed error = &kind{text: "malformed token", status: http.StatusUnauthorized, description: "The token is malformed"}
	// ErrUnknownKey: no key of the instance has signed it.
	ErrUnknownKey error = &kind{text: "unknown key", status: http.StatusUnauthorized, description: "The token is signed with an unknown key"}
	// ErrSignature: the signature does not fit, or the algorithm is not the key's.
	ErrSignature error = &kind{text: "bad signature", status: http.StatusUnauthorized, description: "The signature of the token is invalid"}
	// ErrExpired: its time is over. Time of the [Error] says since when.
	ErrExpired error = &kind{text: "expired", status: http.StatusUnauthorized, description: "The token has expired"}
	// ErrNotYetValid: its time has not come, or it was issued in the future. Time of
	// the [Error] says when it comes.
	ErrNotYetValid error = &kind{text: "not yet valid", status: http.StatusUnauthorized, description: "The token is not valid yet"}
	// ErrAuthorizedParty: it was issued to an origin that is not one of
	// [WithAuthorizedParties].
	ErrAuthorizedParty error = &kind{text: "unauthorized party", status: http.StatusUnauthorized, description: "The token was issued to another party"}
	// ErrIssuer: it comes from another instance than [WithIssuer] names.
	ErrIssuer error = &kind{text: "wrong issuer", status: http.StatusUnauthorized, description: "The token was issued by another instance"}
	// ErrPending: the session is not active, for the user has yet to do something
	// to be signed in.
	ErrPending error = &kind{text: "session not active", status: http.StatusUnauthorized, description: "The session is pending"}
	// ErrSessionEnded: Clerk says that the session is over. Only the remote check
	// of [Verifier.VerifyActive] finds that out.
	ErrSessionEnded error = &kind{text: "session ended", status: http.StatusUnauthorized, description: "The session has ended"}
	// ErrForbidden: the token is sound, and a [Check] refused it.
	ErrForbidden error = &kind{text: "forbidden", status: http.StatusForbidden, description: "The session does not allow this"}
	// ErrKeysUnavailable: the keys could not be fetched. The caller is not to blame.
	ErrKeysUnavailable error = &kind{text: "keys unavailable", status: http.StatusServiceUnavailable}
	// ErrSessionUnavailable: the remote check of [Verifier.VerifyActive] got no
	// answer. The caller is not to blame.
	ErrSessionUnavailable error = &kind{text: "session unavailable", status: http.StatusServiceUnavailable}
)

// kind is one of the errors above.
type kind struct {
	text        string
	status      int
	description string // for the caller, in the characters that a challenge may have
}

func (k *kind) Error() string { return "sessiontoken: " + k.text }

// Error is why a token was not accepted.
type Error struct {
	// Kind is ErrExpired or one of its siblings.
	Kind error
	// Detail says what was found and what the rule is. It may quote a claim, never
	// a token.
	Detail string
	// Time is when the token expired, or when it becomes valid.
	Time time.Time
	// RetryAfter is when it makes sense to ask again, where that is known.
	RetryAfter time.Duration
	// Cause is the error of the source of keys, of Clerk, or of the caller's
	// context, where one is the reason.
	Cause error
}

func (e *Error) Error() string {
	text := "sessiontoken"
	if e.Kind != nil {
		text = e.Kind.Error()
	}
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	if e.Cause != nil {
		text += ": " + e.Cause.Error()
	}
	return text
}

// Unwrap returns the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

// StatusCode is the HTTP status for the failure: 401 when the caller has to sign
// in, 403 when that would not help, 503 when Clerk could not be asked.
func (e *Error) StatusCode() int {
	if k, ok := e.Kind.(*kind); ok {
		return k.status
	}
	return http.StatusInternalServerError
}

func refusal(kind error, detail string) *Error { return &Error{Kind: kind, Detail: detail} }

func malformed(format string, args ...any) *Error {
	return refusal(ErrMalformed, fmt.Sprintf(format, args...))
}
