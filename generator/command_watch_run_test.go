package generator

import (
	"bufio"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// TestWatchGenerates changes a description that is watched: in a way that compiles, in
// one that does not, and back. What it writes is what a run that began anew writes.
func TestWatchGenerates(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles the description five times: run without -short")
	}
	dir := shopModule(t)
	t.Chdir(dir)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	said, stderr := io.Pipe()
	ended := make(chan int)
	go func() {
		c := commandLine{name: "sdkgen", describe: compiled, stdout: io.Discard, stderr: stderr}
		ended <- c.run(ctx, []string{"-watch"})
	}()
	lines := bufio.NewScanner(said)
	next := func(want string) {
		t.Helper()
		for lines.Scan() {
			if strings.Contains(lines.Text(), want) {
				return
			}
		}
		t.Fatalf("sdkgen did not say %q", want)
	}
	next("generated in ")
	file := filepath.Join(dir, "spec", "api.go")
	sound := string(read(t, file))
	overwrite(t, file, strings.Replace(sound, "Name:", "Nmae:", 1))
	next("unknown field Nmae")
	overwrite(t, file, strings.Replace(sound, `"Shop"`, `"Store"`, 1))
	next("generated in ")
	cancel()
	_ = said.Close() // nobody listens to what is still said
	if code := <-ended; code != 0 {
		t.Errorf("exit code %d", code)
	}
	if code, _, stderr := asSdkgen(t, dir, "check"); code != 0 {
		t.Errorf("it wrote something else than generate would:\n%s", stderr)
	}
}
