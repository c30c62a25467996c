package write

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"sync"
)

// staging is the folder below the root in which a run keeps new files until the
// exchange, and old files until it is complete. The go command ignores it.
const staging = ".sdkgen"

const journalFile = staging + "/journal"

// newFile and oldFile are the names in the staging folder of the file of the
// i-th entry of the journal.
func newFile(i int) string { return fmt.Sprintf("%s/new-%d", staging, i) }

func oldFile(i int) string { return fmt.Sprintf("%s/old-%d", staging, i) }

// stagedName matches the files that a run writes to the staging folder.
var stagedName = regexp.MustCompile(`^(new-\d+|old-\d+|journal|journal\.new|\.gitignore)$`)

// makeStaging creates the folder, and excludes it from version control.
func makeStaging(root *os.Root) error {
	if err := root.Mkdir(staging, 0o755); err != nil {
		return fmt.Errorf("%w: the name is needed for files on their way to their places", err)
	}
	return root.WriteFile(staging+"/.gitignore", []byte("*\n"), 0o644)
}

// clearStaging removes the staging folder and the files that a run wrote to it,
// and nothing else. It does nothing if the folder does not exist.
func clearStaging(root *os.Root) error {
	info, err := root.Lstat(staging)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || !info.IsDir() {
		return err
	}
	entries, err := fs.ReadDir(root.FS(), staging)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if stagedName.MatchString(e.Name()) {
			errs = append(errs, root.Remove(staging+"/"+e.Name()))
		}
	}
	_ = root.Remove(staging) // it stays if it contains something else
	return errors.Join(errs...)
}

// write creates a file.
func write(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// syncFiles waits until new files are on the disk.
func syncFiles(root *os.Root, names []string) error {
	return together(names, func(name string) error {
		f, err := root.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
}

// syncFolders waits until the names in folders are on the disk, if the operating
// system supports it.
func syncFolders(root *os.Root, dirs []string) {
	_ = together(dirs, func(dir string) error {
		f, err := root.Open(dir)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
}

// together calls f for many files concurrently, which takes a file system little
// longer than one call.
func together(names []string, f func(name string) error) error {
	const atOnce = 64
	errs := make([]error, len(names))
	limit := make(chan struct{}, atOnce)
	var wait sync.WaitGroup
	for i, name := range names {
		limit <- struct{}{}
		wait.Go(func() {
			errs[i] = f(name)
			<-limit
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}
