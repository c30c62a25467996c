package generator

import (
	"os"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/spec"
)

// TestClerkVersionsPage holds the page on Clerk's versions: what users of this SDK
// lose and gain when they select the newer one, and what "sdkgen diff" says of the
// vendor's two documents.
func TestClerkVersionsPage(t *testing.T) {
	t.Parallel()
	if testing.Short() || underRace {
		t.Skip("it generates all of Clerk twice, in memory: run without -short and -race")
	}
	const page = "../docs/clerk-versions.md"
	old, now := clerkDocument(t, "2021-02-05"), clerkDocument(t, "2026-05-12")
	found, err := differences(t.Context(), old.api, now.api)
	if err != nil {
		t.Fatal(err)
	}
	whole := compare.Report{Old: old.Side, New: now.Side, Differences: found}.Markdown(3)
	want := clerkVersionsHead + compare.Moving(old.api, now.api, spec.API).Markdown(
		3,
	) + clerkVersionsWhole + whole
	got, err := os.ReadFile(page)
	switch {
	case err == nil && string(got) == want:
	case *update:
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf(
			"%s differs: go test . -run TestClerkVersionsPage -update\n%s",
			page,
			firstDifference(string(got), want),
		)
	}
}

const clerkVersionsHead = `# Clerk's versions 2021-02-05 and 2026-05-12

Clerk's API has dated versions. The SDK sends 2021-02-05, and ` + "`transport." +
	"WithAPIVersion`" + ` selects another one. This
page is written by a program, from the descriptions that Clerk publishes:
` + "`go test ./generator -run TestClerkVersionsPage -update`" + `. [versions.md](versions.md) explains its words.

## Moving this SDK to 2026-05-12

What a program that uses this SDK loses and gains if it selects 2026-05-12. Endpoints that the SDK does not have are
called with ` + "`transport.Client.Do`" + `.
`

const clerkVersionsWhole = `
## The whole API

What ` + "`sdkgen diff 2021-02-05.yml 2026-05-12.yml`" + ` says, for SDKs that are generated from the two documents.

`
