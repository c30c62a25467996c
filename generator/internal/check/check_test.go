package check_test

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check/testdata/faulty"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
)

var update = flag.Bool("update", false, "rewrite the expected problems")

const golden = "testdata/problems.txtar"

// TestProblems compares the exact output for each faulty description with the
// section of its name in testdata/problems.txtar.
func TestProblems(t *testing.T) {
	t.Parallel()
	source := load(t, "./testdata/faulty", "Sound")
	got := map[string]string{}
	for name, api := range faulty.Cases {
		rooted, err := source.Rooted(name)
		if err != nil {
			t.Fatal(err)
		}
		got[name] = lines(check.Check(*api, rooted))
	}
	if *update {
		rewrite(t, got)
	}
	want := expected(t)
	for _, name := range union(got, want) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got[name] != want[name] {
				t.Errorf("got:\n%s\nwant:\n%s", got[name], want[name])
			}
			if (name == "Sound") != (got[name] == "") {
				t.Errorf("%s has problems:\n%s", name, got[name])
			}
		})
	}
}

// TestEveryCaseRuns makes sure that no faulty description is left out.
func TestEveryCaseRuns(t *testing.T) {
	t.Parallel()
	declared := load(t, "./testdata/faulty", "Sound").Descriptions()
	listed := slices.Sorted(maps.Keys(faulty.Cases))
	if !slices.Equal(declared, listed) {
		t.Errorf("package faulty declares %v, but Cases lists %v", declared, listed)
	}
}

// TestAllAtOnce makes sure that one run reports everything, in the order of the
// source.
func TestAllAtOnce(t *testing.T) {
	t.Parallel()
	source := load(t, "./testdata/faulty", "ManyMistakes")
	problems := check.Check(faulty.ManyMistakes, source)
	if len(problems) < 9 {
		t.Errorf("found only %d problems", len(problems))
	}
	sorted := slices.IsSortedFunc(problems, func(a, b check.Problem) int {
		return locate.ComparePositions(a.Position, b.Position)
	})
	if !sorted {
		t.Errorf("not sorted:\n%s", lines(problems))
	}
}

// TestWithoutSource makes sure that the same problems are found when nobody
// knows where they are written.
func TestWithoutSource(t *testing.T) {
	t.Parallel()
	source := load(t, "./testdata/faulty", "ManyMistakes")
	var with, without []string
	for _, p := range check.Check(faulty.ManyMistakes, source) {
		with = append(with, p.Where+": "+p.Rule)
	}
	for _, p := range check.Check(faulty.ManyMistakes, nil) {
		without = append(without, p.String())
	}
	slices.Sort(with)
	slices.Sort(without)
	if !slices.Equal(with, without) {
		t.Errorf("with a source:\n%s\nwithout:\n%s", strings.Join(with, "\n"), strings.Join(without, "\n"))
	}
}

// TestDeterministic makes sure that the order of maps does not show.
func TestDeterministic(t *testing.T) {
	t.Parallel()
	for name, api := range faulty.Cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := lines(check.Check(*api, nil))
			for range 5 {
				if again := lines(check.Check(*api, nil)); again != first {
					t.Errorf("first:\n%s\nthen:\n%s", first, again)
				}
			}
		})
	}
}

func load(t *testing.T, pattern, variable string) *locate.Source {
	t.Helper()
	source, err := check.LoadVar(t.Context(), ".", pattern, variable)
	if err != nil {
		t.Fatal(err)
	}
	return source
}

func lines(problems []check.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

func expected(t *testing.T) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, file := range archive.Files {
		want[file.Name] = string(file.Data)
	}
	return want
}

func rewrite(t *testing.T, got map[string]string) {
	t.Helper()
	archive := &txtar.Archive{Comment: []byte("The problems of each description in testdata/faulty. Rewritten by go test -update.\n\n")}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(got[name])})
	}
	if err := os.WriteFile(golden, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func union(a, b map[string]string) []string {
	names := slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
	slices.Sort(names)
	return slices.Compact(names)
}
