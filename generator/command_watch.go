package generator

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// lookEvery is how often the files of a description are looked at.
const lookEvery = 100 * time.Millisecond

// watch runs work now, and again whenever a Go file below a folder changes, until
// the context ends. What work returns is printed by work.
func watch(ctx context.Context, folder string, work func(context.Context)) error {
	seen, err := stamps(folder)
	if err != nil {
		return err
	}
	work(ctx)
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
		now, err := stamps(folder)
		if err != nil || maps.Equal(now, seen) {
			continue // an editor may be replacing a file
		}
		seen = now
		work(ctx)
	}
}

// stamp tells a version of a file from another.
type stamp struct {
	changed time.Time
	size    int64
}

// stamps are the versions of the Go files below a folder.
func stamps(folder string) (map[string]stamp, error) {
	found := map[string]stamp{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
			return err
		}
		info, err := os.Stat(name)
		if err == nil {
			found[name] = stamp{info.ModTime(), info.Size()}
		}
		return err
	})
	return found, err
}

// watched generates on every change of the description. It ends with the context,
// which is no failure.
func (c *commandLine) watched(ctx context.Context, options Options, verbose bool) error {
	return watch(ctx, options.Spec, func(ctx context.Context) {
		start := time.Now()
		if c.generated(ctx, options, verbose) == nil && !c.asJSON {
			fmt.Fprintf(c.stderr, "generated in %s\n", time.Since(start).Round(time.Millisecond))
		}
	})
}
