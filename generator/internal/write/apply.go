package write

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
)

// apply makes the changes, or restores the previous files. Before each step it
// checks whether to continue.
func apply(root *os.Root, c Changes, before func(step string) error) error {
	t := &transaction{root: root, before: before}
	err := t.stage(c)
	if err == nil {
		err = t.exchange()
	}
	if err == nil {
		err = t.commit()
	}
	if err == nil {
		// The old files are no longer needed. Remaining ones are removed by the
		// next run.
		_ = clearStaging(root)
		return nil
	}
	if undo := rollBack(root); undo != nil {
		return &RollBackError{Cause: err, Err: undo}
	}
	return err
}

// RollBackError reports a run that failed and could not restore the previous
// files.
type RollBackError struct {
	Cause error // why the run failed
	Err   error // why the files were not restored
}

// Error returns a message with both errors.
func (e *RollBackError) Error() string {
	return fmt.Sprintf("%v; putting back what was there before failed too, and is tried again by the next run: %v", e.Cause, e.Err)
}

// Unwrap returns both reasons.
func (e *RollBackError) Unwrap() []error { return []error{e.Cause, e.Err} }

// transaction is a run of apply.
type transaction struct {
	root    *os.Root
	before  func(step string) error
	entries []entry
}

// stage writes the new files into the staging folder, and last the journal.
func (t *transaction) stage(c Changes) error {
	if err := t.before("stage"); err != nil {
		return err
	}
	if err := makeStaging(t.root); err != nil {
		return err
	}
	for _, f := range c.Write {
		if err := t.before("stage " + f.Path); err != nil {
			return err
		}
		e := entry{do: create, sum: sum(f.Data), path: f.Path}
		switch info, err := t.root.Lstat(f.Path); {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case info.IsDir():
			return fmt.Errorf("%s is in the way: it is a folder", f.Path)
		default:
			e.do = replace
		}
		if err := write(t.root, newFile(len(t.entries)), f.Data); err != nil {
			return fmt.Errorf("writing %s: %w", f.Path, err)
		}
		t.entries = append(t.entries, e)
	}
	for _, name := range c.Remove {
		t.entries = append(t.entries, entry{do: remove, sum: noSum, path: name})
	}
	if err := t.before("journal"); err != nil {
		return err
	}
	return writeJournal(t.root, t.entries, len(c.Write))
}

// exchange replaces the old files by the new ones.
func (t *transaction) exchange() error {
	for i, e := range t.entries {
		if err := t.before(string(e.do) + " " + e.path); err != nil {
			return err
		}
		if err := t.put(i, e); err != nil {
			return fmt.Errorf("%s %s: %w", e.do, e.path, err)
		}
	}
	for _, e := range t.entries {
		if e.do == remove {
			prune(t.root, e.path)
		}
	}
	return nil
}

func (t *transaction) put(i int, e entry) error {
	switch e.do {
	case remove:
		return t.root.Rename(e.path, oldFile(i))
	case replace:
		// A link leaves no moment without the file; not every file system has
		// them.
		if t.root.Link(e.path, oldFile(i)) != nil {
			if err := t.root.Rename(e.path, oldFile(i)); err != nil {
				return err
			}
		}
	case create:
		if err := t.root.MkdirAll(path.Dir(e.path), 0o755); err != nil {
			return err
		}
	}
	if err := t.before("put " + e.path); err != nil {
		return err
	}
	return t.root.Rename(newFile(i), e.path)
}

// commit removes the journal. From then on the new files are the ones that
// count.
func (t *transaction) commit() error {
	if err := t.before("commit"); err != nil {
		return err
	}
	dirs := map[string]bool{}
	for _, e := range t.entries {
		dirs[path.Dir(e.path)] = true
	}
	syncFolders(t.root, slices.Collect(maps.Keys(dirs)))
	return t.root.Remove(journalFile)
}

// prune removes the empty folders above name. A folder that is not empty stays,
// which is not an error.
func prune(root *os.Root, name string) {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		info, err := root.Lstat(dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil || !info.IsDir() || root.Remove(dir) != nil {
			return
		}
	}
}
