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
		0:  "Size is its size and From where the first one begins.",
		25: "Size is its size, 25 when it is 0, and From where the first one begins.",
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
