package generator

import (
	"context"
	"fmt"
	"io"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
)

// diffJob compares two versions of an API: `sdkgen diff OLD NEW`.
type diffJob struct {
	Old, New string // as for editionOf
	Spec     string // folder of the description in a git revision
	JSON     bool   // for machines, in place of Markdown
}

// run writes the differences, with their effects and the step of the version that
// they need, and returns how many there are.
func (j diffJob) run(ctx context.Context, out io.Writer, load loader) (int, error) {
	old, err := editionOf(ctx, j.Old, j.Spec, load)
	if err != nil {
		return 0, err
	}
	now, err := editionOf(ctx, j.New, j.Spec, load)
	if err != nil {
		return 0, err
	}
	found, err := differences(ctx, old.api, now.api)
	if err != nil {
		return 0, err
	}
	report := compare.Report{Old: old.Side, New: now.Side, Differences: found}
	if !j.JSON {
		_, err = fmt.Fprint(out, report.Markdown(2))
		return len(found), err
	}
	text, err := report.JSON()
	if err == nil {
		_, err = out.Write(text)
	}
	return len(found), err
}
