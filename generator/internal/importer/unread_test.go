package importer

import (
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// What the options ignore counts as kept, and nothing else does.
func TestIgnore(t *testing.T) {
	t.Parallel()
	archive, err := txtar.ParseFile("testdata/operations/leftout.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dropped := func(ignore ...string) []string {
		doc, err := openapi.Parse("openapi.yaml", archive.Files[0].Data, openapi.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		imported, err := Convert(doc, Options{Ignore: ignore})
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, l := range imported.Account {
			if l.Kind == Dropped {
				found = append(found, l.What)
			}
		}
		slices.Sort(found)
		return slices.Compact(found)
	}
	for _, test := range []struct {
		name   string
		ignore []string
		want   []string
	}{
		{"nothing", nil, []string{"callbacks", "extension x-bar", "extension x-foo", "links", "webhooks"}},
		{"a key", []string{"x-foo"}, []string{"callbacks", "extension x-bar", "links", "webhooks"}},
		{"all that begin so", []string{"x-*", "links"}, []string{"callbacks", "webhooks"}},
		{"what is not there", []string{"x-f"}, dropped()},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := dropped(test.ignore...); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
