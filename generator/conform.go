package generator

import (
	"context"
	"errors"
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

// deviation is one that is not listed, with the positions in both; a dash if one is
// not known.
type deviation struct {
	Kind        string `json:"kind"` // "deviation"
	Message     string `json:"message"`
	Document    string `json:"document"`
	Description string `json:"description"`
}

// run returns the deviations that are not listed. An entry of the list that fits
// nothing is an error, beside them.
func (j conformJob) run(ctx context.Context, describe describer) ([]deviation, error) {
	document, err := documented(ctx, j.Document)
	if err != nil {
		return nil, err
	}
	d, err := describe(ctx, j.Spec)
	if err != nil {
		return nil, err
	}
	list, err := j.exceptions()
	if err != nil {
		return nil, err
	}
	description := described(j.Spec, d)
	rest, stale := list.Apply(compare.Conform(document.api, description.api))
	var found []deviation
	for _, one := range rest {
		found = append(found, deviation{
			Kind: "deviation", Message: one.Text,
			Document: document.position(one.Document), Description: description.position(one.Description),
		})
	}
	return found, errors.Join(stale...)
}

// exceptions reads the list of deliberate deviations, which is empty if there is
// none.
func (j conformJob) exceptions() (*compare.Exceptions, error) {
	file := j.Exceptions
	if file == "" {
		file = filepath.Join(j.Spec, "conformance.txt")
	}
	text, err := os.ReadFile(file)
	if j.Exceptions == "" && errors.Is(err, fs.ErrNotExist) {
		return &compare.Exceptions{}, nil
	}
	if err != nil {
		return nil, err
	}
	return compare.ReadExceptions(file, text)
}
