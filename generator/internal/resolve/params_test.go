package resolve

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

func TestZeroCanBeMeant(t *testing.T) {
	t.Parallel()
	size := &dsl.Enum{Name: "Size", Values: []dsl.EnumValue{{Value: "small"}}}
	for name, test := range map[string]struct {
		schema dsl.Schema
		want   bool
	}{
		"free text":                       {dsl.String{}, true},
		"text that may not be empty":      {dsl.String{MinLength: new(1)}, false},
		"text that is empty by default":   {dsl.String{Default: new("")}, false},
		"text with another default":       {dsl.String{Default: new("x")}, true},
		"free number":                     {dsl.Int{}, true},
		"number above zero":               {dsl.Int{Min: new(1)}, false},
		"number below zero":               {dsl.Int{Max: new(-1)}, false},
		"number from zero":                {dsl.Int{Min: new(0)}, true},
		"number from zero, which it is":   {dsl.Int{Min: new(0), Default: new(0)}, false},
		"number with another default":     {dsl.Int{Default: new(3)}, true},
		"fraction above zero":             {dsl.Float{Min: new(0.5)}, false},
		"free fraction":                   {dsl.Float{}, true},
		"bool":                            {dsl.Bool{}, true},
		"bool that is false by default":   {dsl.Bool{Default: new(false)}, false},
		"bool that is true by default":    {dsl.Bool{Default: new(true)}, true},
		"enum":                            {size, false},
		"part of an enum":                 {dsl.OneOf{Enum: size}, false},
		"list, which may be emptied":      {dsl.Array{Of: dsl.String{}}, true},
		"map, which may be emptied":       {dsl.Map{Of: dsl.String{}}, true},
		"instant, which may be the first": {dsl.UnixMilli{}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := zeroCanBeMeant(test.schema); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestPathParamNames(t *testing.T) {
	t.Parallel()
	path := dsl.Path{
		dsl.Literal("a"), &dsl.PathParam{Name: "session_id", Doc: "the session"},
		&dsl.PathParam{Name: "type", Doc: "a keyword"}, &dsl.PathParam{Name: "opts", Doc: "an argument of every method"},
	}
	var got []string
	for _, p := range pathParams(path) {
		got = append(got, p.GoName+": "+p.Doc)
	}
	want := []string{"sessionID: sessionID is the session.", "typeValue: typeValue is a keyword.", "optsValue: optsValue is an argument of every method."}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
	if route := routeOf(path); route != "/a/{session_id}/{type}/{opts}" {
		t.Errorf("the route is %s", route)
	}
}

func TestTexts(t *testing.T) {
	t.Parallel()
	for _, test := range [][2]string{
		{sentence("the user"), "The user."},
		{sentence("Écoute!"), "Écoute!"},
		{sentence(" "), ""},
		{line("one\n\ntwo"), "One. Two."},
		{defined("Session", "A session"), "Session is a session."},
		{defined("Session", ""), ""},
		{shown("x-large"), "x-large"},
		{shown("a\n\n- b"), `"a\n\n- b"`},
		{list([]string{"a"}, "and"), "a"},
		{list([]string{"a", "b", "c"}, "and"), "a, b and c"},
		{list(nil, "and"), ""},
		{joinSentences("A.", "", "B."), "A. B."},
		{rangeText("1", "2", " bytes"), "From 1 to 2 bytes."},
		{rangeText("1", "", ""), "At least 1."},
		{rangeText("", "2", ""), "At most 2."},
		{rangeText("", "", ""), ""},
	} {
		if test[0] != test[1] {
			t.Errorf("got %q, want %q", test[0], test[1])
		}
	}
}
