package generator

import (
	"bytes"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// step is a block of docs/your-own-api.md: a file, or commands.
type step struct{ kind, name, text string }

var stepForm = regexp.MustCompile("(?s)<!-- (file|run|elsewhere)(?: (\\S+))? -->\n```\\w+\n(.*?)```\n")

// TestYourOwnAPI does what docs/your-own-api.md says, from an empty folder to a
// published module and a program that uses it. Released modules come from a folder
// that serves as a module proxy, everything else from the module cache.
func TestYourOwnAPI(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("it compiles the generator and an SDK: run without -short and -race")
	}
	page := string(read(t, filepath.Join(repository, "docs", "your-own-api.md")))
	steps := stepForm.FindAllStringSubmatch(page, -1)
	if n := strings.Count(page, "\n```go\n") + strings.Count(page, "\n```sh\n"); n != len(steps) {
		t.Fatalf("of %d blocks in the page, %d say what to do with them", n, len(steps))
	}
	proxy := t.TempDir()
	for _, folder := range []string{"", "generator"} {
		publish(t, proxy, goldenModule+"/"+folder, filepath.Join(repository, folder))
	}
	ownProxy(t, proxy)
	own, reader := filepath.Join(t.TempDir(), "notes"), t.TempDir()
	if err := os.Mkdir(own, 0o755); err != nil {
		t.Fatal(err)
	}
	dir, out := own, ""
	for _, s := range steps {
		do := step{s[1], s[2], s[3]}
		if do.kind == "elsewhere" && dir == own {
			publish(t, proxy, "example.com/notes", own)
			dir = reader
		}
		out = do.in(t, dir)
	}
	if out != "hello\n" {
		t.Errorf("the program prints %q", out)
	}
	list := goCommand(t, reader, "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", ".")
	for _, m := range strings.Fields(list) {
		if m != "example.com/notes" && m != "example.com/reader" {
			t.Errorf("the program contains packages of %s", m)
		}
	}
}

// in does a step in a folder, and returns what its last command prints.
func (s step) in(t *testing.T, dir string) (out string) {
	t.Helper()
	if s.kind == "file" {
		if formatted, err := format.Source([]byte(s.text)); err != nil || string(formatted) != s.text {
			t.Errorf("%s is not formatted: %v", s.name, err)
		}
		overwrite(t, filepath.Join(dir, filepath.FromSlash(s.name)), s.text)
		return ""
	}
	for line := range strings.Lines(s.text) {
		cmd := exec.CommandContext(t.Context(), "sh", "-c", line)
		cmd.Dir = dir
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		data, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s%s", line, err, data, &stderr)
		}
		out = string(data)
	}
	return out
}

// ownProxy sets an environment in which modules come from a folder and from the
// module cache, and in which Git knows who commits.
func ownProxy(t *testing.T, proxy string) {
	t.Helper()
	cache := strings.TrimSpace(goCommand(t, ".", "env", "GOMODCACHE"))
	for key, value := range map[string]string{
		"GOPROXY": "file://" + filepath.ToSlash(proxy) + ",file://" + filepath.ToSlash(cache) + "/cache/download",
		"GOWORK":  "off", "GOFLAGS": "-modcacherw", "GONOSUMDB": "*", "GOMODCACHE": t.TempDir(),
		"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com",
		"GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com",
	} {
		t.Setenv(key, value)
	}
}

// publish writes a module into a folder that serves as a proxy, as version v0.1.0.
func publish(t *testing.T, proxy, path, dir string) {
	t.Helper()
	m := module.Version{Path: strings.TrimSuffix(path, "/"), Version: "v0.1.0"}
	var archive bytes.Buffer
	if err := zip.CreateFromDir(&archive, m, dir); err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(proxy, filepath.FromSlash(m.Path), "@v")
	if err := os.MkdirAll(at, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"list": "v0.1.0\n", "v0.1.0.info": `{"Version": "v0.1.0"}`, "v0.1.0.zip": archive.String(),
		"v0.1.0.mod": string(read(t, filepath.Join(dir, "go.mod"))),
	} {
		overwrite(t, filepath.Join(at, name), text)
	}
}
