package generator

import (
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// TestGitAttributes holds .gitattributes against the manifest: in the folders of
// the output, what is listed is marked as generated, and nothing else.
func TestGitAttributes(t *testing.T) {
	generated := manifest(t)
	folders := map[string]bool{}
	for name := range generated {
		top, _, _ := strings.Cut(name, "/")
		folders[top] = true
	}
	generated["sdkgen.sum"] = true
	files := []string{"sdkgen.sum"}
	for folder := range folders {
		for name := range tree(t, filepath.Join(repository, folder)) {
			files = append(files, path.Join(folder, name))
		}
	}
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

// manifest are the files of the SDK that are generated.
func manifest(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for line := range strings.Lines(string(read(t, filepath.Join(repository, "sdkgen.sum")))) {
		if _, name, ok := strings.Cut(strings.TrimSpace(line), "  "); ok {
			names[name] = true
		}
	}
	return names
}
