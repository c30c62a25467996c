package generator

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	shop "github.com/seed-e19c5fb5/clerk-go/generator/testdata/shop/spec"
)

// TestReadOnlyFolder runs the command in a module that may not be written to.
func TestReadOnlyFolder(t *testing.T) {
	dir := shopModule(t)
	before := tree(t, dir)
	if err := errors.Join(os.Chmod(dir, 0o555), os.Chmod(filepath.Dir(dir), 0o755)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	var code int
	var out, message bytes.Buffer
	asNobody(t, func() { code = run(t.Context(), shop.API, "gen", nil, &out, &message) })
	stderr := message.String()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	want := ": permission denied: the name is needed for files on their way to their places: nothing was changed in "
	if code != 1 || !strings.Contains(stderr, want) || !strings.Contains(stderr, ": make the folders") {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	compareTrees(t, before, tree(t, dir))
}

// asNobody runs f without the rights of the superuser, who may write everywhere.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	const nobody = 65534
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // for good: the thread ends with the goroutine
		err := syscall.Setfsuid(nobody)
		if err == nil {
			f()
		}
		done <- err
	}()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}
