//go:build !unix

package redistest

import (
	"errors"
	"os"
)

const canStall = false

// signal is not there.
func signal(*os.Process, bool) error { return errors.ErrUnsupported }
