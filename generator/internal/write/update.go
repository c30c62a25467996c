package write

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
)

// Update writes the files below dir, and returns the changes. If ctx ends before
// the update is complete, or anything fails, the folder is left unchanged, and
// the error explains why. Files that were edited by hand are such a reason,
// [EditedError], unless form.Force is set. Two runs on one folder wait for each other.
func Update(ctx context.Context, dir string, files []File, form Form) (Changes, error) {
	_, err := os.Stat(dir)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Changes{}, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Changes{}, err
	}
	defer root.Close()
	changes, err := update(ctx, root, files, form)
	if err != nil && isNew {
		_ = os.Remove(dir)
	}
	return changes, err
}

func update(ctx context.Context, root *os.Root, files []File, form Form) (Changes, error) {
	unlock, err := lock(ctx, root, true)
	if err != nil {
		return Changes{}, err
	}
	defer unlock()
	if err := repair(root); err != nil {
		return Changes{}, err
	}
	changes, err := Compare(root.FS(), files, form)
	if err != nil || len(changes.Write)+len(changes.Remove) == 0 {
		return changes, err
	}
	if len(changes.Edited) > 0 && !form.Force {
		slices.Sort(changes.Edited)
		return Changes{}, &EditedError{changes.Edited}
	}
	return changes, apply(root, changes, func(string) error { return context.Cause(ctx) })
}

// Repair restores the files below dir after a run that was killed, if there was
// one. Update does that first.
func Repair(ctx context.Context, dir string) error {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer root.Close()
	unlock, err := lock(ctx, root, true)
	if err != nil {
		return err
	}
	defer unlock()
	return repair(root)
}

func repair(root *os.Root) error {
	if err := rollBack(root); err != nil {
		return fmt.Errorf("repairing what an interrupted run has left: %w", err)
	}
	return nil
}

// Check returns the changes that Update would make, and writes nothing. The rest
// of an interrupted run is an error: it takes an Update to repair it.
func Check(ctx context.Context, dir string, files []File, form Form) (Changes, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return Compare(os.DirFS(dir), files, form)
	}
	if err != nil {
		return Changes{}, err
	}
	defer root.Close()
	unlock, err := lock(ctx, root, false)
	if err != nil {
		return Changes{}, err
	}
	defer unlock()
	if _, err := root.Lstat(journalFile); err == nil {
		return Changes{}, fmt.Errorf(
			"%s: an earlier run was killed while it wrote: the next run that may write repairs it",
			dir,
		)
	}
	return Compare(root.FS(), files, form)
}
