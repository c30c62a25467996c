package write

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

const (
	sharingViolation = syscall.Errno(32)
	deleteAccess     = 0x00010000
	deleteOnClose    = 0x04000000
)

// lockFile is next to the staging folder, and removed with the lock.
const lockFile = ".sdkgen.lock"

// tryLock takes the lock of a folder, for one writer, or reports that another
// process holds it. The lock is a file that no other process can open while it
// is open here; the system closes and removes it when the process ends, for
// whatever reason. Readers take no lock, because they must not write.
func tryLock(root *os.Root, toWrite bool) (unlock func(), held bool, err error) {
	if !toWrite {
		return func() {}, false, nil
	}
	path := filepath.Join(root.Name(), lockFile)
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, false, err
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_WRITE|deleteAccess, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_HIDDEN|deleteOnClose, 0)
	if errors.Is(err, sharingViolation) {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return func() { _ = syscall.CloseHandle(handle) }, false, nil
}
