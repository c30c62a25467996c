package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	shop "github.com/seed-e19c5fb5/clerk-go/generator/testdata/shop/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// firstUse is a run in the module of the shop, or from there into another one.
type firstUse struct {
	api         dsl.API
	mod         string // go.mod of the folder other, if there is one
	sum         bool   // whether that has a go.sum
	environment []string
	args        []string
	want        string // of the message; MOD is the folder of the shop, * what the go command says
}

const (
	otherMod    = "module example.com/other\n\ngo 1.26.0\n"
	testsImport = "the tests in the output import github.com/jarcoal/httpmock, which the go command cannot load: "
	get         = `run "go get github.com/jarcoal/httpmock@v1.4.2" in MOD/other`
)

// loadFailures are what goes wrong with the packages that the output imports.
var loadFailures = map[string]firstUse{
	"httpmock is not required": {
		mod: otherMod, args: []string{"-out", "other"},
		want: testsImport + "*: " + get,
	},
	"httpmock is not in go.sum": {
		mod: otherMod + "\nrequire github.com/jarcoal/httpmock v1.4.2\n", args: []string{"-out", "other"},
		want: testsImport + "*: " + get,
	},
	"no proxy is allowed": {
		mod: otherMod, args: []string{"-out", "other"}, environment: []string{"GOFLAGS=-mod=mod"},
		want: testsImport + "*: " + get + ", with a GOPROXY that is not off",
	},
	"the module cache is empty": {
		mod: otherMod + "\nrequire github.com/jarcoal/httpmock v1.4.2\n", sum: true, args: []string{"-out", "other"},
		environment: []string{"GOMODCACHE=EMPTY"},
		want:        testsImport + "*: " + get + ", with a GOPROXY that is not off",
	},
	"the proxy is unreachable": {
		mod: otherMod, args: []string{"-out", "other"},
		environment: []string{"GOFLAGS=-mod=mod", "GOPROXY=http://127.0.0.1:1", "GONOPROXY=", "GOPRIVATE="},
		want:        testsImport + "*: " + get + ", with a GOPROXY that can be reached",
	},
	"the Go that is there is too old": {
		mod: "module example.com/other\n\ngo 1.99.0\n", args: []string{"-out", "other"},
		environment: []string{"GOTOOLCHAIN=local"},
		want: "the go command cannot load what the output imports: go: go.mod requires go >= 1.99.0 *: take that " +
			"version of Go, or set GOTOOLCHAIN=auto",
	},
	"the build cache is off": {
		environment: []string{"GOCACHE=off"},
		want: `the go command cannot load what the output imports: *: run "unset GOCACHE" or "go env -u ` +
			`GOCACHE"`,
	},
	"go.mod is not up to date": {
		environment: []string{"GOFLAGS=-mod=readonly", "WITHOUT=httpmock"},
		want: `the go command cannot load what the output imports: *: run "go get ` +
			`github.com/jarcoal/httpmock@v1.4.2" in MOD`,
	},
	"there is no go command": {
		environment: []string{"PATH=MOD"},
		want: `-spec ./spec: loading the package that declares the description: *: put the folder of the go ` +
			`command into PATH`,
	},
}

// moduleFailures are what goes wrong with go.mod and the flags.
var moduleFailures = map[string]firstUse{
	"go.mod is of an older Go": {
		mod: "module example.com/other\n\ngo 1.25.3\n", args: []string{"-out", "other"},
		want: `MOD/other/go.mod says go 1.25.3, and the output needs go 1.26: run "go mod edit -go=1.26.0" in ` +
			`MOD/other`,
	},
	"go.mod names no Go": {
		mod: "module example.com/other\n", args: []string{"-out", "other"},
		want: `MOD/other/go.mod says no Go version, and the output needs go 1.26: run "go mod edit -go=1.26.0" in ` +
			`MOD/other`,
	},
	"go.mod names no module": {
		mod: "go 1.26.0\n", args: []string{"-out", "other"},
		want: `MOD/other/go.mod declares no module`,
	},
	"-module is not what go.mod says": {
		mod: otherMod, args: []string{"-out", "other", "-module", "example.com/mine"},
		want: `-module example.com/mine: by MOD/other/go.mod the import path of other is example.com/other: leave ` +
			`-module out, or run "go mod edit -module=example.com/mine" in MOD/other first`,
	},
	"-module is not what the go.mod above says": {
		args: []string{"-out", "not/there/yet", "-module", "example.com/mine"},
		want: `-module example.com/mine: by MOD/go.mod the import path of not/there/yet is ` +
			`example.com/shop/not/there/yet: leave -module out, or, for a module of its own, run "go mod init ` +
			`example.com/mine" in not/there/yet first`,
	},
	"-spec is forgotten": {
		api: sessionsOnly(),
		want: `-spec ./spec: the package there describes "Shop" with things, shelves, and the description to ` +
			`generate from is "Clerk" with sessions: name the package that declares it with -spec`,
	},
	"-spec is forgotten, and the API has the same name": {
		api: func() dsl.API {
			api := sessionsOnly()
			api.Name = "Shop"
			return api
		}(),
		want: `-spec ./spec: the package there describes "Shop" with things, shelves, and the description to ` +
			`generate from is "Shop" with sessions: name the package that declares it with -spec`,
	},
	"-spec is forgotten, and there is none": {
		args: []string{"-spec", "./gone"},
		want: `-spec ./gone: loading the package that declares the description: *`,
	},
}

// TestFirstUse covers the errors of a module that generates for the first time.
// They are distinguished from mistakes of the generator, name the command that
// helps, and nothing is written.
func TestFirstUse(t *testing.T) {
	for _, cases := range []map[string]firstUse{loadFailures, moduleFailures} {
		for name, test := range cases {
			t.Run(name, func(t *testing.T) { test.run(t) })
		}
	}
}

func (test firstUse) run(t *testing.T) {
	var without []string
	environment := map[string]string{"GOFLAGS": ""}
	for _, setting := range test.environment {
		key, value, _ := strings.Cut(setting, "=")
		environment[key] = value
	}
	if word, ok := environment["WITHOUT"]; ok {
		without = append(without, word)
	}
	dir := shopModule(t, without...)
	if test.mod != "" {
		if err := os.Mkdir(filepath.Join(dir, "other"), 0o755); err != nil {
			t.Fatal(err)
		}
		overwrite(t, filepath.Join(dir, "other", "go.mod"), test.mod)
	}
	if test.sum {
		overwrite(t, filepath.Join(dir, "other", "go.sum"), string(read(t, filepath.Join(dir, "go.sum"))))
	}
	for key, value := range environment {
		t.Setenv(key, strings.NewReplacer("MOD", dir, "EMPTY", t.TempDir()).Replace(value))
	}
	api := test.api
	if api.Name == "" {
		api = shop.API
	}
	before := tree(t, dir)
	code, _, stderr := inShop(t, dir, api, test.args...)
	want := "sdkgen: " + strings.ReplaceAll(test.want, "MOD", dir) + "\n"
	start, end, free := strings.Cut(want, "*")
	if code != 1 || strings.Count(stderr, "\n") != 1 ||
		stderr != want && !(free && strings.HasPrefix(stderr, start) && strings.HasSuffix(stderr, end)) {
		t.Errorf("exit code %d\n%s\nwant 1\n%s", code, stderr, want)
	}
	compareTrees(t, before, tree(t, dir))
}

// The Go version and the version of httpmock that the messages name are those of
// this repository.
func TestNeededVersions(t *testing.T) {
	mod := string(read(t, filepath.Join(repository, "go.mod")))
	for _, want := range []string{"\ngo " + neededGo + ".0\n", httpmock + " " + httpmockVersion + "\n"} {
		if !strings.Contains(mod, want) {
			t.Errorf("go.mod does not hold %q:\n%s", want, mod)
		}
	}
}

// sessionsOnly is Clerk's description without what else it may have.
func sessionsOnly() dsl.API {
	api := spec.API
	api.Resources = api.Resources[:1]
	return api
}
