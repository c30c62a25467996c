package check_test

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check/testdata/unused"
)

// TestReferences has declarations that nothing leads to, beside some that a
// function, an append or another package does.
func TestReferences(t *testing.T) {
	t.Parallel()
	const want = `testdata/unused/api.go:30:18: resource orders: is unused: it is not in API.Resources
testdata/unused/api.go:32:20: endpoint Create: is unused: it is not in any resource
testdata/unused/api.go:34:14: model Order: is unused: no endpoint refers to it
testdata/unused/api.go:36:19: enum OrderState: is unused: no endpoint refers to it
testdata/unused/api.go:41:14: union Answer: is unused: no endpoint refers to it
testdata/unused/api.go:42:14: failure Conflict: is unused: it is not in API.Errors
testdata/unused/api.go:43:14: error code taken: is unused: it is not in any failure
testdata/unused/api.go:44:14: path parameter order_id: is unused: it is not in any path
testdata/unused/api.go:45:13: endpoint Remove: is unused: it is not in any resource
testdata/unused/parts/parts.go:7:13: model Used: Doc is missing
testdata/unused/parts/parts.go:17:15: model Unused: is unused: no endpoint refers to it
`
	got := lines(check.Check(unused.API, load(t, "./testdata/unused", "")))
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
