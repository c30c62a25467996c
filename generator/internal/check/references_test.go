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
	const want = `testdata/unused/api.go:29:18: resource orders: API.Resources does not hold it
testdata/unused/api.go:31:20: endpoint Create: no resource holds it
testdata/unused/api.go:33:14: model Order: no endpoint leads to it
testdata/unused/api.go:35:19: enum OrderState: no endpoint leads to it
testdata/unused/api.go:40:14: union Answer: no endpoint leads to it
testdata/unused/api.go:41:14: failure Conflict: API.Errors does not hold it
testdata/unused/api.go:42:14: error code taken: no failure holds it
testdata/unused/api.go:43:14: path parameter order_id: no path has it
testdata/unused/api.go:44:13: endpoint Remove: no resource holds it
testdata/unused/parts/parts.go:7:13: model Used: Doc is missing
testdata/unused/parts/parts.go:15:15: model Unused: no endpoint leads to it
`
	got := lines(check.Check(unused.API, load(t, "./testdata/unused", "")))
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
