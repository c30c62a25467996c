package main

import (
	_ "embed"
	"net/http"
)

// description is the API as OpenAPI, which "sdkgen export" writes.
//
//go:embed openapi.yaml
var description []byte

// described serves the description beside the API. It leaves every other path as
// it came, which a [http.ServeMux] would tidy.
func described(api http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/openapi.yaml" {
			api.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/yaml")
		_, _ = w.Write(description)
	})
}
