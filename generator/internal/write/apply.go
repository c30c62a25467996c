package write

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Apply carries the changes out below dir. Every file is first written under
// another name; only when all of them are on the disk do they take their places.
// When that fails halfway, what was there before is put back.
func Apply(dir string, c Changes) error {
	a := &application{dir: dir}
	err := a.stage(c.Write)
	if err == nil {
		err = a.replace(c)
	}
	if err != nil {
		return errors.Join(err, a.undo())
	}
	a.clean(c.Remove)
	return nil
}

// application is a run of Apply: what it has staged, and how to undo what it has
// replaced.
type application struct {
	dir     string
	staged  []string // temporary files that exist
	made    []string // folders that were made, outermost first
	restore []func() error
}

func (a *application) stage(files []File) error {
	for _, f := range files {
		target := filepath.Join(a.dir, filepath.FromSlash(f.Path))
		if err := a.mkdir(filepath.Dir(target)); err != nil {
			return err
		}
		temp := staging(target)
		a.staged = append(a.staged, temp)
		if err := os.WriteFile(temp, f.Data, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", f.Path, err)
		}
	}
	return nil
}

// staging is the name of a file until it takes its place. The go command
// ignores it.
func staging(target string) string {
	return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".sdkgen")
}

// mkdir makes a folder and those above it, and remembers which.
func (a *application) mkdir(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := a.mkdir(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	a.made = append(a.made, dir)
	return nil
}

func (a *application) replace(c Changes) error {
	for _, f := range c.Write {
		target := filepath.Join(a.dir, filepath.FromSlash(f.Path))
		if err := a.keepOld(target); err != nil {
			return err
		}
		if err := os.Rename(staging(target), target); err != nil {
			return fmt.Errorf("replacing %s: %w", f.Path, err)
		}
	}
	for _, name := range c.Remove {
		target := filepath.Join(a.dir, filepath.FromSlash(name))
		if err := a.keepOld(target); err != nil {
			return err
		}
		if err := os.Remove(target); err != nil {
			return fmt.Errorf("removing %s: %w", name, err)
		}
	}
	return nil
}

// keepOld remembers how to put a file back as it is now.
func (a *application) keepOld(target string) error {
	old, err := os.ReadFile(target)
	switch {
	case errors.Is(err, os.ErrNotExist):
		a.restore = append(a.restore, func() error { return ignoreMissing(os.Remove(target)) })
	case err != nil:
		return err
	default:
		a.restore = append(a.restore, func() error { return os.WriteFile(target, old, 0o644) })
	}
	return nil
}

func (a *application) undo() error {
	var errs []error
	for i := len(a.restore) - 1; i >= 0; i-- {
		errs = append(errs, a.restore[i]())
	}
	for _, temp := range a.staged {
		errs = append(errs, ignoreMissing(os.Remove(temp)))
	}
	for i := len(a.made) - 1; i >= 0; i-- {
		errs = append(errs, ignoreMissing(os.Remove(a.made[i])))
	}
	return errors.Join(errs...)
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// clean removes folders that the removal has left empty. A folder that still
// holds something does not go, which is no mistake.
func (a *application) clean(removed []string) {
	for _, name := range removed {
		for d := filepath.Dir(filepath.FromSlash(name)); d != "."; d = filepath.Dir(d) {
			if os.Remove(filepath.Join(a.dir, d)) != nil {
				break
			}
		}
	}
}
