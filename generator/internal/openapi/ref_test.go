package openapi

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDeref follows references in a file and to others.
func TestDeref(t *testing.T) {
	t.Parallel()
	folder := write(t, map[string]string{
		"api.yaml": `openapi: 3.0.3
paths:
  /a: {$ref: parts/a.json}
  /b/{c}: {x: {$ref: '#/components/a~1b%20c~01'}}
  /c: {x: {$ref: './parts/more.yaml#/list/1'}}
  /d: {x: {$ref: '#/paths/~1b~1%7Bc%7D/x'}}
components: {"a/b c~1": {found: slash}}
x-data: {example: {$ref: nowhere.yaml}, x: {$ref: '#/nowhere'}}
`,
		"parts/a.json":    `{"found": "file", "back": {"$ref": "../api.yaml#/components/a~1b c~01"}}`,
		"parts/more.yaml": "list: [{}, {$ref: 'deep/er.yaml#/a'}]",
		"parts/deep/er.yaml": `a: {found: deeper}
b: {$ref: '../../parts/a.json'}
`,
	})
	d, err := Load(t.Context(), filepath.Join(folder, "api.yaml"), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	paths := d.Root.Get("paths")
	for _, test := range []struct {
		name string
		n    *Node
		want string
	}{
		{"a whole file", paths.Get("/a"), "file"},
		{"escapes", paths.Get("/b/{c}").Get("x"), "slash"},
		{"a chain through files", paths.Get("/c").Get("x"), "deeper"},
		{"a chain and percents", paths.Get("/d").Get("x"), "slash"},
		{"back to the first file", d.files["parts/a.json"].root.Get("back"), "slash"},
		{"no reference", d.Root.Get("components").Get("a/b c~1"), "slash"},
	} {
		n, err := d.Deref(test.n)
		if err != nil || n.Get("found").Text() != test.want {
			t.Errorf("%s: %v %v", test.name, n.Get("found").Text(), err)
		}
	}
	at := d.files["parts/a.json"].root.Get("found").At().String()
	if at != filepath.Join(folder, "parts/a.json")+":1:11" {
		t.Errorf("a value of another file is at %s", at)
	}
}

// TestData holds that $ref is a key as any other where data is, and no property's
// name.
func TestData(t *testing.T) {
	t.Parallel()
	parse(t, "a.yaml", `openapi: 3.1.0
paths: {}
components:
  schemas:
    A:
      properties: {$ref: {type: string}, default: {$ref: '#/components/schemas/A'}}
      example: {$ref: '#/no'}
      examples: [{$ref: '#/no'}]
      default: {$ref: '#/no'}
      enum: [{$ref: '#/no'}]
      const: {$ref: '#/no'}
      x-a: {$ref: '#/no'}
  examples: {default: {value: {$ref: '#/no'}}}
`)
	for _, text := range []string{
		"components: {schemas: {A: {properties: {value: {$ref: '#/no'}}}}}",
		"components: {schemas: {A: {properties: {properties: {properties: {x-a: {$ref: '#/no'}}}}}}}",
		"components: {responses: {default: {$ref: '#/no'}}}",
		"components: {examples: {example: {$ref: '#/no'}}}",
	} {
		if _, err := Parse("a.yaml", []byte(head+text), Limits{}); err == nil {
			t.Errorf("%s: there is no error", text)
		}
	}
}

// TestNearestDefinition follows references to definitions that the root lacks and a
// schema around them has.
func TestNearestDefinition(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.yaml", "openapi: 3.1.0\npaths: {}\n"+
		"a: {$defs: {X: {b: {$ref: '#/$defs/Y'}}, Y: {near: 1}}, inner: {$ref: '#/$defs/X'}}\n"+
		"c: {$ref: '#/definitions/Z'}\ndefinitions: {Z: {far: 1}}\n")
	for _, c := range []struct{ of, want string }{{"inner", "#/a/$defs/X"}, {"c", "#/definitions/Z"}} {
		n := d.Root.Get(c.of)
		if n == nil {
			n = d.Root.Get("a").Get(c.of)
		}
		if target, err := d.Deref(n); err != nil || target.Pointer() != c.want {
			t.Errorf("%s leads to %s, %v", c.of, target.Pointer(), err)
		}
	}
	x := d.Root.Get("a").Get("$defs").Get("X").Get("b")
	if target, err := d.Deref(x); err != nil || target.Pointer() != "#/a/$defs/Y" {
		t.Errorf("the reference in a definition leads to %s, %v", target.Pointer(), err)
	}
}

// TestResolve follows references that are texts.
func TestResolve(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.yaml", "openapi: 3.0.3\npaths: {}\nb: {$ref: '#/c'}\nc: {d: e}\nx: '#/b'\ny: '#/z'")
	if n, err := d.Resolve(d.Root.Get("x")); err != nil || n.Pointer() != "#/c" {
		t.Error(n.Pointer(), err)
	}
	_, err := d.Resolve(d.Root.Get("y"))
	want := `a.yaml:6:4: the reference "#/z" names nothing: the document has no "z"`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestHas asks for pointers, and marks nothing.
func TestHas(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.yaml", "openapi: 3.0.3\npaths: {/a: [{b: c}]}\n\"\": d")
	for pointer, want := range map[string]bool{
		"#/paths/~1a/0/b": true, "#/": true, "#": true, "#/paths/~1a/1": false, "#/paths/~1a/00": false,
		"#/paths/": false,
	} {
		if got := d.Has(pointer); got != want {
			t.Errorf("%s: %v, want %v", pointer, got, want)
		}
	}
	if got := len(d.Unread()); got != 2 {
		t.Errorf("%d keys are unread, want all", got)
	}
}

// TestOtherFiles holds what is refused of references to files.
func TestOtherFiles(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, ref, want string }{
		{"missing", "b.yaml", `b.yaml cannot be read: no such file or directory`},
		{"a folder", "folder", "folder is no file with a text"},
		{"above", "../b.yaml", "leads out of the folder of the document"},
		{"above in the middle", "folder/../../b.yaml", "leads out of the folder of the document"},
		{"above with escapes", "%2e%2e/b.yaml", "leads out of the folder of the document"},
		{"absolute", "/etc/passwd", "leads out of the folder of the document"},
		{"an address", "https://example.com/b.yaml#/a", "is an address, and nothing is downloaded: " +
			"save the file in the folder of the document"},
		{"an address of a file", "file:///etc/passwd", "is an address, and nothing is downloaded: " +
			"save the file in the folder of the document"},
		{"an address without a scheme", "//example.com/b.yaml", "is an address, and nothing is downloaded: " +
			"save the file in the folder of the document"},
		{"a path of Windows", `folder\b.yaml`, "is no path: paths have slashes"},
		{"a symbolic link out", "out.yaml", "out.yaml is a symbolic link out of the folder of the document"},
		{"a folder that leads out", "up/secret.yaml",
			"up/secret.yaml is a symbolic link out of the folder of the document"},
		{"a link to itself", "self.yaml", "self.yaml cannot be read: too many levels of symbolic links"},
		{"a device", "null.yaml", "null.yaml is a symbolic link out of the folder of the document"},
		{"broken", "broken.yaml", "broken.yaml cannot be read: FOLDER/broken.yaml:1:5: this is not YAML: " +
			"mapping values are not allowed in this context"},
		{"nothing in it", "ok.yaml#/b", `names nothing: the document has no "b"`},
		{"from there out", "chain.yaml", "leads out of the folder of the document"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			outer := write(t, map[string]string{
				"secret.yaml":            "a: 1",
				"api/api.yaml":           "openapi: 3.0.3\npaths:\n  /a: {$ref: '" + test.ref + "'}\n",
				"api/folder/a.yaml":      "a: 1",
				"api/ok.yaml":            "a: 1",
				"api/broken.yaml":        "    a: b: c",
				"api/chain.yaml":         "$ref: folder/chain.yaml",
				"api/folder/chain.yaml":  "$ref: ../../secret.yaml",
				"api/folder/inside.yaml": "a: 1",
			})
			folder := filepath.Join(outer, "api")
			for link, target := range map[string]string{
				"out.yaml": "../secret.yaml", "up": "..", "self.yaml": "self.yaml", "null.yaml": os.DevNull,
			} {
				if err := os.Symlink(target, filepath.Join(folder, link)); err != nil {
					t.Skip("there are no symbolic links here:", err)
				}
			}
			_, err := Load(t.Context(), filepath.Join(folder, "api.yaml"), Limits{})
			if err == nil {
				t.Fatal("there is no error")
			}
			if got := strings.ReplaceAll(err.Error(), folder, "FOLDER"); !strings.HasSuffix(got, test.want) {
				t.Errorf("got %s, want … %s", got, test.want)
			}
			if got, want := err.Error(), filepath.Join(folder, "api.yaml")+":3:14: "; !strings.Contains(got, want) &&
				test.name != "from there out" {
				t.Errorf("got %s, want it at %s", got, want)
			}
		})
	}
}

// TestLinkInside holds that a symbolic link inside the folder is followed.
func TestLinkInside(t *testing.T) {
	t.Parallel()
	folder := write(t, map[string]string{
		"api.yaml": "openapi: 3.0.3\npaths:\n  /a: {$ref: link.yaml}\n", "folder/a.yaml": "found: it",
	})
	if err := os.Symlink("folder/a.yaml", filepath.Join(folder, "link.yaml")); err != nil {
		t.Skip("there are no symbolic links here:", err)
	}
	d, err := Load(t.Context(), filepath.Join(folder, "api.yaml"), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := d.Deref(d.Root.Get("paths").Get("/a")); err != nil || n.Get("found").Text() != "it" {
		t.Error(n.Get("found").Text(), err)
	}
}

// TestLimitsOfFiles holds that limits count all files together.
func TestLimitsOfFiles(t *testing.T) {
	t.Parallel()
	folder := write(t, map[string]string{
		"api.yaml": "openapi: 3.0.3\npaths: {/a: {$ref: b.yaml}, /b: {$ref: c.yaml}}\n",
		"b.yaml":   "[1, 2, 3, 4, 5, 6, 7, 8, 9]", "c.yaml": "[1, 2, 3, 4, 5, 6, 7, 8, 9]",
	})
	for _, test := range []struct {
		name   string
		limits Limits
		want   string
	}{
		{"files", Limits{MaxFiles: 2}, "c.yaml: the document has more than 2 files, which is the limit"},
		{"bytes", Limits{MaxBytes: 100}, "c.yaml: the document has more than 100 bytes, which is the limit"},
		{"values", Limits{MaxNodes: 30}, "c.yaml: the document has more than 30 keys and values, which is the limit"},
		{"enough", Limits{MaxFiles: 3, MaxBytes: 140, MaxNodes: 40}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(t.Context(), filepath.Join(folder, "api.yaml"), test.limits)
			switch {
			case test.want == "" && err != nil:
				t.Error(err)
			case test.want != "" && (err == nil || err.Error() != filepath.Join(folder, test.want)):
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

// TestLoadFails holds the errors of the named file itself.
func TestLoadFails(t *testing.T) {
	t.Parallel()
	folder := write(t, map[string]string{"api.yaml": "openapi: 3.0.3\npaths: {/a: {$ref: b.yaml}}", "b.yaml": "{}"})
	for name, want := range map[string]string{
		"none.yaml": "the document cannot be read: no such file or directory",
		".":         "the file cannot be read: is a directory",
	} {
		name = filepath.Join(folder, name)
		if _, err := Load(t.Context(), name, Limits{}); err == nil || err.Error() != name+": "+want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Load(ctx, filepath.Join(folder, "api.yaml"), Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
