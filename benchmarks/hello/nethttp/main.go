// Nethttp lists sessions with nothing but net/http: what the others are measured
// against.
package main

import (
	"io"
	"net/http"
	"os"
)

func main() {
	if len(os.Args) < 2 {
		return
	}
	req, err := http.NewRequest(http.MethodGet, "https://api.clerk.dev/v1/sessions?user_id="+os.Args[1], nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("CLERK_SECRET_KEY"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if _, err := io.Copy(os.Stdout, resp.Body); err != nil {
		panic(err)
	}
}
