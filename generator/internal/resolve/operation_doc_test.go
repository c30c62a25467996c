package resolve

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

func TestPagesDocNamesTheSizeOfAPage(t *testing.T) {
	t.Parallel()
	op := &plan.Operation{GoName: "List"}
	for size, want := range map[int]string{
		0:  "Size is the size of a page; From is where the first page starts.",
		25: "Size is the size of a page, 25 if it is 0; From is where the first page starts.",
	} {
		t.Run(fmt.Sprintf("default %d", size), func(t *testing.T) {
			t.Parallel()
			got := pagesDoc(&plan.Pages{Method: "All", Offset: "From", Limit: "Size", Key: "Code", DefaultLimit: size}, op)
			if !strings.Contains(got, want) || !strings.Contains(got, "Pages are compared by the Code of each of their items") {
				t.Error(got)
			}
		})
	}
}
