package write

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// first and second are two SDKs that differ in every way: files and folders that
// are new, different, the same, and gone.
var first = []File{
	{"a/README.md", note("one\n")},
	{"a/changed.go", goFile("package a // one\n")},
	{"a/same.go", goFile("package a\n")},
	{"a/stale.go", goFile("package a // stale\n")},
	{"gone/deep/down/stale.txtar", archive("stale\n")},
	{"gone/stale.go", goFile("package gone\n")},
	{"kept/stale.go", goFile("package kept\n")},
}

var second = []File{
	{"a/README.md", note("two\n")},
	{"a/changed.go", goFile("package a // two\n")},
	{"a/new.go", goFile("package a // new\n")},
	{"a/same.go", goFile("package a\n")},
	{"n/e/w/new.go", goFile("package w\n")},
	{"n/new.json", []byte("{}")},
}

// byHand are files that no run may touch.
var byHand = map[string]string{
	"a/hand.go":            "package a // by hand\n",
	"a/looks_generated.go": string(goFile("package a // but is not listed\n")),
	"kept/hand.go":         "package kept\n",
	"vendor/a/a.go":        string(goFile("package a\n")),
}

// settled returns the tree that a folder has after a run: the files, their manifest
// and what is by hand.
func settled(t *testing.T, files []File) map[string]string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, byHand)
	for _, f := range append([]File{{Manifest, manifest(files, form)}}, files...) {
		put(t, dir, map[string]string{f.Path: string(f.Data)})
	}
	return tree(t, dir)
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, byHand)
	must(t, dir, first)
	sameTree(t, settled(t, first), tree(t, dir))
	got := must(t, dir, second)
	sameTree(t, settled(t, second), tree(t, dir))
	want := Changes{
		Write:  []File{second[0], second[1], second[2], second[4], second[5], {Manifest, manifest(second, form)}},
		Remove: []string{"a/stale.go", "gone/deep/down/stale.txtar", "gone/stale.go", "kept/stale.go"},
		Keep:   []string{"a/same.go"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if got := must(t, dir, second); hasChanges(got) {
		t.Errorf("the second time: %+v", got)
	}
}

func TestUpdateNamesWhatWasEdited(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, dir, first)
	put(t, dir,
		map[string]string{"a/changed.go": string(goFile("by hand\n")), "a/stale.go": string(goFile("by hand\n"))})
	got := must(t, dir, second)
	if want := []string{"a/changed.go", "a/stale.go"}; !reflect.DeepEqual(got.Edited, want) {
		t.Errorf("got %v, want %v", got.Edited, want)
	}
}

// Files that were edited by hand are refused by name, whether they would be
// overwritten or removed, and nothing is written. A file that a person has taken
// over by removing its header is no such file.
func TestUpdateRefusesWhatWasEdited(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, dir, first)
	put(t, dir, map[string]string{
		"a/changed.go": string(goFile("by hand\n")), "a/stale.go": string(goFile("by hand\n")),
		"gone/stale.go": "package gone // by hand\n",
	})
	before := tree(t, dir)
	_, err := Update(t.Context(), dir, second, Form{Header: header})
	var edited *EditedError
	want := []string{"a/changed.go", "a/stale.go"}
	if !errors.As(err, &edited) || !reflect.DeepEqual(edited.Paths, want) ||
		!strings.HasPrefix(err.Error(), "a/changed.go, a/stale.go were edited since they were generated") {
		t.Errorf("got %v, want it to name %v", err, want)
	}
	sameTree(t, before, tree(t, dir))
}

// Two SDKs in one module, one of them in a folder below the other.
func TestTwoSDKs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	inner := filepath.Join(dir, "inner")
	must(t, dir, first)
	must(t, inner, second)
	before := tree(t, inner)
	must(t, dir, second)
	sameTree(t, before, tree(t, inner))
	must(t, inner, first)
	if c, err := Check(t.Context(), dir, second, form); err != nil || hasChanges(c) {
		t.Errorf("the outer SDK: %+v and %v", c, err)
	}
}

// atEachStep runs a change from first to second again and again, and hands a
// hook to it that is called with each step. Before the n-th step the hook does
// what interrupt says. It returns when all steps were interrupted.
func atEachStep(
	t *testing.T, interrupt func(step string) error, run func(t *testing.T, dir string, hook func(string) error),
) {
	t.Helper()
	for n, reached := 0, true; reached; n++ {
		reached = false
		dir := t.TempDir()
		put(t, dir, byHand)
		must(t, dir, first)
		i, at := 0, ""
		run(t, dir, func(step string) error {
			if i++; i <= n {
				return nil
			}
			reached, at = true, step
			return interrupt(step)
		})
		if t.Failed() {
			t.Fatalf("interrupted before step %d, %q", n, at)
		}
		if n > 100 {
			t.Fatal("there is no end of steps")
		}
	}
}

// change applies the way from first to second.
func change(t *testing.T, dir string, hook func(string) error) error {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	c, err := Compare(root.FS(), second, form)
	if err != nil {
		t.Fatal(err)
	}
	return apply(root, c, hook)
}

// An error before any step leaves the tree as it was.
func TestFailureAtEachStep(t *testing.T) {
	t.Parallel()
	full := errors.New("no space left on device")
	steps := 0
	atEachStep(t, func(string) error { return full }, func(t *testing.T, dir string, hook func(string) error) {
		err := change(t, dir, hook)
		if err == nil {
			sameTree(t, settled(t, second), tree(t, dir))
			return
		}
		steps++
		if !errors.Is(err, full) {
			t.Errorf("got %v, want %v", err, full)
		}
		sameTree(t, settled(t, first), tree(t, dir))
	})
	if steps < 20 {
		t.Errorf("only %d steps can fail", steps)
	}
}

// death is a panic that stands for the end of a process.
type death struct{}

// die applies the way from first to second, and reports whether it died.
func die(t *testing.T, dir string, hook func(string) error) (died bool) {
	defer func() {
		r := recover()
		died = r == death{}
		if r != nil && !died {
			panic(r)
		}
	}()
	if err := change(t, dir, hook); err != nil {
		t.Error(err)
	}
	return false
}

// A process that ends before any step leaves what the next run repairs, whatever
// that one is about to write, and even when that one is killed too.
func TestDeathAtEachStep(t *testing.T) {
	t.Parallel()
	for name, next := range map[string][]File{"the same": second, "back": first} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			atEachStep(t, func(string) error { panic(death{}) },
				func(t *testing.T, dir string, hook func(string) error) {
					die(t, dir, hook)
					_, err := Check(t.Context(), dir, second, form)
					if _, jerr := os.Stat(filepath.Join(dir, journalFile)); (jerr == nil) != (err != nil) {
						t.Errorf("a check says %v, and the journal %v", err, jerr)
					}
					must(t, dir, next)
					sameTree(t, settled(t, next), tree(t, dir))
				})
		})
	}
}

// TestRepair puts back what was there before a run that died.
func TestRepair(t *testing.T) {
	t.Parallel()
	atEachStep(t, func(string) error { panic(death{}) }, func(t *testing.T, dir string, hook func(string) error) {
		want := second
		if die(t, dir, hook) {
			want = first
		}
		if err := Repair(t.Context(), dir); err != nil {
			t.Error(err)
		}
		sameTree(t, settled(t, want), tree(t, dir))
	})
	if err := Repair(t.Context(), filepath.Join(t.TempDir(), "missing")); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// opened returns a folder with the first SDK, and the transaction that would make it
// the second.
func opened(t *testing.T, before func(string) error) (dir string, half *transaction, c Changes) {
	t.Helper()
	dir = t.TempDir()
	put(t, dir, byHand)
	must(t, dir, first)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	if c, err = Compare(root.FS(), second, form); err != nil {
		t.Fatal(err)
	}
	return dir, &transaction{root: root, before: before}, c
}

// TestRollBackIsRepeatable undoes some of the entries first, as a process does
// that is killed while it repairs.
func TestRollBackIsRepeatable(t *testing.T) {
	t.Parallel()
	for done := 0; ; done++ {
		dir, half, c := opened(t, func(string) error { return nil })
		if err := errors.Join(half.stage(c), half.exchange()); err != nil {
			t.Fatal(err)
		}
		for i, e := range half.entries[:done] {
			if err := undo(half.root, i, e); err != nil {
				t.Fatal(err)
			}
		}
		if err := rollBack(half.root); err != nil {
			t.Fatal(err)
		}
		sameTree(t, settled(t, first), tree(t, dir))
		if done == len(half.entries) || t.Failed() {
			return
		}
	}
}

// From the commit on nothing is put back, and until then version control sees
// nothing of what is staged.
func TestCommit(t *testing.T) {
	t.Parallel()
	dir, half, c := opened(t, func(string) error { return nil })
	if err := errors.Join(half.stage(c), half.exchange(), half.commit()); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, dir)[".sdkgen/.gitignore"]; got != "*\n" {
		t.Errorf(".sdkgen/.gitignore is %q", got)
	}
	if err := rollBack(half.root); err != nil {
		t.Fatal(err)
	}
	sameTree(t, settled(t, second), tree(t, dir))
}

// What somebody has put in place of a file after a run was killed is not undone.
func TestRepairLeavesLaterWorkAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, dir, first)
	func() {
		defer func() { _ = recover() }()
		_ = change(t, dir, func(step string) error {
			if step == "commit" {
				panic("killed")
			}
			return nil
		})
	}()
	put(t, dir,
		map[string]string{
			"a/new.go": "package a // by hand\n", "a/stale.go": "package a // by hand\n",
			"a/changed.go": string(goFile("package a // later\n")),
		})
	if err := os.RemoveAll(filepath.Join(dir, "n")); err != nil {
		t.Fatal(err)
	}
	put(t, dir, map[string]string{"n": "a file now"})
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := rollBack(root); err != nil {
		t.Fatal(err)
	}
	got := tree(t, dir)
	for name, want := range map[string]string{
		"a/new.go": "package a // by hand\n", "a/stale.go": "package a // by hand\n",
		"a/changed.go": string(goFile("package a // later\n")),
		"n":            "a file now", "a/README.md": string(note("one\n")),
		"gone/stale.go": string(goFile("package gone\n")),
		Manifest:        string(manifest(first, form)),
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

// A folder where a file should go makes the last step fail, after other files
// have been replaced.
func TestFolderInTheWay(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, map[string]string{"a.go": "old", "z.go/in_the_way": "", "stale.go": "stale"})
	before := tree(t, dir)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	err = apply(root, Changes{
		Write:  []File{{"a.go", []byte("new")}, {"made/b.go", []byte("b")}, {"z.go", []byte("z")}},
		Remove: []string{"stale.go"},
	}, func(string) error { return nil })
	if err == nil || err.Error() != "z.go is in the way: it is a folder" {
		t.Errorf("got %v", err)
	}
	sameTree(t, before, tree(t, dir))
}

func TestUpdateIsCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(t.Context())
	cause := errors.New("interrupt")
	cancel(cause)
	dir := filepath.Join(t.TempDir(), "new")
	if _, err := Update(ctx, dir, first, form); !errors.Is(err, cause) {
		t.Errorf("got %v, want %v", err, cause)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made, and stays")
	}
}

// Names in the staging folder that are not of this program stay, and stop it.
func TestStagingFolderOfSomebodyElse(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, map[string]string{".sdkgen/notes.txt": "mine"})
	before := tree(t, dir)
	_, err := Update(t.Context(), dir, first, form)
	if err == nil ||
		!strings.Contains(err.Error(),
			".sdkgen: file exists: the name is needed for files on their way to their places") {
		t.Errorf("got %v", err)
	}
	sameTree(t, before, tree(t, dir))
}

func TestDamagedJournal(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ journal, want string }{
		"another version": {
			"sdkgen journal 2\n",
			".sdkgen/journal was left by another version of sdkgen: run that one, or take what you need from .sdkgen " +
				"and remove it",
		},
		"a way out": {
			"sdkgen journal 1\ncreate - ../x.go\n",
			`.sdkgen/journal:2: "create - ../x.go" is no line of a journal: take what you need from .sdkgen and ` +
				`remove it`,
		},
		"half a line": {
			"sdkgen journal 1\nremove -",
			`.sdkgen/journal:2: "remove -" is no line of a journal: take what you need from .sdkgen and remove it`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			put(t, dir, map[string]string{".sdkgen/journal": test.journal, ".sdkgen/old-0": "old"})
			before := tree(t, dir)
			_, err := Update(t.Context(), dir, first, form)
			if want := "repairing what an interrupted run has left: " + test.want; err == nil || err.Error() != want {
				t.Errorf("got %v\nwant %s", err, want)
			}
			sameTree(t, before, tree(t, dir))
		})
	}
}

// Many runs at once end with the tree of one of them.
func TestConcurrentRuns(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, byHand)
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for j := range 5 {
				files := first
				if (i+j)%2 == 0 {
					files = second
				}
				if _, err := Update(t.Context(), dir, files, form); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	want := settled(t, first)
	if tree(t, dir)[Manifest] != want[Manifest] {
		want = settled(t, second)
	}
	sameTree(t, want, tree(t, dir))
}

// While another process has the lock a run waits, until it is told not to.
func TestLockIsWaitedFor(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	unlock, held, err := tryLock(root, true)
	if err != nil || held {
		t.Fatalf("held %v and %v", held, err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	cause := errors.New("interrupt")
	cancel(cause)
	if _, err := Update(ctx, dir, first, form); !errors.Is(err, cause) {
		t.Errorf("a run that is told to end: got %v, want %v", err, cause)
	}
	if _, held, err := tryLock(root, true); !held {
		t.Errorf("a second lock: held %v and %v", held, err)
	}
	unlock()
	must(t, dir, first)
}
