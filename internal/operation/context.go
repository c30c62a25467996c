package operation

import "github.com/seed-e19c5fb5/clerk-go/internal/deadline"

// Context is the context of a call: its time limit and the call itself in one
// value, so that they need only one allocation. Call Begin before use.
type Context struct {
	deadline.Context
	Call
}

// Value returns the call for the package's key, and the parent's value otherwise.
func (c *Context) Value(key any) any {
	if key == any(callKey) {
		return &c.Call
	}
	return c.Context.Value(key)
}
