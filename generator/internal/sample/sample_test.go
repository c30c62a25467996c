package sample

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// none is a description without models.
var none = reading.Read(dsl.API{})

func TestTextsMatchPatterns(t *testing.T) {
	for _, pattern := range []string{
		`^sess_[a-z0-9]+$`, `^[0-9]{4}-[0-9]{2}$`, `^(a|b)c?$`, `x`, `^[^a-z]$`, `^https?://.+\.example$`,
		`^[A-Z]{2,5}_$`, `^.*$`, ``,
	} {
		t.Run(pattern, func(t *testing.T) {
			if got := textOf(none, dsl.String{Pattern: pattern},
				"name"); !regexp.MustCompile(pattern).MatchString(got) {
				t.Errorf("%q does not match", got)
			}
		})
	}
}

// A text that has to be longer than the shortest one repeats what may be repeated.
func TestTextsMatchPatternsAndLengths(t *testing.T) {
	for pattern, s := range map[string]dsl.String{
		`^[0-9]+$`:                {MinLength: new(10), MaxLength: new(12)},
		`^[A-Z]{3}-[0-9]{4,}$`:    {MinLength: new(12)},
		`^(a|b){2,5}x+$`:          {MinLength: new(7)},
		`^[0-9a-f]*$`:             {MinLength: new(64), MaxLength: new(64)},
		`^(?:[a-z]*-)?[0-9]+:?$`:  {MinLength: new(9)},
		`^urn:[a-z][a-z-]{0,31}:`: {MinLength: new(20), Format: dsl.URI},
	} {
		t.Run(pattern, func(t *testing.T) {
			s.Pattern = pattern
			if got, ok := Text(s, "name"); !ok {
				t.Errorf("%q does not match or is too short", got)
			}
		})
	}
	if got, ok := Text(dsl.String{Pattern: `a\bb`}, "name"); ok {
		t.Errorf("%q matches what nothing matches", got)
	}
}

func TestTextsKeepTheirLength(t *testing.T) {
	if got := textOf(none, dsl.String{MinLength: new(10), MaxLength: new(12)}, "id"); len(got) < 10 || len(got) > 12 {
		t.Errorf("%q has %d bytes, outside 10..12", got, len(got))
	}
	if got := textOf(none, dsl.String{MaxLength: new(3)}, "status"); len(got) > 3 {
		t.Errorf("%q has more than 3 bytes", got)
	}
}

func TestNumbersKeepTheirBounds(t *testing.T) {
	for want, schema := range map[string]dsl.Schema{
		"7":   dsl.Int{Min: new(7)},
		"-2":  dsl.Int{Max: new(-2)},
		"5":   dsl.Int{Default: new(5)},
		"2.5": dsl.Float{Min: new(2.5)},
		"0.5": dsl.Float{Max: new(0.5)},
	} {
		t.Run(want, func(t *testing.T) {
			if got := JSON(none, schema, ""); got != want {
				t.Errorf("got %s", got)
			}
		})
	}
}

// A model that contains itself is written once.
func TestModelsEnd(t *testing.T) {
	node := &dsl.Object{Name: "Node", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}},
		{Name: "parent", Type: dsl.Ref("Node"), Optional: true},
		{Name: "next", Type: dsl.Ref("Node"), Nullable: true},
		{Name: "nodes", Type: dsl.Array{Of: dsl.Ref("Node")}},
	}}
	d := reading.Read(dsl.API{Resources: []*dsl.Resource{{Endpoints: []dsl.Endpoint{dsl.Get{Returns: node}}}}})
	got := JSON(d, node, "")
	var compact strings.Builder
	for line := range strings.Lines(got) {
		compact.WriteString(strings.TrimSpace(line))
	}
	if want := `{"id": "id_1","next": null,"nodes": []}`; compact.String() != want {
		t.Errorf("got %s, want %s", compact.String(), want)
	}
	if !json.Valid([]byte(got)) {
		t.Errorf("%s is no JSON", got)
	}
}

// Models in models in models make no value of megabytes: at some length a value has
// what it must have alone.
func TestValuesStayShort(t *testing.T) {
	model := &dsl.Object{Name: "Leaf", Fields: []dsl.Field{{Name: "text", Type: dsl.String{}}}}
	for _, name := range []string{"A", "B", "C", "D", "E", "F"} {
		of := &dsl.Object{Name: name, Fields: []dsl.Field{{Name: "id", Type: dsl.String{}}}}
		for _, f := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
			of.Fields = append(of.Fields, dsl.Field{Name: f, Type: dsl.Array{Of: model}, Optional: true})
		}
		of.Fields = append(of.Fields, dsl.Field{Name: "last", Type: dsl.Map{Of: model}, Nullable: true})
		model = of
	}
	d := reading.Read(dsl.API{Resources: []*dsl.Resource{{Endpoints: []dsl.Endpoint{dsl.Get{Returns: model}}}}})
	got := compact(d, model, "")
	ends := strings.HasSuffix(string(got), `"last": null}`)
	if !ends || len(got) < enough || len(got) > 2*enough || !json.Valid(got) {
		t.Errorf("%d bytes, which end with %s", len(got), got[max(0, len(got)-40):])
	}
}
