package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// measured is a release with two rows' results.
func measured(t *testing.T, name string) *release {
	t.Helper()
	r := &release{name: name, output: []byte(output), sizes: []size{
		{
			name: "nethttp", bytes: 5_890_000, cold: 1500 * time.Millisecond, warm: 100 * time.Millisecond,
			init: 520 * time.Microsecond, initAllocs: 270,
		},
		{name: "sdk", bytes: 6_150_000, cold: 17 * time.Second, packages: 17, modules: 1},
	}}
	var err error
	if r.results, err = parse(r.output); err != nil {
		t.Fatal(err)
	}
	return r
}

// measuredPage is what the page of one release holds.
func measuredPage(t *testing.T) stored {
	t.Helper()
	s, err := readPage(page([]*release{measured(t, "go1.27.4")}, "statistics", "go run x", 3))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const ratios = `| | this SDK | official SDK | encoding/json | json/v2 | go-faster/jx | the limit |
|---|---:|---:|---:|---:|---:|---:|
| Get, whole call | **0.150** | 1.000 |  |  |  |  |
`

func TestPage(t *testing.T) {
	t.Parallel()
	newest, second := measured(t, "go1.27.4"), measured(t, "go1.26.8")
	second.results[key{"Get", "sdk"}].nanoseconds = []float64{25_000}
	text := page([]*release{newest, second}, "\nstatistics\n", "go run x", 3)
	last := 0
	for _, want := range []string{
		"# Performance\n\nWritten by `go run x` in `benchmarks/`. Medians of 3 runs with go1.27.4 and go1.26.8 on " +
			"linux, amd64, Some CPU, ",
		"\n## With go1.27.4\n\n### Time, as a ratio\n\n" + ratios,
		"### Time and allocations\n\n", "| Get, whole call | 3000 ns, 19 allocs | 20.0 µs, 80 allocs |  |  |  |  |\n",
		"| decode one session | 500 ns, 2 allocs |  |  |  |  |  |\n",
		"### Size and start-up\n\n",
		"| nethttp | 5.89 | +0.00 | 0 / 0 | 1.5 | 0.1 | 0.52 | 270 |\n| sdk | 6.15 | +0.26 | 17 / 1 | 17.0 | 0.0 | " +
			"0.00 | 0 |\n",
		"\n## With go1.26.8\n\n", "| Get, whole call | 1.250 | **1.000** |  |  |  |  |\n",
		"| Get, whole call | 25.0 µs, 19 allocs |",
		"\n## benchstat with go1.27.4\n\n```\nstatistics\n```\n",
	} {
		at := strings.Index(text[last:], want)
		if at < 0 {
			t.Fatalf("%q is missing, or too early, in\n%s", want, text)
		}
		last += at
	}
}

func TestDuration(t *testing.T) {
	t.Parallel()
	for ns, want := range map[float64]string{
		162.4: "162 ns", 9999: "9999 ns", 10_000: "10.0 µs", 3_500_000: "3.50 ms",
	} {
		if got := duration(ns); got != want {
			t.Errorf("%v: %s, want %s", ns, got, want)
		}
	}
}

func TestWriteBlock(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "README.md")
	if err := os.WriteFile(file, []byte("before\n<!-- benchmarks -->\nold\n<!-- /benchmarks -->\nbehind\n"),
		0o644); err != nil {
		t.Fatal(err)
	}
	if err := writeBlock(file, readmeBlock(measuredPage(t))); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"before\n<!-- benchmarks -->\n<picture>\n", `srcset="docs/speed-dark.svg"`,
		`encoding). Get, whole call 0.150." `, `src="docs/speed.svg"`,
		"\nMeasured with go1.27.4 by `go run x` in ", "<!-- /benchmarks -->\nbehind\n",
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if strings.Contains(string(got), "old") {
		t.Error("the old text is still there")
	}
	if err := os.WriteFile(file, []byte("<!-- benchmarks -->"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := writeBlock(file,
		""); err == nil ||
		!strings.HasSuffix(err.Error(), "does not contain the marks <!-- benchmarks --> and <!-- /benchmarks -->") {
		t.Errorf("without an end: %v", err)
	}
}

func TestReadRaw(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "raw.txt")
	if err := os.WriteFile(file, []byte(output), 0o644); err != nil {
		t.Fatal(err)
	}
	releases := newReleases("go1.27.4,go1.26.8")
	if err := benchmarks(releases, 0, "", file+","+file); err != nil || string(releases[1].output) != output {
		t.Errorf("%v, %s", err, releases[1].output)
	}
	if err := benchmarks(releases, 0, "", file); err == nil || err.Error() != "-raw has 1 files for 2 releases" {
		t.Errorf("one file: %v", err)
	}
}

// TestReleases asks the go command of a release which one it is. It is the one
// that runs the test, so that nothing is downloaded.
func TestReleases(t *testing.T) {
	t.Parallel()
	here, err := newReleases("local")[0].command("go", "env", "GOVERSION", "GOTOOLCHAIN")
	if err != nil || !strings.HasPrefix(string(here), "go1.") || !strings.HasSuffix(string(here), "\nlocal\n") {
		t.Errorf("%s, %v", here, err)
	}
	_, err = newReleases("go0.0")[0].command("go", "version")
	if err == nil || !strings.HasPrefix(err.Error(), "go [version] with go0.0: exit status ") {
		t.Errorf("a release that there is not: %v", err)
	}
}
