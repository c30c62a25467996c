package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// guard lets requests pass to next whose session Clerk finds authenticated. The
// others get 401. When Clerk cannot say, they get 503, and Retry-After if Clerk
// has named a time: a guard that lets everybody in while Clerk is down is none.
func guard(client *sessions.Client, logger *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := tokenOf(r)
		id, ok := sessionID(token)
		if !ok {
			refuse(w)
			return
		}
		session, err := client.Verify(r.Context(), id, sessions.VerifyParams{Token: token}) //lint:ignore SA1019 what this example is about
		switch {
		case err == nil:
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), sessionKey{}, session)))
		case errors.Is(err, models.ErrNotFound), errors.Is(err, models.ErrBadRequest), isParamError(err):
			refuse(w)
		default:
			logger.ErrorContext(r.Context(), "Clerk cannot verify a session", "error", err)
			unavailable(w, err)
		}
	})
}

type sessionKey struct{}

// sessionFrom is the session of a request that has passed the guard.
func sessionFrom(ctx context.Context) *models.Session {
	session, _ := ctx.Value(sessionKey{}).(*models.Session)
	return session
}

// tokenOf is the session token of a request: a bearer token, or the cookie that
// Clerk's frontend sets. It is empty when there is neither.
func tokenOf(r *http.Request) models.Secret {
	if token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); found {
		return models.Secret(token)
	}
	cookie, err := r.Cookie("__session")
	if err != nil {
		return ""
	}
	return models.Secret(cookie.Value)
}

// sessionID is the session that a token says it belongs to. Nothing proves it
// yet: that is what Verify is asked for.
func sessionID(token models.Secret) (string, bool) {
	parts := strings.Split(string(token), ".")
	if len(parts) != 3 {
		return "", false
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return "", false
	}
	var claims struct {
		SessionID string `json:"sid"`
	}
	if err := json.Unmarshal(raw, &claims); err != nil {
		return "", false
	}
	return claims.SessionID, claims.SessionID != ""
}

// isParamError reports whether the id in the token is none that can be asked for.
func isParamError(err error) bool {
	_, ok := errors.AsType[*transport.ParamError](err)
	return ok
}

func refuse(w http.ResponseWriter) {
	http.Error(w, "sign in first", http.StatusUnauthorized)
}

func unavailable(w http.ResponseWriter, err error) {
	if failure, ok := errors.AsType[*models.APIError](err); ok && failure.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(failure.RetryAfter.Seconds()))))
	}
	http.Error(w, "try again later", http.StatusServiceUnavailable)
}
