package generator

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// methodNamed is a loader that finds the smallest description, with a method of the name
// that is in the file method.txt of the package.
func methodNamed(_ context.Context, dir, pattern string) (evaluate.Description, error) {
	text, err := os.ReadFile(filepath.Join(dir, pattern, "method.txt"))
	if err != nil {
		return evaluate.Description{}, errors.New("there is no description")
	}
	api := one()
	endpoint := api.Resources[0].Endpoints[0].(dsl.Get)
	endpoint.Name = string(text)
	api.Resources[0].Endpoints[0] = endpoint
	return evaluate.Description{API: api}, nil
}

// inRepository enters a git repository with two revisions of a description, and another
// one in its files.
func inRepository(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	runGit(t, "init", "-q")
	for _, name := range []string{"First", "Second"} {
		write("api/spec/method.txt", name)
		write("api/other/method.txt", "Other")
		runGit(t, "add", ".")
		runGit(t, "commit", "-q", "-m", name)
		runGit(t, "tag", strings.ToLower(name))
	}
	write("api/spec/method.txt", "Third")
	t.Chdir("api")
}

// runGit runs a git command in the working directory, without the settings of the
// machine.
func runGit(t *testing.T, args ...string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "git", args...)
	none := filepath.Join(t.TempDir(), "no-such-file")
	command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+none, "GIT_CONFIG_SYSTEM="+none,
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com",
		"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func TestDiffOfRevisions(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("it compares revisions: put git on PATH")
	}
	inRepository(t)
	for _, c := range []struct{ old, now, want string }{
		{"first", "second", "Go name changed from `things.Client.First` to `things.Client.Second`"},
		{"second", "spec", "Go name changed from `things.Client.Second` to `things.Client.Third`"},
		{"first:other", "first", "Go name changed from `things.Client.Other` to `things.Client.First`"},
		{"HEAD", "second", "HEAD and second do not differ."},
	} {
		t.Run(c.old+" "+c.now, func(t *testing.T) {
			var out strings.Builder
			job := diffJob{Old: c.old, New: c.now, Spec: "spec"}
			if _, err := job.run(t.Context(), &out, methodNamed); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), c.want) {
				t.Errorf("%q is not in\n%s", c.want, &out)
			}
		})
	}
}

func TestDiffAsJSON(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("it compares revisions: put git on PATH")
	}
	inRepository(t)
	var out strings.Builder
	job := diffJob{Old: "first", New: "second", Spec: "spec", JSON: true}
	if _, err := job.run(t.Context(), &out, methodNamed); err != nil {
		t.Fatal(err)
	}
	var got struct{ Old, New, Step string }
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil || got.Old != "first" || got.Step != "major" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestDiffOfNothing(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("it compares revisions: put git on PATH")
	}
	inRepository(t)
	for argument, want := range map[string]string{
		"third":       `"third" is no file, no folder and no git revision`,
		"first:empty": "first:empty: there is no description",
		"--all":       `"--all" is no file, no folder and no git revision`,
	} {
		t.Run(argument, func(t *testing.T) {
			job := diffJob{Old: argument, New: "second", Spec: "spec"}
			_, err := job.run(t.Context(), &strings.Builder{}, methodNamed)
			if err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
		})
	}
}
