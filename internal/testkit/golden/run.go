package golden

import (
	"context"
	"errors"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the archives of golden tests from what was seen")

// Dir is the folder of a package's archives.
const Dir = "testdata/wire"

// Case is one call of a method of the client C, which is compared with the
// archive of its name.
type Case[C any] struct {
	Name string
	Call func(ctx context.Context, client C) (any, error)
}

// Run runs the cases, each with a separate client whose base round-tripper
// responds with the response of the archive. It also fails for archives without
// a case.
func Run[C any](t *testing.T, client func(base http.RoundTripper) (C, error), cases []Case[C]) {
	t.Helper()
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	known := map[string]bool{}
	for _, c := range cases {
		known[c.Name+".txtar"] = true
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			runCase(t, client, c)
		})
	}
	files, err := os.ReadDir(Dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !known[f.Name()] {
			t.Errorf("%s belongs to no case", filepath.Join(Dir, f.Name()))
		}
	}
}

func runCase[C any](t *testing.T, client func(base http.RoundTripper) (C, error), c Case[C]) {
	name := filepath.Join(Dir, c.Name+".txtar")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want := parse(data)
	server, err := newServer(want)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	cl, err := client(server.mock)
	if err != nil {
		t.Fatal(err)
	}
	got := record(t.Context(), want, server, func(ctx context.Context) (any, error) { return c.Call(ctx, cl) })
	if err := server.check(); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	if *update {
		if err := os.WriteFile(name, got.format(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, d := range differences(want, got) {
		t.Errorf("%s: %s", name, d)
	}
}

// record makes the call and returns the expected archive.
func record(ctx context.Context, want *archive, server *server, call func(context.Context) (any, error)) *archive {
	value, err := call(ctx)
	got := &archive{comment: want.comment, sections: server.requestSections()}
	for _, name := range []string{"response", "response.body"} {
		if text, ok := want.text(name); ok {
			got.sections = append(got.sections, section{name, text})
		}
	}
	if err == nil {
		return got.with("value", dump(value))
	}
	if value != nil && !isNil(value) {
		err = errors.Join(err, errors.New("but a value was returned"))
	}
	return got.with("error", dumpError(err))
}

func (a *archive) with(name, text string) *archive {
	a.sections = append(a.sections, section{name, text})
	return a
}
