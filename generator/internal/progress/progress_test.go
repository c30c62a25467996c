package progress_test

import (
	"bytes"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/progress"
)

func TestProgress(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		run  func()
		want string
	}{
		{"less than a second", func() { time.Sleep(999 * time.Millisecond) }, ""},
		{
			"longer", func() { time.Sleep(2500 * time.Millisecond) },
			"\r\x1b[Kone … 1 s\r\x1b[Kone … 2 s\r\x1b[K",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var out bytes.Buffer
				ctx, stop := progress.On(t.Context(), &out)
				progress.Stage(ctx, "one")
				c.run()
				stop()
				if out.String() != c.want {
					t.Errorf("got %q, want %q", out.String(), c.want)
				}
			})
		})
	}
}

// TestStages shows a new stage at once, if there is a line.
func TestStages(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		ctx, stop := progress.On(t.Context(), &out)
		progress.Stage(ctx, "one")
		time.Sleep(1500 * time.Millisecond)
		progress.Stage(ctx, "two")
		stop()
		if want := "\r\x1b[Kone … 1 s\r\x1b[Ktwo … 1 s\r\x1b[K"; out.String() != want {
			t.Errorf("got %q, want %q", out.String(), want)
		}
		progress.Stage(t.Context(), "nobody looks")
	})
}
