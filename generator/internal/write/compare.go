package write

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// File is a file that is wanted, by its path below the root.
type File struct {
	Path string
	Data []byte
}

// Changes is what has to be done.
type Changes struct {
	Write  []File   // new or different
	Remove []string // generated earlier, not wanted any more
	Keep   []string // as wanted already
}

// None reports whether there is nothing to do.
func (c Changes) None() bool { return len(c.Write)+len(c.Remove) == 0 }

// Compare holds the files against what is below root. A file that is wanted
// where one stands that does not begin with the header is an error: it was
// written by hand.
func Compare(root fs.FS, files []File, header string) (Changes, error) {
	var c Changes
	var errs []error
	wanted := map[string]bool{}
	for _, f := range files {
		wanted[f.Path] = true
		old, err := fs.ReadFile(root, f.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			c.Write = append(c.Write, f)
		case err != nil:
			errs = append(errs, err)
		case bytes.Equal(old, f.Data):
			c.Keep = append(c.Keep, f.Path)
		case !isGenerated(old, header):
			errs = append(errs, fmt.Errorf("%s is in the way: it was not generated, so it is not overwritten", f.Path))
		default:
			c.Write = append(c.Write, f)
		}
	}
	stale, err := generated(root, header)
	if err != nil {
		errs = append(errs, err)
	}
	for _, p := range stale {
		if !wanted[p] {
			c.Remove = append(c.Remove, p)
		}
	}
	slices.SortFunc(c.Write, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	slices.Sort(c.Keep)
	return c, errors.Join(errs...)
}

// generated lists the files below root that begin with the header. It stays
// within the module, and out of hidden folders.
func generated(root fs.FS, header string) ([]string, error) {
	var found []string
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.IsDir():
			return skip(root, p)
		case !d.Type().IsRegular():
			return nil
		}
		start, err := head(root, p)
		if err == nil && isGenerated(start, header) {
			found = append(found, p)
		}
		return err
	})
	return found, err
}

func skip(root fs.FS, dir string) error {
	if dir == "." {
		return nil
	}
	if strings.HasPrefix(path.Base(dir), ".") {
		return fs.SkipDir
	}
	if _, err := fs.Stat(root, path.Join(dir, "go.mod")); err == nil {
		return fs.SkipDir
	}
	return nil
}

// headSize is enough for the longest form of the header.
const headSize = 128

func head(root fs.FS, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	buf := make([]byte, headSize)
	n, err := io.ReadFull(f, buf)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return buf[:n], err
}

// isGenerated reports whether the first line of a file is the header, as a
// comment in Go, in Markdown or in an archive.
func isGenerated(data []byte, header string) bool {
	line, _, _ := strings.Cut(string(data[:min(len(data), headSize)]), "\n")
	return line == "// "+header || line == "# "+header || line == "<!-- "+header+" -->"
}
