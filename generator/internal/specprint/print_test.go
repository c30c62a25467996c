package specprint

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

const heavy dsl.RateClass = "heavy"

func TestPrint(t *testing.T) {
	id := &dsl.PathParam{Name: "thing_id", Doc: "the ID of the thing"}
	thing := &dsl.Object{Name: "Thing", Fields: []dsl.Field{
		{Name: "id", Doc: "identifies the thing", Type: dsl.String{MaxLength: new(40)}},
		{
			Name: "price",
			Doc:  "what it costs, in the currency of the shop and with all taxes that are due where the shop is",
			Type: dsl.Float{Min: new(0.0)}, Optional: true,
		},
		{Name: "tags", Type: dsl.Array{Of: dsl.Map{Of: dsl.Const("tag")}}, Nullable: true},
		{Name: "part", Type: dsl.Ref("Thing"), Optional: true},
	}}
	get := dsl.Get{
		Name: "Get", Path: dsl.Path{dsl.Literal("things"), id}, Returns: thing, RateClass: heavy,
		Doc: "retrieves a thing, and all that is known of it: who made it, when that was, what it is made of and how " +
			"much of it is left",
		Examples: []dsl.Example{{
			Name: "found", Path: map[string]string{"thing_id": "1"}, Query: map[string]any{"b": 2, "a": "x"},
			Response: dsl.Response{Body: `{"id": "1"}`},
		}},
	}
	things := &dsl.Resource{Name: "things", Endpoints: []dsl.Endpoint{get}}
	got, err := Print("spec", []File{
		{Path: "api.go", Doc: "Package spec describes a shop.", Declarations: []Declaration{
			{
				Name: "API",
				Doc:  "API is the API of a shop, which sells things to whoever comes and has the money that they cost.",
				Value: dsl.API{
					Name:      "Shop",
					Retry:     dsl.Retry{BaseDelay: 1500 * time.Millisecond, MaxDelay: time.Minute, BudgetRefill: 0.5},
					Resources: []*dsl.Resource{things},
				},
			},
			{Name: "heavy", Value: heavy},
		}},
		{Path: "things.go", Declarations: []Declaration{
			{Name: "things", Value: things, Parts: map[string]string{"Endpoints[0]": "getThing"}},
			{Name: "getThing", Value: get},
			{Name: "thingID", Value: id},
			{Name: "thing", Value: thing},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"api.go": wantAPI, "things.go": wantThings} {
		if text := strings.ReplaceAll(string(got[path]), "`", "'"); text != want {
			t.Errorf("%s:\n%s\nwant\n%s", path, text, want)
		}
		for line := range strings.Lines(string(got[path])) {
			if columns(strings.TrimSuffix(line, "\n")) > width {
				t.Errorf("%s: %q has more than %d columns", path, line, width)
			}
		}
	}
}

const wantAPI = `// Package spec describes a shop.
package spec

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// API is the API of a shop, which sells things to whoever comes and has the
// money that they cost.
var API = dsl.API{
	Name:      "Shop",
	Retry:     dsl.Retry{BaseDelay: 1500 * time.Millisecond, MaxDelay: time.Minute, BudgetRefill: 0.5},
	Resources: []*dsl.Resource{things},
}

const heavy dsl.RateClass = "heavy"
`

const wantThings = `package spec

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var things = &dsl.Resource{Name: "things", Endpoints: []dsl.Endpoint{getThing}}

var getThing = dsl.Get{
	Name: "Get",
	Path: dsl.Path{dsl.Literal("things"), thingID},
	Doc: "retrieves a thing, and all that is known of it: who made it, when that was, what it is made of and how " +
		"much of it is left",
	Returns:   thing,
	RateClass: heavy,
	Examples: []dsl.Example{
		{
			Name:     "found",
			Path:     map[string]string{"thing_id": "1"},
			Query:    map[string]any{"a": "x", "b": 2},
			Response: dsl.Response{Body: '{"id": "1"}'},
		},
	},
}

var thingID = &dsl.PathParam{Name: "thing_id", Doc: "the ID of the thing"}

var thing = &dsl.Object{
	Name: "Thing",
	Fields: []dsl.Field{
		{Name: "id", Doc: "identifies the thing", Type: dsl.String{MaxLength: new(40)}},
		{
			Name:     "price",
			Doc:      "what it costs, in the currency of the shop and with all taxes that are due where the shop is",
			Type:     dsl.Float{Min: new(float64(0))},
			Optional: true,
		},
		{Name: "tags", Type: dsl.Array{Of: dsl.Map{Of: dsl.Const("tag")}}, Nullable: true},
		{Name: "part", Type: dsl.Ref("Thing"), Optional: true},
	},
}
`

// Text that backquotes cannot hold, and text without a place to break it.
func TestText(t *testing.T) {
	p := &printer{}
	long := strings.Repeat("x", 200)
	for text, want := range map[string]string{
		"a\nb":       "`a\nb`",
		"a`b\"c":     "\"a`b\\\"c\"",
		"tab\there":  `"tab\there"`,
		"\x00":       `"\x00"`,
		long:         `"` + long + `"`,
		"":           `""`,
		`C:\windows`: "`C:\\windows`",
	} {
		t.Run(text, func(t *testing.T) {
			if got := p.text(text, place{column: 20}); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// TestConstants says that each value of the vocabulary with a name is printed by
// it: a new one must be added to the table.
func TestConstants(t *testing.T) {
	declared := 0
	for _, name := range []string{"auth.go", "body.go", "format.go"} {
		text, err := os.ReadFile("../../../spec/dsl/" + name)
		if err != nil {
			t.Fatal(err)
		}
		declared += len(regexp.MustCompile(`(?m)^\t((In|Encode)[A-Z]\w*|\w+ +Format = .*)`).FindAll(text, -1))
	}
	if declared != len(constants) {
		t.Errorf("%d constants are declared, and %d in the table", declared, len(constants))
	}
	file := File{Path: "a.go", Declarations: []Declaration{{Name: "a", Value: dsl.Post{
		Encoding: dsl.EncodeForm, Returns: dsl.String{},
	}}, {
		Name: "key", Value: dsl.APIKey{Name: "key", In: dsl.InQuery},
	}, {Name: "address", Value: dsl.String{Format: dsl.URI}}}}
	got, err := Print("spec", []File{file})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Encoding: dsl.EncodeForm", "In: dsl.InQuery", "Format: dsl.URI"} {
		if !strings.Contains(string(got["a.go"]), want) {
			t.Errorf("%s is not in\n%s", want, got["a.go"])
		}
	}
}
