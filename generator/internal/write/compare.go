package write

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"syscall"
)

// File is a file that is wanted, by its path below the root.
type File struct {
	Path string
	Data []byte
}

// Changes lists the changes to make.
type Changes struct {
	Write  []File   // new or different; the manifest is the last
	Remove []string // in the manifest, not wanted any more
	Keep   []string // as wanted already
	Edited []string // those of Write and Remove that were changed since they were written
}

// Form says how a folder is written.
type Form struct {
	Header  string   // the first line of every generated file, without what makes it a comment
	Without []string // parts of the output that are left out, sorted; the manifest lists them
	Force   bool     // overwrite and remove files that were edited by hand
}

// Compare compares the files with those below root. A file that would replace
// one that was not generated is an error, and so is one in a folder that belongs
// to another module or another SDK. CRLF line ends, which Git writes on Windows,
// are not a difference.
func Compare(root fs.FS, files []File, form Form) (Changes, error) {
	listed, _, err := readManifest(root, form.Header)
	if err != nil {
		return Changes{}, err
	}
	c := &comparison{root: root, header: form.Header, listed: listed, folders: map[string]error{".": nil}}
	wanted := map[string]bool{}
	for _, f := range slices.SortedFunc(slices.Values(files),
		func(a, b File) int { return strings.Compare(a.Path, b.Path) }) {
		wanted[f.Path] = true
		c.want(f)
	}
	for _, p := range slices.Sorted(maps.Keys(listed)) {
		if !wanted[p] {
			c.drop(p)
		}
	}
	c.want(File{Manifest, manifest(files, form)})
	return c.changes, errors.Join(c.errs...)
}

// EditedError reports generated files that were edited by hand, and that a run
// without [Form].Force neither overwrites nor removes.
type EditedError struct{ Paths []string }

// Error names the files, and what to do.
func (e *EditedError) Error() string {
	were := "was edited since it was generated"
	if len(e.Paths) > 1 {
		were = "were edited since they were generated"
	}
	return fmt.Sprintf("%s %s, and this run would undo that: keep what you need in a file of your own, which is never "+
		"touched, or in the description, and run again with -force; after a merge, -force is enough",
		strings.Join(e.Paths, ", "), were)
}

type comparison struct {
	root    fs.FS
	header  string
	listed  sums
	folders map[string]error // errors of folders in which nothing is written
	changes Changes
	errs    []error
}

func (c *comparison) want(f File) {
	if err := c.foreign(path.Dir(f.Path)); err != nil {
		if !slices.Contains(c.errs, err) {
			c.errs = append(c.errs, err)
		}
		return
	}
	old, err := fs.ReadFile(c.root, f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c.changes.Write = append(c.changes.Write, f)
	case err != nil:
		c.errs = append(c.errs, unreadable(c.root, f.Path, err))
	case bytes.Equal(unixLines(old), unixLines(f.Data)):
		c.changes.Keep = append(c.changes.Keep, f.Path)
	case !c.ours(f.Path, old):
		c.errs = append(c.errs, fmt.Errorf("%s is in the way: it was not generated, so it is not overwritten", f.Path))
	default:
		c.changes.Write = append(c.changes.Write, f)
		c.edited(f.Path, old)
	}
}

// drop removes a file that is listed. One that has lost its header was taken
// over by hand, and one in the folder of another SDK is not ours: they stay, and
// are not listed any more.
func (c *comparison) drop(name string) {
	if c.foreign(path.Dir(name)) != nil {
		return
	}
	old, err := fs.ReadFile(c.root, name)
	switch {
	case isMissing(err):
	case err != nil:
		c.errs = append(c.errs, unreadable(c.root, name, err))
	case c.ours(name, old):
		c.changes.Remove = append(c.changes.Remove, name)
		c.edited(name, old)
	}
}

// ours reports whether a file was generated: it has the header, or it is
// identical to the last output.
func (c *comparison) ours(name string, data []byte) bool {
	return isGenerated(data, c.header) || slices.Contains(c.listed[name], sum(data))
}

func (c *comparison) edited(name string, data []byte) {
	if was, ok := c.listed[name]; ok && !slices.Contains(was, sum(data)) {
		c.changes.Edited = append(c.changes.Edited, name)
	}
}

// foreign returns why a folder below the root does not belong to this SDK: it,
// or one above it, belongs to another module or to another SDK.
func (c *comparison) foreign(dir string) error {
	err, known := c.folders[dir]
	if known {
		return err
	}
	err = c.foreign(path.Dir(dir))
	for _, mark := range []string{"go.mod", Manifest} {
		if _, serr := fs.Stat(c.root, path.Join(dir, mark)); err == nil && serr == nil {
			err = fmt.Errorf("%s is in the way: by its %s it is not part of this SDK, so nothing is written into it",
				dir, mark)
		}
	}
	c.folders[dir] = err
	return err
}

// isMissing reports whether an error means that a file, or its folder, does not
// exist.
func isMissing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// unreadable returns an error of reading a file, with the symbolic link in its
// path that may be the reason.
func unreadable(root fs.FS, name string, err error) error {
	for i := range len(name) + 1 {
		if i < len(name) && name[i] != '/' {
			continue
		}
		info, lerr := fs.Lstat(root, name[:i])
		if lerr == nil && info.Mode().Type() == fs.ModeSymlink {
			return fmt.Errorf("%w: %s is a symbolic link, which is not followed out of the folder that is written into",
				err, name[:i])
		}
	}
	return err
}

// headSize is enough for the longest form of the header.
const headSize = 128

// isGenerated reports whether the first line of a file is the header, as a
// comment in Go, in Markdown or in an archive.
func isGenerated(data []byte, header string) bool {
	line, _, _ := strings.Cut(string(data[:min(len(data), headSize)]), "\n")
	line = strings.TrimSuffix(line, "\r")
	return line == "// "+header || line == "# "+header || line == "<!-- "+header+" -->"
}

// unixLines returns text with LF instead of CRLF.
func unixLines(data []byte) []byte { return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) }
