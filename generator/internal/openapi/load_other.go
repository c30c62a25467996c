package openapi

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// other reads the file that a reference names, unless it was read before. Why it
// cannot be read is kept for those who follow the reference; only an error that ends
// the reading is returned: a limit.
func (l *loader) other(ref *Node) error {
	name, _, _ := strings.Cut(ref.text, "#")
	if name == "" || ref.kind != String {
		return nil
	}
	where, err := fileOf(ref, name)
	if err != nil || l.document.files[where] != nil || l.document.failed[where] != nil {
		return nil
	}
	text, err := l.read(where)
	if err != nil {
		l.document.failed[where] = err
		return nil
	}
	f := &file{name: filepath.Join(l.folder, filepath.FromSlash(where)), path: where}
	if err := l.parse(f, text); err != nil {
		if err.At.Line == 0 {
			return err
		}
		l.document.failed[where] = err
	}
	return nil
}

// read returns the text of a file below the folder.
func (l *loader) read(where string) ([]byte, *Error) {
	failed := func(text string) *Error { return &Error{At: Position{File: where}, Text: text} }
	if l.root == nil {
		root, err := os.OpenRoot(l.folder)
		if err != nil {
			return nil, failed("the folder of the document cannot be opened: " + reason(err))
		}
		l.root = root
	}
	info, err := l.root.Stat(where)
	switch {
	case err != nil && escapes(err):
		return nil, failed(where + " is a symbolic link out of the folder of the document")
	case err != nil:
		return nil, failed(fmt.Sprintf("%s cannot be read: %s", where, reason(err)))
	case !info.Mode().IsRegular():
		return nil, failed(where + " is no file with a text")
	}
	f, err := l.root.Open(where)
	if err != nil {
		return nil, failed(fmt.Sprintf("%s cannot be read: %s", where, reason(err)))
	}
	defer f.Close()
	return readAll(f, where, l.budget.limits.MaxBytes)
}

// escapes returns whether a path leads out of an [os.Root].
func escapes(err error) bool { return strings.Contains(reason(err), "escapes from parent") }
