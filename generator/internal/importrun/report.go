package importrun

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
)

// report writes an account, over an earlier one.
func report(ctx context.Context, file, text string) error {
	over := map[string][]byte{}
	base := filepath.Base(file)
	switch earlier, err := os.ReadFile(file); {
	case err == nil:
		over[base] = earlier
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return write.Place(ctx, filepath.Dir(file), []write.File{{Path: base, Data: []byte(text)}}, over)
}
