package generator

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
)

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
