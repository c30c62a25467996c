package main

import (
	"fmt"
	"log/slog"
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
)

// service is the routes: one for everybody, one behind the guard.
func service(client *sessions.Client, logger *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, "hello, whoever you are")
	})
	mux.Handle("GET /account", guard(client, logger, http.HandlerFunc(account)))
	return mux
}

func account(w http.ResponseWriter, r *http.Request) {
	session := sessionFrom(r.Context())
	fmt.Fprintf(w, "hello, %s\n", session.UserID)
}
