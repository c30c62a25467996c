package fake

import "net/http"

// Handle holds the server of an emitted fake, where only this package finds it.
// A fake embeds it under a name that is not exported: its method comes along, and
// nobody but [ServerOf] can call it.
type Handle struct{ s *Server }

// NewHandle returns the handle of a new server.
func NewHandle(api Description) Handle { return Handle{New(api)} }

func (h Handle) handled() *Server { return h.s }

// holder is a fake that embeds a [Handle].
type holder interface{ handled() *Server }

// ServerOf returns the server of a fake that embeds a [Handle].
func ServerOf(f holder) *Server { return f.handled() }

// Resource is the server of an API as one of its resources sees it: its own
// operations come first.
type Resource struct {
	*Server
	name string
}

// ResourceOf returns the server of a fake as the resource with the name sees it.
func ResourceOf(f holder, name string) *Resource { return &Resource{f.handled(), name} }

// InjectScript is [Server.InjectScript] with short names for the resource's own
// operations.
func (r *Resource) InjectScript(text string) error { return r.inject(text, r.name) }

// Fallback is [Server.Fallback] for the requests that are none of the resource's
// own: other resources are then next's.
func (r *Resource) Fallback(self, next http.RoundTripper) { r.fall(self, next, r.name) }
