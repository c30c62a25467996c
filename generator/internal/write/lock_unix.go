//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package write

import (
	"errors"
	"os"
	"syscall"
)

// tryLock takes the lock of a folder, for one writer or for many readers, or
// reports that another process holds it. The lock is on the folder itself: it
// leaves no file, and the system releases it when the process ends, for whatever
// reason. A file system without locks is used without one.
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
