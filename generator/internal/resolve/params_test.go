package resolve

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

func TestPathParamNames(t *testing.T) {
	t.Parallel()
	path := dsl.Path{
		dsl.Literal("a"), &dsl.PathParam{Name: "session_id", Doc: "the session"},
		&dsl.PathParam{Name: "type", Doc: "a keyword"}, &dsl.PathParam{Name: "opts", Doc: "an argument of every method"},
	}
	var got []string
	for _, p := range pathParams(reading.Endpoint{Post: dsl.Post{Path: path}}) {
		got = append(got, p.GoName+": "+p.Doc)
	}
	want := []string{"sessionID: sessionID is the session.", "typeValue: typeValue is a keyword.", "optsValue: optsValue is an argument of every method."}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
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
