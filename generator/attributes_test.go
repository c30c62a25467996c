package generator

import (
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// TestGitAttributes compares .gitattributes with the manifest: in the output
// folders, exactly the listed files are marked as generated.
func TestGitAttributes(t *testing.T) {
	generated, files := output(t)
	generated["sdkgen.sum"] = true
	files = append(files, "sdkgen.sum")
	cmd := exec.CommandContext(t.Context(), "git", "check-attr", "--stdin", "linguist-generated")
	cmd.Dir = repository
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n") + "\n")
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("this is no Git repository, or there is no Git: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": linguist-generated: ")
		if marked := value == "set"; marked != generated[name] {
			t.Errorf("%s: marked as generated: %v, listed as generated: %v", name, marked, generated[name])
		}
	}
	if n := strings.Count(string(out), "\n"); n != len(files) {
		t.Errorf("Git says something of %d files, not of %d", n, len(files))
	}
}

// TestOutputHoldsNoTestsByHand checks the same folders: their Go files are in
// the manifest, except for examples and what runs them.
func TestOutputHoldsNoTestsByHand(t *testing.T) {
	t.Parallel()
	generated, files := output(t)
	for _, name := range files {
		base := path.Base(name)
		if path.Ext(name) == ".go" && !generated[name] && base != "example_test.go" && base != "main_test.go" {
			t.Errorf("%s is written by hand: tests by hand belong into internal/contract", name)
		}
	}
}

// output returns the files that the manifest lists, and all files in their
// folders.
func output(t *testing.T) (generated map[string]bool, files []string) {
	t.Helper()
	generated = listed(t)
	folders := map[string]bool{}
	for name := range generated {
		top, _, _ := strings.Cut(name, "/")
		folders[top] = true
	}
	for folder := range folders {
		for name := range tree(t, filepath.Join(repository, folder)) {
			files = append(files, path.Join(folder, name))
		}
	}
	return generated, files
}

// listed returns the files that the manifest lists.
func listed(t *testing.T) map[string]bool {
	t.Helper()
	return listedIn(t, ".")
}

// listedIn are the files that the manifest in a folder lists, by their paths in the
// repository.
func listedIn(t *testing.T, folder string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for line := range strings.Lines(string(read(t, filepath.Join(repository, folder, "sdkgen.sum")))) {
		if _, name, ok := strings.Cut(strings.TrimSpace(line), "  "); ok {
			names[path.Join(folder, name)] = true
		}
	}
	return names
}
