package generator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
)

// conformJob compares a description with an OpenAPI document: `sdkgen conform FILE`.
type conformJob struct {
	Document   string // file
	Spec       string // folder of the description
	Exceptions string // list of deliberate deviations; conformance.txt in Spec, if it is there, when empty
}

// run writes the deviations that are not listed and returns how many there are. An
// entry of the list that fits nothing is an error.
func (j conformJob) run(ctx context.Context, out io.Writer, load loader) (found int, err error) {
	document, err := documented(ctx, j.Document)
	if err != nil {
		return 0, err
	}
	description, err := loaded(ctx, j.Spec, ".", j.Spec, load)
	if err != nil {
		return 0, err
	}
	if j.Exceptions == "" {
		list := filepath.Join(j.Spec, "conformance.txt")
		if _, err := os.Stat(list); err == nil {
			j.Exceptions = list
		} else if !errors.Is(err, fs.ErrNotExist) {
			return 0, err
		}
	}
	return conform(out, document, description, j.Exceptions)
}

// conform writes where a description deviates from a document, with the positions
// in both, but for the deviations that a file of exceptions has, which may be
// empty. It returns how many there are. An exception that fits nothing is an error.
func conform(out io.Writer, document, description edition, exceptions string) (found int, err error) {
	list := &compare.Exceptions{}
	if exceptions != "" {
		text, err := os.ReadFile(exceptions)
		if err != nil {
			return 0, err
		}
		if list, err = compare.ReadExceptions(exceptions, text); err != nil {
			return 0, err
		}
	}
	rest, stale := list.Apply(compare.Conform(document.api, description.api))
	for _, d := range rest {
		_, err := fmt.Fprintf(out, "%s\n\t%s  %s\n", d.Text, document.position(d.Document),
			description.position(d.Description))
		if err != nil {
			return 0, err
		}
	}
	return len(rest), errors.Join(stale...)
}
