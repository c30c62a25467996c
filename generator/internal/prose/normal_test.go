package prose

import (
	"strings"
	"testing"
)

func TestNormal(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		kind       Kind
		text, want string
	}{
		"nothing":                          {Sentences, " \n\t", ""},
		"sentence":                         {Sentences, "the user", "The user."},
		"sentence that is one":             {Sentences, "The user.", "The user."},
		"sentence that begins with a name": {Sentences, "client_id or user_id", "client_id or user_id."},
		"sentence in quotes":               {Sentences, `see "Tokens."`, `See "Tokens."`},
		"sentence with an ellipsis":        {Sentences, "and so on…", "And so on…"},
		"question":                         {Sentences, "Écoute!", "Écoute!"},
		"accented letter":                  {Sentences, "étape", "Étape."},
		"lines": {
			Sentences, "the user\n  whose\r\nsession\tit is", "The user whose session it is.",
		},
		"wide spaces":                        {Sentences, "the\u00a0user", "The user."},
		"paragraphs":                         {Sentences, "one\n\n\n \t\ntwo", "One.\n\nTwo."},
		"indented in whole":                  {Sentences, "\n\tthe user\n\twho signed in\n", "The user who signed in."},
		"dash, number and star inside lines": {Sentences, "from - to, 1. or * of 2", "From - to, 1. or * of 2."},
		"emphasis":                           {Sentences, "**Note:** it is slow", "**Note:** it is slow."},
		"verb":                               {Verb, "retrieves the details", "retrieves the details."},
		"capital verb":                       {Verb, "Retrieves the details.", "retrieves the details."},
		"command":                            {Verb, "Retrieve the details.", "retrieves the details."},
		"command in lower case":              {Verb, "apply it", "applies it."},
		"command that ends in a hiss":        {Verb, "Finish it", "finishes it."},
		"verb before a comma":                {Verb, "Creates, updates or deletes", "creates, updates or deletes."},
		"verb that nobody listed":            {Verb, "puzzles over it", "puzzles over it."},
		"verb with paragraphs": {
			Verb, "Lists users.\n\nthe newest first", "lists users.\n\nThe newest first.",
		},
		"noun":                       {Noun, "a session", "a session."},
		"capital article":            {Noun, "The ID of a session.", "the ID of a session."},
		"noun that is an initialism": {Noun, "JWT template", "JWT template."},
		"noun with another sentence": {Noun, "An ID. It begins with x", "an ID. It begins with x."},
		"clause":                     {Clause, "The key may not do this.", "the key may not do this"},
		"clause that begins with a name": {
			Clause, "Retry-After says for how long", "Retry-After says for how long",
		},
		"title":                           {Title, "retrieve a session.", "Retrieve a session"},
		"title on two lines":              {Title, "Retrieve\na session", "Retrieve a session"},
		"title that ends in a short form": {Title, "List users, keys etc.", "List users, keys etc."},
		"title with an example":           {Title, "Find by name, e.g.", "Find by name, e.g."},
		"title with a bar":                {Title, "Add | remove", "Add | remove"},
		"label":                           {Label, " secret\nkey ", "secret key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Normal(test.kind, test.text)
			if err != nil || got != test.want {
				t.Errorf("got %q and %v, want %q", got, err, test.want)
			}
		})
	}
}

func TestNormalRefuses(t *testing.T) {
	t.Parallel()
	const markup = ", which is markup: write sentences in paragraphs"
	for name, test := range map[string]struct {
		kind       Kind
		text, want string
	}{
		"what is not UTF-8":  {Sentences, "a\xff", "is not valid UTF-8 at byte 1"},
		"control character":  {Sentences, "é\x1b[31m", "contains the invisible character U+001B at byte 2"},
		"null":               {Label, "a\x00", "contains the invisible character U+0000 at byte 1"},
		"line separator":     {Sentences, "a\u2028b", "contains the invisible character U+2028 at byte 1"},
		"next line":          {Sentences, "a\u0085b", "contains the invisible character U+0085 at byte 1"},
		"reordered line":     {Sentences, "a\u202eb", "contains the invisible character U+202E at byte 1"},
		"byte order mark":    {Sentences, "\ufeffa", "contains the invisible character U+FEFF at byte 0"},
		"list":               {Sentences, "one of\n- this\n- that", `line 2 starts with "- "` + markup},
		"list with stars":    {Sentences, "* this", `line 1 starts with "* "` + markup},
		"numbered list":      {Sentences, "first\n\n1. this", `line 3 starts with "1. "` + markup},
		"heading":            {Sentences, "a\n\n### b", `line 3 starts with "#"` + markup},
		"underlined heading": {Sentences, "a\n===", `line 2 starts with "==="` + markup},
		"quote":              {Sentences, "> a", `line 1 starts with ">"` + markup},
		"table":              {Sentences, "a\n| b | c |", `line 2 starts with "|"` + markup},
		"fence":              {Sentences, "a\n```go", "line 2 starts with \"```\"" + markup},
		"link":               {Sentences, "[a]: https://b.example", `line 1 starts with "[a]:"` + markup},
		"constraint":         {Sentences, "a\n\n+build ignore", `line 3 starts with "+"` + markup},
		"code": {
			Sentences, "a\n\n    b", "line 3 is indented, which marks code: write sentences in paragraphs",
		},
		"code behind a tab": {
			Sentences, "a\r\n\r\n\tb", "line 3 is indented, which marks code: write sentences in paragraphs",
		},
		"mark of what is deprecated": {
			Sentences, "a\n\nDeprecated: b",
			`line 3 starts with "Deprecated:": write the reason into the field Deprecated`,
		},
		"title in paragraphs":  {Title, "a\n\nb", "has 2 paragraphs, more than 1"},
		"clause in paragraphs": {Clause, "a\n\nb\n\nc", "has 3 paragraphs, more than 1"},
		"no verb": {
			Verb, "This endpoint lists users.",
			`starts with "This", but follows the name of a method: start with a verb, as in "returns …"`,
		},
		"command that nobody listed": {
			Verb, "Puzzle over it.",
			`starts with "Puzzle", but follows the name of a method: start with a verb, as in "returns …"`,
		},
		"lower-case word, not a verb": {
			Verb, "access to it",
			`starts with "access", but follows the name of a method: start with a verb, as in "returns …"`,
		},
		"noun without an article": {
			Noun, "Unique identifier",
			`starts with "Unique", but follows "… is": start with an article, as in "the unique …"`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Normal(test.kind, test.text)
			if err == nil || err.Error() != test.want {
				t.Errorf("got %q and %v, want %s", got, err, test.want)
			}
		})
	}
}

// FuzzNormal makes sure that what is normal stays as it is, and holds nothing
// but lines of visible characters.
func FuzzNormal(f *testing.F) {
	for _, seed := range []string{
		"Retrieves a user.", "the ID", "a\n\nb", `"x."`, "e.g.", "- a", "A…", "é. ", "a.\u00a0", ".", "I'm",
	} {
		for kind := Sentences; kind <= Label; kind++ {
			f.Add(int(kind), seed)
		}
	}
	f.Fuzz(func(t *testing.T, kind int, text string) {
		k := Kind(uint(kind) % uint(Label+1))
		normal, err := Normal(k, text)
		if err != nil {
			return
		}
		if again, err := Normal(k, normal); err != nil || again != normal {
			t.Errorf("%q became %q and then %q and %v", text, normal, again, err)
		}
		for _, line := range strings.Split(normal, "\n\n") {
			if strings.TrimSpace(line) != line || strings.ContainsAny(line, "\n\r\t") || visible(line) != nil {
				t.Errorf("%q became %q", text, normal)
			}
		}
	})
}
