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
			got := pagesDoc(&plan.Pages{Method: "All", Offset: "From", Limit: "Size", Key: "Code", DefaultLimit: size},
				op)
			if !strings.Contains(got, want) ||
				!strings.Contains(got, "Pages are compared by the Code of each of their items") {
				t.Error(got)
			}
		})
	}
}

func TestPagesDocOfEveryRule(t *testing.T) {
	t.Parallel()
	op := &plan.Operation{GoName: "List"}
	total := &plan.Envelope{Total: []*plan.Field{{GoName: "Total"}}}
	for want, p := range map[string]*plan.Pages{
		"Page is the number of the first page.": {By: plan.ByNumber, Number: "Page"},
		"since the server then ignores Page.":   {By: plan.ByNumber, Number: "Page"},
		"Pages are compared as they came":       {By: plan.ByNumber, Number: "Page"},
		"after the last of the total number of items": {
			By: plan.ByOffset, Offset: "From", Limit: "Size", Envelope: total,
		},
		"After is where the first page starts. The iteration": {By: plan.ByCursor, Cursor: "After"},
		"after a page that names no next one":                 {By: plan.ByLink},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			p.Method = "All"
			if got := pagesDoc(p, op); !strings.Contains(got, want) {
				t.Error(got)
			}
		})
	}
}
