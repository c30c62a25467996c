package selftest

import (
	"os"
	"path/filepath"
	"testing"
)

func TestExampleBody(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, test := range map[string]struct{ archive, want string }{
		"a body": {
			"# doc\n-- response --\n200\n-- response.body --\n[{\n  \"id\": \"a b\"}]\n-- value --\n[0].ID = \"a b\"\n",
			`[{"id":"a b"}]`,
		},
		"no body": {"# doc\n-- response --\n204\n-- value --\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := os.WriteFile(filepath.Join(folder, name+".txtar"), []byte(test.archive), 0o644); err != nil {
				t.Fatal(err)
			}
			if got, err := exampleBody(folder, name); got != test.want || err != nil {
				t.Errorf("got %s, %v, want %s", got, err, test.want)
			}
		})
	}
	if _, err := exampleBody(folder, "none"); err == nil {
		t.Error("an archive that does not exist has a body")
	}
}
