package emit

import (
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim"
)

// rich is a plan that has everything on which it depends whether a file is
// copied.
var rich = emitter{sdk: &plan.SDK{
	Paths: shop.sdk.Paths,
	API:   plan.API{Name: "Shop"},
	Fake:  &plan.FakePackage{Package: "shoptest"},
	Models: plan.Models{
		Used: plan.Used{Date: true, Decimal: true, UnixSeconds: true},
		Objects: []*plan.Object{{Fields: []*plan.Field{
			{Type: plan.Type{Kind: plan.Array, Elem: &plan.Type{Kind: plan.Int, Nullable: true}}},
		}}},
	},
	Transport: plan.Transport{
		APIName: "Shop", Servers: []plan.Server{{GoName: "DefaultBaseURL"}},
		Version: plan.Version{Header: "Shop-Version"},
		Credentials: []plan.Credential{{Constructor: "New"}, {Kind: plan.BearerKey},
			{Kind: plan.BasicPair, Constructor: "NewBasic"}}, Files: true, Pages: true,
		Errors: plan.Errors{ModelExample: "Refusal"},
	},
}}

// richResource is a resource like that.
var richResource = &plan.Resource{
	Package: "things", Operations: []*plan.Operation{{BodyOf: &plan.BodyOf{Type: plan.Type{Kind: plan.File}}}},
	Test: &plan.TestPackage{
		Package: "thingstest", Operations: []*plan.FakeOperation{{Operation: &plan.Operation{GoName: "Get"}}},
		Model: &plan.Type{Kind: plan.ObjectOf, Name: "Thing"},
		Noun:  "thing", Templates: true, Tokens: &plan.FakeSecret{},
	},
}

// TestEverySourceIsCopied copies every source, and none twice.
func TestEverySourceIsCopied(t *testing.T) {
	t.Parallel()
	var got []string
	for _, row := range slices.Concat(rich.copiedModels(), rich.copiedTransport(),
		rich.copiedTestPackage(richResource)) {
		got = append(got, row.copy.Source)
		t.Run(row.copy.Source, func(t *testing.T) {
			t.Parallel()
			if err := row.copy.Render(t.Output()); err != nil {
				t.Error(err)
			}
		})
	}
	slices.Sort(got)
	if want := verbatim.Sources(); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
