package generator

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestFixtureNames makes sure that a test file without tests, which contains
// what tests use, ends in _fixture_test.go, and no other does.
func TestFixtureNames(t *testing.T) {
	t.Parallel()
	tests := regexp.MustCompile(`(?m)^func (Test|Benchmark|Fuzz|Example)`)
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "testdata":
			return fs.SkipDir
		case !strings.HasSuffix(name, "_test.go"):
			return nil
		}
		if isFixture := strings.HasSuffix(name, "_fixture_test.go"); isFixture == tests.Match(read(t, name)) {
			t.Errorf("%s: a test file ends in _fixture_test.go if and only if it has no test", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
