package main

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// guard returns the verifier of the service. A rejected client receives a line of
// advice; a request that could not be verified is logged.
func guard(keys sessiontoken.Source, logger *slog.Logger, opts ...sessiontoken.Option) (*sessiontoken.Verifier, error) {
	fail := func(w http.ResponseWriter, r *http.Request, err error) {
		failure, ok := errors.AsType[*sessiontoken.Error](err)
		if !ok {
			http.Error(w, "something went wrong", http.StatusInternalServerError)
			return
		}
		if failure.StatusCode() >= http.StatusInternalServerError {
			logger.ErrorContext(r.Context(), "a session could not be verified", "error", err)
		}
		http.Error(w, advice(failure.StatusCode()), failure.StatusCode())
	}
	return sessiontoken.New(keys, append([]sessiontoken.Option{sessiontoken.WithFailureHandler(fail)}, opts...)...)
}

func advice(status int) string {
	switch status {
	case http.StatusUnauthorized:
		return "sign in first"
	case http.StatusForbidden:
		return "this is not for you"
	default:
		return "try again later"
	}
}
