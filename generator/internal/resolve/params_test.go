package resolve

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

func TestPathParamNames(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ doc, want string }{
		"session_id": {"the session", "sessionID: sessionID is the session."},
		"type":       {"a keyword", "typeValue: typeValue is a keyword."},
		"opts":       {"an argument of every method", "optsValue: optsValue is an argument of every method."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := dsl.Path{dsl.Literal("a"), &dsl.PathParam{Name: name, Doc: test.doc}}
			params := (&resolver{}).pathParams(nil, reading.Endpoint{Post: dsl.Post{Path: path}})
			if len(params) != 1 || params[0].GoName+": "+params[0].Doc != test.want {
				t.Errorf("got %+v, want %s", params, test.want)
			}
		})
	}
}

func TestTexts(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ got, want string }{
		"sentence":                {sentence("the user"), "The user."},
		"ended sentence":          {sentence("Écoute!"), "Écoute!"},
		"nothing":                 {sentence(" "), ""},
		"line":                    {line("one\n\ntwo"), "One. Two."},
		"definition":              {defined("Session", "A session"), "Session is a session."},
		"definition with nothing": {defined("Session", ""), ""},
		"value that is a word":    {shown("x-large"), "x-large"},
		"value that is none":      {shown("a\n\n- b"), `"a\n\n- b"`},
		"range":                   {rangeText("1", "2", " bytes"), "From 1 to 2 bytes."},
		"lower bound":             {rangeText("1", "", ""), "At least 1."},
		"upper bound":             {rangeText("", "2", ""), "At most 2."},
		"no bound":                {rangeText("", "", ""), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.got != test.want {
				t.Errorf("got %q, want %q", test.got, test.want)
			}
		})
	}
}
