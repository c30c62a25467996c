package main

import (
	"fmt"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// recently is the maximum time since the sign-in of a user who deletes something.
const recently = 10 * time.Minute

// service returns the routes with the router of net/http. Most requests are verified by
// their token alone. The irreversible one also asks Clerk whether
// the session was just revoked.
func service(guard *sessiontoken.Verifier, client *sessions.Client) http.Handler {
	admin := guard.RequireThat(sessiontoken.Role("org:admin"))
	sure := guard.RequireActive(client, sessiontoken.RecentFirstFactor(recently), sessiontoken.NotImpersonated)
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", guard.Optional(http.HandlerFunc(home)))
	mux.Handle("GET /account", guard.Require(http.HandlerFunc(account)))
	mux.Handle("DELETE /account", sure(http.HandlerFunc(remove)))
	mux.Handle("GET /admin", admin(http.HandlerFunc(account)))
	return mux
}

// chiService returns the same routes with chi.
func chiService(guard *sessiontoken.Verifier, client *sessions.Client) http.Handler {
	r := chi.NewRouter()
	r.With(guard.Optional).Get("/", home)
	r.Group(func(r chi.Router) {
		r.Use(guard.Require)
		r.Get("/account", account)
		r.With(guard.RequireActive(client, sessiontoken.RecentFirstFactor(recently), sessiontoken.NotImpersonated)).Delete("/account", remove)
		r.With(guard.RequireThat(sessiontoken.Role("org:admin"))).Get("/admin", account)
	})
	return r
}

func home(w http.ResponseWriter, r *http.Request) {
	if claims, ok := sessiontoken.FromContext(r.Context()); ok {
		fmt.Fprintf(w, "welcome back, %s\n", claims.UserID)
		return
	}
	fmt.Fprintln(w, "hello, whoever you are")
}

func account(w http.ResponseWriter, r *http.Request) {
	claims, _ := sessiontoken.FromContext(r.Context()) // there are claims behind the guard
	fmt.Fprintf(w, "hello, %s\n", claims.UserID)
}

func remove(w http.ResponseWriter, r *http.Request) {
	claims, _ := sessiontoken.FromContext(r.Context())
	fmt.Fprintf(w, "goodbye, %s\n", claims.UserID)
}
