package render

import (
	"strings"
	"testing"
)

// Declarations are there without tests, and mistakes in bodies do not count.
func TestDeclarations(t *testing.T) {
	t.Parallel()
	sources := []Source{
		{Path: "a/a.go", Text: "package a\n\nimport \"example.com/m/b\"\n\nfunc F() b.T { return nothing }\n"},
		{Path: "a/a_test.go", Text: "package a\n\nfunc F() {}\n"},
		{Path: "b/b.go", Text: "package b\n\nimport \"time\"\n\ntype T struct{ At time.Time }\n"},
		{Path: "c/c.go", Text: "package c\n\nimport \"example.com/absent\"\n", Optional: true},
		{Path: "README.md", Text: "text"},
	}
	packages, err := Declarations(t.Context(), sources, "example.com/m", ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(packages) != 2 {
		t.Errorf("there are %d packages, want 2", len(packages))
	}
	const want = "func example.com/m/a.F() example.com/m/b.T"
	if got := packages["a"].Scope().Lookup("F").String(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDeclarationsReportMistakes(t *testing.T) {
	t.Parallel()
	sources := []Source{{Path: "a/a.go", Text: "package a\n\nfunc F() Nothing { return 0 }\n"}}
	_, err := Declarations(t.Context(), sources, "example.com/m", ".")
	if err == nil || !strings.Contains(err.Error(), "a/a.go:3:10: undefined: Nothing") {
		t.Errorf("got %v", err)
	}
}
