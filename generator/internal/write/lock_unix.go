//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package write

import (
	"errors"
	"os"
	"syscall"
)

// tryLock takes the lock of a folder, for one writer or for many readers, or
// reports that another process has it. The lock is on the folder itself: it
// leaves no file, and the system takes it from a process that ends, however it
// ends. A file system that has no locks goes without.
func tryLock(root *os.Root, toWrite bool) (unlock func(), held bool, err error) {
	folder, err := root.Open(".")
	if err != nil {
		return nil, false, err
	}
	how := syscall.LOCK_SH
	if toWrite {
		how = syscall.LOCK_EX
	}
	err = syscall.Flock(int(folder.Fd()), how|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
		return nil, true, folder.Close()
	}
	return func() { _ = folder.Close() }, false, nil
}
