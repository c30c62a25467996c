package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	shop "github.com/seed-e19c5fb5/clerk-go/generator/testdata/shop/spec"
)

// What init refuses, and what it leaves behind when it fails: nothing. That its
// files work is shown by TestYourOwnAPI.
func TestInitRefuses(t *testing.T) {
	t.Setenv("GOWORK", "off")
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOMODCACHE", t.TempDir())
	for name, test := range map[string]struct {
		files map[string]string // in the folder of the run
		args  []string
		code  int
		want  string
	}{
		"no module": {nil, []string{"new"}, 1, "no go.mod in new or above it: say which import path it has with"},
		"a module that is not the one": {
			map[string]string{"go.mod": "module example.com/m\n\ngo 1.26.0\n"}, []string{"-module", "example.com/n"}, 1,
			"-module example.com/n: by ",
		},
		"Go files": {
			map[string]string{"a.go": "package a\n"}, []string{"-module", "example.com/m"}, 1,
			". is not empty: it holds a.go, and nothing is overwritten: choose another folder",
		},
		"two folders":  {nil, []string{"a", "b"}, 2, `unexpected argument "b": init takes one folder`},
		"unknown flag": {nil, []string{"-nonsense"}, 2, "flag provided but not defined: -nonsense"},
		"no network, in a new module": {
			nil, []string{"-module", "example.com/m", "deep/down"}, 1, "nothing was left in deep/down",
		},
		"no network, in a module": {
			map[string]string{"go.mod": "module example.com/m\n\ngo 1.26.0\n", "README.md": "m\n"}, nil, 1,
			"module lookup disabled by GOPROXY=off",
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, text := range test.files {
				overwrite(t, filepath.Join(dir, file), text)
			}
			code, _, stderr := inShop(t, dir, shop.API, append([]string{"init"}, test.args...)...)
			if code != test.code || !strings.Contains(stderr, test.want) {
				t.Errorf("exit code %d\n%s\nwant %d and %q", code, stderr, test.code, test.want)
			}
			if test.files == nil {
				test.files = map[string]string{}
			}
			compareTrees(t, test.files, tree(t, dir))
			if entries, err := os.ReadDir(dir); err != nil || len(entries) != len(test.files) {
				t.Errorf("the folder holds %v: %v", entries, err)
			}
		})
	}
}
