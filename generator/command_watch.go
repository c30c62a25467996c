package generator

import (
	"context"
	"fmt"
	"maps"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/render"
)

// lookEvery is how often the files of a description are looked at.
const lookEvery = 50 * time.Millisecond

// watch runs work now, and again whenever a file changes that the description in a
// folder is made of, until the context ends. What work returns is printed by work.
func watch(ctx context.Context, folder string, work func(context.Context)) error {
	files, err := newWatchedFiles(folder)
	if err != nil {
		return err
	}
	seen, err := files.stamps()
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
		now, err := files.stamps()
		if err != nil || maps.Equal(now, seen) {
			continue // an editor may be replacing a file
		}
		seen = now
		work(ctx)
	}
}

// watched generates on every change of the description. What did not change between
// two runs is not done again. It ends with the context, which is no failure.
func (c *commandLine) watched(ctx context.Context, options Options, verbose bool) error {
	options.kept = new(render.Cache)
	return watch(ctx, options.Spec, func(ctx context.Context) {
		start := time.Now()
		if c.generated(ctx, options, verbose) == nil && !c.asJSON {
			fmt.Fprintf(c.stderr, "generated in %s\n", time.Since(start).Round(time.Millisecond))
		}
	})
}
