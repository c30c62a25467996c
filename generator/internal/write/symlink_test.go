//go:build unix

package write

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Links that lead out of the root are refused, wherever they are on the way, and
// nothing is written or removed behind them.
func TestLinksOutOfTheRoot(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		link, to string // below the root; to is below the folder outside
		want     string
	}{
		"a folder":                 {"a", "", "a is a symbolic link"},
		"a folder, relative":       {"a", "../outside", "a is a symbolic link"},
		"a folder further down":    {"gone/deep", "", "gone/deep is a symbolic link"},
		"a file":                   {"a/changed.go", "changed.go", "a/changed.go is a symbolic link"},
		"a file that is not there": {"a/new.go", "missing.go", "a/new.go is a symbolic link"},
		"the manifest":             {"sdkgen.sum", "sums", "sdkgen.sum is a symbolic link"},
		"the staging folder":       {".sdkgen", "", "path escapes from parent"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base := t.TempDir()
			dir, outside := filepath.Join(base, "root"), filepath.Join(base, "outside")
			put(t, outside, map[string]string{
				"changed.go": string(goFile("")), "stale.go": string(goFile("")),
				"down/stale.txtar": string(archive("")), "sums": string(manifest(first, form)),
			})
			must(t, dir, first)
			if err := os.RemoveAll(filepath.Join(dir, test.link)); err != nil {
				t.Fatal(err)
			}
			to := test.to
			if !strings.HasPrefix(to, "..") {
				to = filepath.Join(outside, to)
			}
			if err := os.Symlink(to, filepath.Join(dir, test.link)); err != nil {
				t.Fatal(err)
			}
			before := tree(t, base)
			_, err := Update(t.Context(), dir, second, form)
			if err == nil || !strings.Contains(err.Error(), test.want) ||
				!strings.Contains(err.Error(), "path escapes from parent") {
				t.Errorf("got %v, want an error that says %q", err, test.want)
			}
			sameTree(t, before, tree(t, base))
		})
	}
}

// A link that stays below the root is followed, and is not removed with the
// files behind it.
func TestLinksWithinTheRoot(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"a", "gone"} {
		if err := os.MkdirAll(filepath.Join(dir, "real", name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink("real/"+name, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	must(t, dir, first)
	must(t, dir, second)
	want := map[string]string{
		"a": "-> real/a", "gone": "-> real/gone", "real/": "", "real/a/": "", "real/gone/": "", "n/": "", "n/e/": "",
		"n/e/w/": "",
	}
	for _, f := range append([]File{{Manifest, manifest(second, form)}}, second...) {
		name := f.Path
		if strings.HasPrefix(name, "a/") {
			name = "real/" + name
		}
		want[name] = string(f.Data)
	}
	sameTree(t, want, tree(t, dir))
}
