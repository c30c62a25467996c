package write

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// action is what an entry of the journal does with a file.
type action string

const (
	create  action = "create"
	replace action = "replace"
	remove  action = "remove"
)

// entry is a line of the journal.
type entry struct {
	do   action
	sum  string // of the new file
	path string
}

// noSum replaces the hash if there is no new file.
const noSum = "-"

const journalHeader = "sdkgen journal 1"

// writeJournal records the planned changes to the n staged files. It is written
// atomically, after the staged files.
func writeJournal(root *os.Root, entries []entry, n int) error {
	var b strings.Builder
	fmt.Fprintln(&b, journalHeader)
	for _, e := range entries {
		fmt.Fprintln(&b, e.do, e.sum, e.path)
	}
	unnamed := journalFile + ".new"
	if err := write(root, unnamed, []byte(b.String())); err != nil {
		return err
	}
	names := []string{unnamed}
	for i := range n {
		names = append(names, newFile(i))
	}
	if err := syncFiles(root, names); err != nil {
		return err
	}
	if err := root.Rename(unnamed, journalFile); err != nil {
		return err
	}
	syncFolders(root, []string{staging})
	return nil
}

// readJournal returns the journal of an interrupted run, or nothing.
func readJournal(root *os.Root) ([]entry, error) {
	data, err := root.ReadFile(journalFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if lines[0] != journalHeader {
		return nil, fmt.Errorf("%s was left by another version of sdkgen: run that one, or take what you need from %s and remove it", journalFile, staging)
	}
	var entries []entry
	for i, line := range lines[1:] {
		parts := strings.SplitN(line, " ", 3)
		if len(parts) != 3 || !fs.ValidPath(parts[2]) {
			return nil, fmt.Errorf("%s:%d: %q is no line of a journal: take what you need from %s and remove it", journalFile, i+2, line, staging)
		}
		entries = append(entries, entry{do: action(parts[0]), sum: parts[1], path: parts[2]})
	}
	return entries, nil
}

// rollBack restores the folder to its state before an interrupted run. It may
// itself be interrupted and repeated. A file that exists and differs from the
// one that the run wrote was changed since, and is not touched.
func rollBack(root *os.Root) error {
	entries, err := readJournal(root)
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		return clearStaging(root)
	}
	var errs []error
	for i, e := range entries {
		if err := undo(root, i, e); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", e.path, err))
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...)
	}
	if err := root.Remove(journalFile); err != nil {
		return err
	}
	return clearStaging(root)
}

func undo(root *os.Root, i int, e entry) error {
	state, err := stateOf(root, e)
	if err != nil {
		return err
	}
	if e.do == create {
		if state == asPut {
			if err := root.Remove(e.path); err != nil {
				return err
			}
		}
		prune(root, e.path)
		return nil
	}
	if _, err := root.Lstat(oldFile(i)); errors.Is(err, fs.ErrNotExist) || state == changed {
		return nil
	}
	if err := root.MkdirAll(path.Dir(e.path), 0o755); err != nil {
		return err
	}
	return root.Rename(oldFile(i), e.path)
}

// state compares a file with the one that a run wrote.
type state int

const (
	missing state = iota
	asPut
	changed
)

func stateOf(root *os.Root, e entry) (state, error) {
	info, err := root.Lstat(e.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return missing, nil
	case isMissing(err):
		return changed, nil // a file in the place of its folder
	case err != nil:
		return changed, err
	case !info.Mode().IsRegular():
		return changed, nil
	}
	data, err := root.ReadFile(e.path)
	if err == nil && sum(data) == e.sum {
		return asPut, nil
	}
	return changed, err
}
