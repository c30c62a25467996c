package weblink

import (
	"strings"
	"testing"
)

func TestTarget(t *testing.T) {
	t.Parallel()
	const next = "https://api.example.com/things?page=2"
	for name, test := range map[string]struct {
		header []string
		want   string // empty: there is none
	}{
		"none":                     {nil, ""},
		"empty":                    {[]string{""}, ""},
		"alone":                    {[]string{`<` + next + `>; rel="next"`}, next},
		"without quotes":           {[]string{`<` + next + `>; rel=next`}, next},
		"without spaces":           {[]string{`<` + next + `>;rel=next`}, next},
		"behind another":           {[]string{`</a>; rel="prev", <` + next + `>; rel="next"`}, next},
		"before another":           {[]string{`<` + next + `>; rel=next, </z>; rel="last"`}, next},
		"in a second field":        {[]string{`</a>; rel="prev"`, `<` + next + `>; rel="next"`}, next},
		"one of several relations": {[]string{`<` + next + `>; rel="last next"`}, next},
		"in capitals":              {[]string{`<` + next + `>; REL="Next"`}, next},
		"behind other parameters":  {[]string{`<` + next + `>; title="a; rel=prev, <b>"; rel="next"`}, next},
		"a quote that is escaped":  {[]string{`</a>; title="say \"rel=next\", ok", <` + next + `>; rel="next"`}, next},
		"a parameter of no value":  {[]string{`<` + next + `>; hidden; rel="next"`}, next},
		"relative":                 {[]string{`<?page=2>; rel="next"`}, "?page=2"},
		"commas in the target":     {[]string{`</a?ids=1,2;3>; rel="next"`}, "/a?ids=1,2;3"},
		"empty items":              {[]string{`, ,</a>; rel="next"`}, "/a"},
		"the first rel counts":     {[]string{`</a>; rel="prev"; rel="next"`}, ""},
		"of something else":        {[]string{`</a>; rel="next"; anchor="#foo"`}, ""},
		"a part of a word":         {[]string{`</a>; rel="nextpage"`}, ""},
		"in the title":             {[]string{`</a>; title="next"`}, ""},
		"no brackets":              {[]string{`/a; rel="next"`}, ""},
		"a bracket that is open":   {[]string{`</a; rel="next"`}, ""},
		"a quote that is open":     {[]string{`</a>; rel="next`}, "/a"},
		"no parameters":            {[]string{`</a>`}, ""},
		"text between":             {[]string{`</a>; rel=prev x <b>; rel="next"`}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := Target(test.header, "next")
			if got != test.want || ok != (test.want != "") {
				t.Errorf("%q, %v, not %q", got, ok, test.want)
			}
		})
	}
}

func FuzzTarget(f *testing.F) {
	for _, seed := range []string{
		`<a>; rel="next"`, `<a>;rel=next,<b>;rel="x y"`, `<`, `<>;=;"`, `<a>; title="\"; rel=next`, `,,,<a>`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		target, ok := Target([]string{header}, "next")
		if !ok && target != "" || !strings.Contains(header, target) {
			t.Errorf("%q, %v from %q", target, ok, header)
		}
		if ok && !strings.Contains(strings.ToLower(header), "next") && !strings.Contains(header, `\`) {
			t.Errorf("%q from %q", target, header)
		}
	})
}
