package resolve

import (
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

func TestPagesDocNamesTheSizeOfAPage(t *testing.T) {
	t.Parallel()
	op := &plan.Operation{GoName: "List"}
	for size, want := range map[int]string{
		0:  "Size is the size of a page, and From is the offset of the first one.",
		25: "Size is the size of a page (25 if it is 0), and From is the offset of the first one.",
	} {
		got := pagesDoc(&plan.Pages{Method: "All", Offset: "From", Limit: "Size", Key: "Code", DefaultLimit: size}, op)
		if !strings.Contains(got, want) || !strings.Contains(got, "Pages are compared by the Code of their items") {
			t.Errorf("with a default of %d: %s", size, got)
		}
	}
}
