package render

import (
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCache renders a module after one change and another, with a cache and without
// one. The results are the same, and the packages that a change does not concern
// are those that were checked before.
func TestCache(t *testing.T) {
	t.Parallel()
	sources := map[string]Source{
		"a/a.go":      {Go: goText("package a\nfunc A() int { return 1 }\n")},
		"a/a_test.go": {Go: goText("package a\nvar T = A()\n")},
		"b/b.go":      {Go: goText("package b\nimport \"example.com/m/a\"\nvar B int = a.A()\n")},
		"c/c.go":      {Go: goText("package c\nimport \"fmt\"\nvar C = fmt.Sprint()\n")},
		"d/d.go":      {Go: goText("package d\nvar D int\n"), Optional: true},
	}
	cache := new(Cache)
	for _, step := range []struct{ path, text, problem, anew string }{
		{anew: "a a+t b c"},
		{},
		{path: "c/c.go", text: "package c\nimport \"fmt\"\nvar C = fmt.Sprintln()\n", anew: "c"},
		{path: "a/a_test.go", text: "package a\nvar T = A() + 1\n", anew: "a+t"},
		{
			path: "a/a.go", text: "package a\nfunc A() string { return \"\" }\n",
			problem: "a.A() (value of type string)",
		},
		{
			path: "b/b.go", text: "package b\nimport \"example.com/m/a\"\nvar B string = a.A()\n",
			problem: "mismatched types",
		},
		{path: "a/a_test.go", text: "package a\nvar T = A()\n", anew: "a a+t b"},
		{path: "c/c.go", text: "package c\nimport \"example.com/m/d\"\nvar C = d.D\n", anew: "c d"},
		{path: "b/b.go", text: "package b\nimport \"net/url\"\nvar B url.URL\n", anew: "b"},
		{path: "c/c.go", text: "package c\nimport \"fmt\"\nvar C = fmt.Sprint()\n", anew: "b c"}, // and net/url again
		{path: "b/b.go", text: "package b\n", anew: "b c"},                                       // and fmt again
	} {
		if step.path != "" {
			s := sources[step.path]
			s.Go = goText(step.text)
			sources[step.path] = s
		}
		cache.compare(t, sources, step.problem, step.anew)
	}
}

// compare renders with the cache and without. The words of anew are the packages
// that are checked, with their tests or without them.
func (c *Cache) compare(t *testing.T, sources map[string]Source, problem, anew string) {
	t.Helper()
	var all []Source
	for path, s := range sources {
		s.Path = path
		all = append(all, s)
	}
	before := c.results()
	got, err := c.Render(t.Context(), all, "example.com/m", ".")
	want, wantErr := Render(t.Context(), all, "example.com/m", ".")
	if problem != "" {
		if err == nil || wantErr == nil || !strings.Contains(err.Error(), problem) {
			t.Errorf("got %v and %v, want %s", err, wantErr, problem)
		}
		return
	}
	if err != nil || wantErr != nil {
		t.Fatal(err, wantErr)
	}
	same := func(a, b File) bool { return a.Path == b.Path && string(a.Data) == string(b.Data) }
	if !slices.EqualFunc(got, want, same) {
		t.Errorf("got %v, want %v", got, want)
	}
	var fresh []string
	for key, p := range c.results() {
		if before[key] != p {
			key = strings.Replace(strings.TrimPrefix(key, "example.com/m/"), " with tests", "+t", 1)
			fresh = append(fresh, key)
		}
	}
	slices.Sort(fresh)
	if strings.Join(fresh, " ") != anew {
		t.Errorf("checked %q, want %q", fresh, anew)
	}
}

// results are the packages that the last run used.
func (c *Cache) results() map[string]*types.Package {
	all := map[string]*types.Package{}
	for key, u := range c.units.old {
		all[key] = u.result
	}
	return all
}

// TestCacheOfOutside loads packages from elsewhere again when what they are made of
// has changed.
func TestCacheOfOutside(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module example.com/other\n\ngo 1.26.0\n")
	write("p/p.go", "package p\n\nvar P int\n")
	t.Setenv("GOWORK", "off")
	source := Source{Path: "a/a.go", Go: goText("package a\nimport \"example.com/other/p\"\nvar A int = p.P\n")}
	cache := new(Cache)
	var last *types.Package
	for _, step := range []struct {
		change  func()
		problem string
		anew    bool
	}{
		{func() {}, "", true},
		{func() {}, "", false},
		{func() { write("p/p.go", "package p\n\nvar P string\n") }, "cannot use p.P", true},
		{func() { write("p/p.go", "package p\n\nvar P int\n") }, "", true},
		{func() { write("go.mod", "module example.com/other\n\ngo 1.26.1\n") }, "", true},
	} {
		step.change()
		_, err := cache.Render(t.Context(), []Source{source}, "example.com/m", dir)
		if (err == nil) != (step.problem == "") || err != nil && !strings.Contains(err.Error(), step.problem) {
			t.Errorf("got %v, want %q", err, step.problem)
		}
		now := cache.outside.packages["example.com/other/p"]
		if (now != last) != step.anew {
			t.Errorf("the package is new: %v", now != last)
		}
		last = now
	}
}
