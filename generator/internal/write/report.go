package write

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Report writes one file, over an earlier one, whole or not at all.
func Report(ctx context.Context, file string, data []byte) error {
	over := map[string][]byte{}
	base := filepath.Base(file)
	switch earlier, err := os.ReadFile(file); {
	case err == nil:
		over[base] = earlier
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return Place(ctx, filepath.Dir(file), []File{{Path: base, Data: data}}, over)
}
