package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
)

// unwritten returns an error of writing into a folder with what helps. It says that
// nothing was changed, unless the previous files could not be restored.
func unwritten(err error, dir string) error {
	var undone *write.RollBackError
	if errors.As(err, &undone) {
		return err
	}
	for _, full := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, full) {
			return fmt.Errorf("%w: nothing was changed in %s: make room on its disk and run this again", err, dir)
		}
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("%w: nothing was changed in %s: make the folders that are written into writable for you, "+
			"or choose others with -out, and run this again", err, dir)
	}
	return err
}
