package sessiontoken

import (
	"fmt"
	"net/http"
	"time"
)

// The kinds of errors, for errors.Is.
var (
	// ErrNoToken: the request has no session token.
	ErrNoToken error = &kind{text: "no token", status: http.StatusUnauthorized}
	// ErrMalformed: the token is not a session token, or a claim has the wrong
	// type.
	ErrMalformed error = &kind{text: "malformed token", status: http.StatusUnauthorized, description: "The token is malformed"}
	// ErrUnknownKey: the token was not signed with a key of the instance.
	ErrUnknownKey error = &kind{text: "unknown key", status: http.StatusUnauthorized, description: "The token is signed with an unknown key"}
	// ErrSignature: the signature is invalid, or the algorithm is not that of the key.
	ErrSignature error = &kind{text: "bad signature", status: http.StatusUnauthorized, description: "The signature of the token is invalid"}
	// ErrExpired: the token has expired, at the Time of the [Error].
	ErrExpired error = &kind{text: "expired", status: http.StatusUnauthorized, description: "The token has expired"}
	// ErrNotYetValid: the token is not valid yet, or was issued in the future. It is
	// valid from the Time of the [Error].
	ErrNotYetValid error = &kind{text: "not yet valid", status: http.StatusUnauthorized, description: "The token is not valid yet"}
	// ErrAuthorizedParty: the token was issued to an origin that is not one of
	// [WithAuthorizedParties].
	ErrAuthorizedParty error = &kind{text: "unauthorized party", status: http.StatusUnauthorized, description: "The token was issued to another party"}
	// ErrIssuer: the issuer of the token is not that of [WithIssuer].
	ErrIssuer error = &kind{text: "wrong issuer", status: http.StatusUnauthorized, description: "The token was issued by another instance"}
	// ErrPending: the session is not active, because the user must complete a task
	// to be signed in.
	ErrPending error = &kind{text: "session not active", status: http.StatusUnauthorized, description: "The session is pending"}
	// ErrSessionEnded: Clerk reports that the session has ended. Only
	// [Verifier.VerifyActive] returns it.
	ErrSessionEnded error = &kind{text: "session ended", status: http.StatusUnauthorized, description: "The session has ended"}
	// ErrForbidden: the token is valid, but a [Check] failed.
	ErrForbidden error = &kind{text: "forbidden", status: http.StatusForbidden, description: "The session does not allow this"}
	// ErrKeysUnavailable: the keys could not be fetched. The token may be valid.
	ErrKeysUnavailable error = &kind{text: "keys unavailable", status: http.StatusServiceUnavailable}
	// ErrSessionUnavailable: [Verifier.VerifyActive] received no valid
	// response from Clerk. The token is valid.
	ErrSessionUnavailable error = &kind{text: "session unavailable", status: http.StatusServiceUnavailable}
)

// kind is one of the errors above.
type kind struct {
	text        string
	status      int
	description string // for the client, in characters that a challenge may contain
}

func (k *kind) Error() string { return "sessiontoken: " + k.text }

// Error reports why a token was rejected.
type Error struct {
	// Kind is one of the kinds above, such as ErrExpired.
	Kind error
	// Detail describes what was found and the rule. It may quote a claim, never
	// a token.
	Detail string
	// Time is the time when the token expired, or when it becomes valid.
	Time time.Time
	// RetryAfter is the time to wait before the next attempt, if it is known.
	RetryAfter time.Duration
	// Cause is the error of the source of keys, of the client, or of the caller's
	// context, if one of them is the reason.
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

// StatusCode returns the HTTP status code for the failure: 401 if the user must sign
// in, 403 if that would not help, 503 if Clerk is unavailable.
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
