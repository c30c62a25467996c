package write

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// listing returns the manifest of files, as text.
func listing(files ...File) string { return string(manifest(files, form)) }

func memory(files map[string]string) fstest.MapFS {
	root := fstest.MapFS{}
	for name, data := range files {
		root[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return root
}

func TestCompare(t *testing.T) {
	t.Parallel()
	old, stale := goFile("package a // old\n"), goFile("package a\n")
	files := []File{
		{"a/new.go", []byte("new")},
		{"a/changed.go", []byte("changed")},
		{"a/same.go", goFile("package a\n")},
		{"a/plain.json", []byte("[2]")},
	}
	got, err := Compare(memory(map[string]string{
		"a/same.go":              string(goFile("package a\n")),
		"a/changed.go":           string(old),
		"a/plain.json":           "[1]",
		"a/stale.go":             string(stale),
		"a/stale.json":           "[]",
		"a/edited.md":            string(note("by hand\n")),
		"a/testdata/stale.txtar": string(archive("")),
		"a/taken_over.go":        "package a // no longer generated\n",
		"a/hand.go":              "package a\n",
		"a/not_listed.go":        string(stale),
		"vendor/a/not_listed.go": string(stale),
		"other/sdkgen.sum":       listing(File{"a.go", stale}),
		"other/a.go":             string(stale),
		"nested/go.mod":          "module nested\n",
		"nested/a.go":            string(stale),
		"sdkgen.sum": listing(
			File{"a/same.go", nil}, File{"a/changed.go", old}, File{"a/plain.json", []byte("[1]")},
			File{"a/stale.go", stale},
			File{"a/stale.json", []byte("[]")}, File{"a/edited.md", note("")},
			File{"a/testdata/stale.txtar", archive("")},
			File{"a/taken_over.go", stale}, File{"a/gone.go", stale}, File{"other/a.go", stale},
			File{"nested/a.go", stale},
		),
	}), files, form)
	if err != nil {
		t.Fatal(err)
	}
	want := Changes{
		Write:  []File{files[1], files[0], files[3], {"sdkgen.sum", manifest(files, form)}},
		Remove: []string{"a/edited.md", "a/stale.go", "a/stale.json", "a/testdata/stale.txtar"},
		Keep:   []string{"a/same.go"},
		Edited: []string{"a/edited.md"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// A file that is listed and has a file where its folder was is gone.
func TestFileInPlaceOfFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, map[string]string{"a": "by hand", "sdkgen.sum": listing(File{"a/a.go", goFile("")})})
	if c := must(t, dir, nil); c.Remove != nil {
		t.Errorf("got %+v", c)
	}
	sameTree(t, map[string]string{"a": "by hand", "sdkgen.sum": listing()}, tree(t, dir))
}

func TestCompareRefuses(t *testing.T) {
	t.Parallel()
	generated := string(goFile("package a\n"))
	for name, test := range map[string]struct {
		root  map[string]string
		files []File
		want  string
	}{
		"files without the header": {
			map[string]string{"a/one.go": "package a\n", "a/two.go": "package a // " + header + "\n"},
			[]File{{"a/one.go", nil}, {"a/two.go", nil}},
			"a/one.go is in the way: it was not generated, so it is not overwritten\n" +
				"a/two.go is in the way: it was not generated, so it is not overwritten",
		},
		"a listed file that lost its header": {
			map[string]string{"a/one.go": "package a\n", "sdkgen.sum": listing(File{"a/one.go", goFile("")})},
			[]File{{"a/one.go", nil}},
			"a/one.go is in the way: it was not generated, so it is not overwritten",
		},
		"the folder of another SDK, once": {
			map[string]string{"b/sdkgen.sum": listing(), "b/c/one.go": generated, "b/c/two.go": generated},
			[]File{{"b/c/one.go", nil}, {"b/c/two.go", nil}},
			"b is in the way: by its sdkgen.sum it is not part of this SDK, so nothing is written into it",
		},
		"the folder of another module": {
			map[string]string{"b/go.mod": "module b\n"},
			[]File{{"b/one.go", nil}},
			"b is in the way: by its go.mod it is not part of this SDK, so nothing is written into it",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Compare(memory(test.root), test.files, form)
			if err == nil || err.Error() != test.want {
				t.Errorf("got %v\nwant %s", err, test.want)
			}
		})
	}
}

func TestDamagedManifest(t *testing.T) {
	t.Parallel()
	sound := listing(File{"a/one.go", goFile("")})
	const advice = " is no line of a manifest: restore the file as it was committed; after a merge, keep the lines " +
		"of both sides"
	for name, test := range map[string]struct{ text, want string }{
		"empty":             {"", `sdkgen.sum:1: ""` + advice},
		"by hand":           {"sums\n", `sdkgen.sum:1: "sums"` + advice},
		"without a version": {"# " + header + "\n", `sdkgen.sum:1: "# ` + header + `"` + advice},
		"a newer version": {
			strings.Replace(sound, "version 1", "version 2", 1),
			"sdkgen.sum is of version 2, and this sdkgen knows version 1: use the sdkgen that wrote it, or a newer one",
		},
		"a merge": {
			strings.Replace(sound, "\n", "\n# version 1\n<<<<<<< HEAD\n", 1), `sdkgen.sum:3: "<<<<<<< HEAD"` + advice,
		},
		"a short hash": {sound + "abcd  a/two.go\n", `sdkgen.sum:4: "abcd  a/two.go"` + advice},
		"a way out": {
			sound + strings.Repeat("0", 64) + "  ../two.go\n",
			`sdkgen.sum:4: "` + strings.Repeat("0", 64) + `  ../two.go"` + advice,
		},
		"half a line": {
			sound[:len(sound)-len("a/one.go\n")], `sdkgen.sum:3: "` + sum(goFile("")) + `  "` + advice,
		},
		"an empty last line": {sound + "\n", `sdkgen.sum:4: ""` + advice},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			put(t, dir, map[string]string{"sdkgen.sum": test.text, "a/one.go": string(goFile(""))})
			before := tree(t, dir)
			_, err := Update(t.Context(), dir, []File{{"a/two.go", nil}}, form)
			if err == nil || err.Error() != test.want {
				t.Errorf("got %v\nwant %s", err, test.want)
			}
			sameTree(t, before, tree(t, dir))
		})
	}
}

// Two manifests that Git has merged by keeping all lines list what both list.
func TestMergedManifest(t *testing.T) {
	t.Parallel()
	ours, theirs := listing(File{"a.go", goFile("1")},
		File{"b.go", goFile("")}), listing(File{"c.go", goFile("")}, File{"a.go", goFile("2")})
	merged := ours + strings.SplitN(theirs, "\n", 3)[2]
	got, _, err := readManifest(memory(map[string]string{"sdkgen.sum": merged}), header)
	want := sums{"a.go": {sum(goFile("1")), sum(goFile("2"))}, "b.go": {sum(goFile(""))}, "c.go": {sum(goFile(""))}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v and %v\nwant %v", got, err, want)
	}
}

// A checkout with CRLF is neither different nor edited nor hand-written.
func TestWindowsCheckout(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	files := []File{{"a/a.go", goFile("package a\n")}, {"a/README.md", note("a\n")}, {"a/a.txtar", archive("a\n")}}
	must(t, dir, files)
	for name, data := range tree(t, dir) {
		if !strings.HasSuffix(name, "/") {
			put(t, dir, map[string]string{name: strings.ReplaceAll(data, "\n", "\r\n")})
		}
	}
	if c, err := Check(t.Context(), dir, files, form); err != nil || hasChanges(c) || len(c.Keep) != len(files)+1 {
		t.Errorf("the same files: got %+v and %v", c, err)
	}
	c := must(t, dir, []File{{"a/a.go", goFile("package a // new\n")}})
	if len(c.Write) != 2 || !reflect.DeepEqual(c.Remove, []string{"a/README.md", "a/a.txtar"}) || c.Edited != nil {
		t.Errorf("other files: got %+v", c)
	}
}

func TestCompareNothingThere(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "missing")
	got, err := Check(t.Context(), dir, []File{{"a.go", nil}}, form)
	if err != nil || len(got.Write) != 2 || !hasChanges(got) {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a check has made the folder")
	}
}

// TestManifestForm pins the form that later versions have to read.
func TestManifestForm(t *testing.T) {
	t.Parallel()
	got := manifest([]File{{"b.go", []byte("b\r\n")}, {"a/a.go", []byte("a\n")}},
		Form{Header: "Code generated by x. DO NOT EDIT."})
	want := "# Code generated by x. DO NOT EDIT.\n# version 1\n" +
		"87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7  a/a.go\n" +
		"0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f  b.go\n"
	if !bytes.Equal(got, []byte(want)) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The manifest of a folder says what was left out, also when Git has kept the lines
// of two of them.
func TestWithout(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	less := Form{Header: header, Without: []string{"reference", "tests"}}
	if _, err := Update(t.Context(), dir, []File{{"a.go", goFile("")}}, less); err != nil {
		t.Fatal(err)
	}
	if got, err := Without(dir, header); err != nil || !reflect.DeepEqual(got, less.Without) {
		t.Errorf("got %q and %v, want %q", got, err, less.Without)
	}
	text := tree(t, dir)[Manifest]
	put(t, dir, map[string]string{Manifest: text + "# without tests more\n"})
	if got, err := Without(dir, header); err != nil || !reflect.DeepEqual(got, []string{"more", "reference", "tests"}) {
		t.Errorf("after a merge: got %q and %v", got, err)
	}
	for _, empty := range []string{t.TempDir(), filepath.Join(dir, "gone")} {
		if got, err := Without(empty, header); err != nil || got != nil {
			t.Errorf("%s: got %q and %v", empty, got, err)
		}
	}
}
