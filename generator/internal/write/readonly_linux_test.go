package write

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// TestReadOnlyFolder has a folder that cannot be written to between others that
// can.
func TestReadOnlyFolder(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"kept", "."} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			put(t, dir, byHand)
			must(t, dir, first)
			before := tree(t, dir)
			root, err := os.OpenRoot(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			for folder := range before {
				if folder[len(folder)-1] == '/' {
					chmod(t, filepath.Join(dir, folder), 0o777)
				}
			}
			chmod(t, dir, 0o777)
			chmod(t, filepath.Join(dir, name), 0o555)
			err = asNobody(t, func() error {
				_, err := update(t.Context(), root, second, form)
				return err
			})
			if !errors.Is(err, fs.ErrPermission) {
				t.Errorf("got %v", err)
			}
			sameTree(t, before, tree(t, dir))
			chmod(t, filepath.Join(dir, name), 0o777)
		})
	}
}

func chmod(t *testing.T, name string, mode fs.FileMode) {
	t.Helper()
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
}

// asNobody runs f without the rights of the superuser, who may write everywhere.
func asNobody(t *testing.T, f func() error) error {
	t.Helper()
	if os.Geteuid() != 0 {
		return f()
	}
	const nobody = 65534
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // for good: the thread ends with the goroutine
		err := syscall.Setfsuid(nobody)
		if err == nil {
			err = f()
		}
		done <- err
	}()
	return <-done
}
