package openapi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Load reads the document in a file, and the files that its references name. Those
// must be in the folder of the document or below it, also behind symbolic links.
// It returns an *[Error], or [Problems] if references are broken.
func Load(ctx context.Context, name string, limits Limits) (*Document, error) {
	text, failed := readMain(name, limits.withDefaults().MaxBytes)
	if failed != nil {
		return nil, failed
	}
	l := &loader{
		ctx: ctx, folder: filepath.Dir(name), budget: newBudget(limits),
		document: &Document{files: map[string]*file{}, failed: map[string]*Error{}},
	}
	return l.load(filepath.Base(name), name, text)
}

// Parse reads a document of one file. The name is for positions, and decides on
// JSON if it ends in .json.
func Parse(name string, text []byte, limits Limits) (*Document, error) {
	l := &loader{
		ctx: context.Background(), budget: newBudget(limits),
		document: &Document{files: map[string]*file{}, failed: map[string]*Error{}, alone: true},
	}
	return l.load(name, name, text)
}

// readMain reads the file that a caller names, which may be a pipe.
func readMain(name string, most int) ([]byte, *Error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, &Error{At: Position{File: name}, Text: "the document cannot be read: " + reason(err)}
	}
	defer f.Close()
	return readAll(f, name, most)
}

// readAll reads a file of a limited size.
func readAll(f fs.File, name string, most int) ([]byte, *Error) {
	text, err := io.ReadAll(io.LimitReader(f, int64(most)+1))
	switch {
	case err != nil:
		return nil, &Error{At: Position{File: name}, Text: "the file cannot be read: " + reason(err)}
	case len(text) > most:
		return nil, &Error{At: Position{File: name, Line: 1, Column: 1},
			Text: fmt.Sprintf("the document has more than %d bytes, which is the limit", most)}
	}
	return text, nil
}

// reason returns what the system says, without the name of the file.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// loader reads the files of a document.
type loader struct {
	ctx      context.Context
	folder   string
	root     *os.Root // opened for the first file that a reference names
	budget   *budget
	document *Document
}

// load reads the first file and what it leads to.
func (l *loader) load(path, name string, text []byte) (*Document, error) {
	d := l.document
	first := &file{name: name, path: filepath.ToSlash(path)}
	if err := l.parse(first, text); err != nil {
		return nil, err
	}
	d.Root = first.root
	if err := d.identify(); err != nil {
		return nil, err
	}
	if err := l.rest(); err != nil {
		return nil, err
	}
	if problems := d.broken(); len(problems) > 0 {
		return nil, problems
	}
	d.Root.Get("openapi") // which the caller need not read
	return d, nil
}

// parse reads a text as a file of the document.
func (l *loader) parse(f *file, text []byte) *Error {
	if rule := l.budget.takeFile(); rule != "" {
		return f.problem(rule)
	}
	if err := f.parse(text, l.budget); err != nil {
		return err
	}
	l.document.files[f.path] = f
	l.document.order = append(l.document.order, f)
	return nil
}

// rest reads the files that references name, until there are no new ones.
func (l *loader) rest() error {
	if l.document.alone {
		return nil
	}
	defer func() {
		if l.root != nil {
			l.root.Close()
		}
	}()
	for i := 0; i < len(l.document.order); i++ {
		for ref := range references(l.document.order[i].root) {
			if err := l.ctx.Err(); err != nil {
				return fmt.Errorf("reading %s: %w", l.document.Root.file.name, err)
			}
			if err := l.other(ref); err != nil {
				return err
			}
		}
	}
	return nil
}
