package generator

import (
	"context"
	"fmt"
	"io"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
)

// diff writes the differences between two descriptions, as Markdown or JSON.
func diff(ctx context.Context, out io.Writer, before, after edition, asJSON bool) error {
	found, err := differences(ctx, before.api, after.api)
	if err != nil {
		return err
	}
	report := compare.Report{Old: before.Side, New: after.Side, Differences: found}
	if !asJSON {
		_, err = fmt.Fprint(out, report.Markdown(2))
		return err
	}
	text, err := report.JSON()
	if err == nil {
		_, err = out.Write(text)
	}
	return err
}
