package verbatim

import (
	"slices"
	"strings"
	"testing"
)

// source has a placeholder of every kind, and what must stay as it is.
const source = `// Package AcmePackage talks to Acme.
package acme

import (
	"net/http"

	"example.com/home/acme/models"
	"example.com/home/engines/wire"
)

// Client sends what it is given to Acme, and returns what Acme sends back. A
// MyAcme is another word.
type Client struct {
	// The models of Acme, which are as many as there are things in the world, or so.
	Models []models.Model // of Acme
	Size   int // AcmeSize

	wire.Encoder
}

// Short lines
// stay as they are.
const text = "of Acme"

func (c *Client) AcmeGet() *http.Request { return nil }
`

const copied = `// Code generated.

// Package shop talks to The Long Name Company.
package shop

import (
	"net/http"

	"example.com/shop/internal/wire"
	"example.com/shop/models"
)

// Client sends what it is given to The Long Name Company, and returns what The
// Long Name Company sends back. A MyAcme is another word.
type Client struct {
	// The models of The Long Name Company, which are as many as there are things in
	// the world, or so.
	Models []models.Model // of The Long Name Company
	Size   int            // 5 MiB

	wire.Encoder
}

// Short lines
// stay as they are.
const text = "of The Long Name Company"

func (c *Client) Get() *http.Request { return nil }
`

// shop returns the file that makes copied of source.
func shop() File {
	return File{
		Header:  "Code generated.",
		Package: "shop",
		Imports: map[string]string{
			"example.com/home/acme/models": "example.com/shop/models",
			"example.com/home/engines/":    "example.com/shop/internal/",
		},
		Words: map[string]string{"Acme": "The Long Name Company", "AcmeSize": "5 MiB", "AcmeGet": "Get", "AcmePackage": "shop"},
	}
}

func TestCopy(t *testing.T) {
	t.Parallel()
	got, err := shop().copied([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != copied {
		t.Errorf("got\n%s\nwant\n%s", got, copied)
	}
}

// TestPlaceholdersInTexts makes sure that a text is not searched for placeholders.
func TestPlaceholdersInTexts(t *testing.T) {
	t.Parallel()
	f := File{Package: "p", Words: map[string]string{"Acme": "AcmeSize of Acme"}}
	got, err := f.copied([]byte("package p\n\nconst text = \"Acme\"\n"))
	if err != nil || !strings.Contains(string(got), `"AcmeSize of Acme"`) {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestMistakes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		source string
		words  map[string]string
		want   string
	}{
		"no text in a comment": {"// Acme is AcmeSize big.\npackage p", map[string]string{"Acme": "x"}, "no text for the placeholder AcmeSize"},
		"no text in code":      {"package p\n\nvar AcmeSize int", nil, "no text for the placeholder AcmeSize"},
		"no placeholder":       {"// AcmeSize is big.\npackage p", map[string]string{"Acme": "x", "AcmeSize": "5"}, "the placeholder Acme is not there"},
		"a longer word":        {"// MyAcme is big.\npackage p", map[string]string{"Acme": "x"}, "the placeholder Acme is not there"},
		"no Go":                {"package", nil, "1:8: expected 'IDENT', found 'EOF'"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := File{Package: "p", Words: test.words}.copied([]byte(test.source))
			if err == nil || !strings.HasSuffix(err.Error(), test.want) {
				t.Errorf("got the error %v, want %q", err, test.want)
			}
		})
	}
}

func TestMissingSource(t *testing.T) {
	t.Parallel()
	if err := (File{Source: "models/none.go"}).Render(nil); err == nil {
		t.Error("a source that is not there was copied")
	}
}

func TestSources(t *testing.T) {
	t.Parallel()
	got := Sources()
	for _, want := range []string{"models/optional.go", "transport/options.go"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not among %q", want, got)
		}
	}
	if slices.ContainsFunc(got, func(name string) bool { return strings.HasSuffix(name, "described.go") }) {
		t.Errorf("what is not copied is among %q", got)
	}
}
