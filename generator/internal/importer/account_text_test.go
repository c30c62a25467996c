package importer

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

func TestText(t *testing.T) {
	t.Parallel()
	at := func(line int) openapi.Position { return openapi.Position{File: "a.yaml", Line: line, Column: 2} }
	got := Text([]Line{
		{At: at(3), Kind: Dropped, What: "minItems 2 of tags", Why: "lists in a query have no bounds"},
		{At: at(4), Kind: Invented, What: "a text for user", Why: "it has none"},
		{At: at(9), Kind: Dropped, What: "xml", Why: "bodies are JSON"},
		{At: at(10), Kind: Kept, What: "xml", Why: "bodies are JSON"},
		{At: at(12), Kind: Dropped, What: "xml", Why: "bodies are JSON"},
		{At: at(14), Kind: Dropped, What: "xml", Why: "bodies are JSON"},
	})
	want := `1 kept, 0 approximated, 4 dropped, 1 invented
a.yaml:3:2: dropped: minItems 2 of tags: lists in a query have no bounds
a.yaml:4:2: invented: a text for user: it has none
a.yaml:9:2: dropped: xml: bodies are JSON (3 times)
	a.yaml:12:2 a.yaml:14:2
a.yaml:10:2: kept: xml: bodies are JSON
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
