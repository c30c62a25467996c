// Package rival has clients of the sessions API with one face: the SDK, and what
// a program would use in its place.
package rival

import (
	"context"
	"net/http"
)

// Client calls the operations that the benchmarks time, and throws the results
// away.
type Client interface {
	Get(ctx context.Context, id string) error
	List(ctx context.Context) (int, error)
	Revoke(ctx context.Context, id string) error
}

// Named is a way to make a client.
type Named struct {
	Name string
	New  func(base http.RoundTripper) (Client, error)
	// Envelope says that List expects the list inside an object.
	Envelope bool
}

// All are the clients, the SDK first.
var All = []Named{
	{Name: "sdk", New: newSDK},
	{Name: "official", New: newOfficial, Envelope: true},
	{Name: "json", New: plainClient(decodeJSON[Session], decodeJSON[[]Session])},
	{Name: "jsonv2", New: plainClient(decodeJSONv2[Session], decodeJSONv2[[]Session])},
	{Name: "jx", New: plainClient(decodeJX, decodeJXList)},
	{Name: "limit", New: newLimit},
}

const (
	baseURL = "https://api.clerk.dev/v1"
	key     = "sk_test_4bQ7mJx0aVtYcR2nLwEoZ9"
)
