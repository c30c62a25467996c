// Package importlaw defines which package of the repository may import which,
// and finds the imports that violate the law. The standard library is allowed
// everywhere.
package importlaw

// Rule is the law for the packages in a folder.
type Rule struct {
	// Folder is relative to the root of the repository. "a/..." are the folders
	// below a, and a itself; "*" is any one name, "..." is anything.
	Folder string
	// May are the imports that are allowed: folders of the repository in the
	// same form, or import paths of other modules. ".." is the folder above.
	May []string
	// Never contains packages that no chain of imports may reach, in the same
	// form, even if May allows the first of them. It does not apply to test
	// files.
	Never string
	// Tests applies May to test files too, which otherwise may import anything.
	Tests bool
}

// Module is the import path of the root of the repository.
const Module = "github.com/seed-e19c5fb5/clerk-go"

// testkit are the engines of tests. No program shall link them that does not
// import a package for tests.
const testkit = "internal/testkit/..."

// Law is the law of this repository. The first rule that matches a folder
// applies; a folder without a rule is a violation.
var Law = []Rule{
	// A description uses only the vocabulary and does not depend on the output.
	{Folder: "spec/dsl", Tests: true},
	{Folder: "spec/...", May: []string{"spec/..."}, Tests: true},

	// The stages of the generator, in the order of the pipeline. The plan
	// separates those that know the vocabulary from those that know Go.
	{Folder: "generator/internal/naming"},
	{Folder: "generator/internal/prose"},
	{Folder: "generator/internal/locate", May: []string{"golang.org/x/tools/go/packages"}},
	// What several stages ask of a description is answered in one place.
	{Folder: "generator/internal/reading", May: []string{
		"spec/dsl", "internal/format", "generator/internal/locate", "generator/internal/naming",
	}},
	{
		Folder: "generator/internal/check",
		May: []string{
			"spec/dsl", "internal/wire", "generator/internal/locate", "generator/internal/naming",
			"generator/internal/prose", "generator/internal/reading",
		},
	},
	{
		Folder: "generator/internal/resolve",
		May: []string{
			"spec/dsl", "generator/internal/naming", "generator/internal/plan", "generator/internal/prose",
			"generator/internal/reading",
		},
	},
	{
		Folder: "generator/internal/fakeplan",
		May: []string{
			"spec/dsl", "generator/internal/naming", "generator/internal/plan", "generator/internal/prose",
			"generator/internal/reading",
		},
	},
	{
		Folder: "generator/internal/expect",
		May: []string{
			"spec/dsl", "generator/internal/plan", "generator/internal/prose", "generator/internal/reading",
		},
	},
	{Folder: "generator/internal/plan"},
	{
		Folder: "generator/internal/origin",
		May:    []string{"spec/dsl", "generator/internal/locate", "generator/internal/plan"},
	},
	{Folder: "generator/internal/comment"},
	{Folder: "generator/internal/verbatim", May: []string{"generator/internal/comment"}},
	// Sources to copy import what their copies import.
	{
		Folder: "generator/internal/verbatim/models", May: []string{"internal/wire", "internal/printable"},
		Never: testkit,
	},
	{
		Folder: "generator/internal/verbatim/transport",
		May:    []string{"generator/internal/verbatim/models", "internal/..."}, Never: testkit,
	},
	{
		Folder: "generator/internal/verbatim/testpkg",
		May:    []string{"generator/internal/verbatim/models", "generator/internal/verbatim/transport", "internal/..."},
	},
	{
		Folder: "generator/internal/emit",
		May: []string{
			"generator/internal/plan", "generator/internal/comment", "generator/internal/verbatim",
			"github.com/dave/jennifer/jen",
		},
	},
	{Folder: "generator/internal/layout"},
	{Folder: "generator/internal/render", May: []string{"generator/internal/layout", "golang.org/x/tools/..."}},
	{Folder: "generator/internal/write"},
	// A description is compiled and run; the encoder is compiled into its program.
	{Folder: "generator/internal/evaluate/encode"},
	{Folder: "generator/internal/evaluate", May: []string{"spec/dsl", "generator/internal/locate"}},
	{Folder: "generator/internal/progress"},
	{Folder: "generator/internal/scaffold"},
	{Folder: "generator/internal/importlaw"},
	// Two descriptions, and what is generated from them.
	{Folder: "generator/internal/goapi"},
	{
		Folder: "generator/internal/compare",
		May: []string{
			"spec/dsl", "generator/internal/goapi", "generator/internal/locate", "generator/internal/naming",
			"generator/internal/reading",
		},
	},
	// Descriptions as text, invented values, and the measurement of large SDKs.
	{
		Folder: "generator/internal/specprint",
		May:    []string{"spec/dsl", "generator/internal/comment", "generator/internal/naming"},
	},
	{Folder: "generator/internal/sample", May: []string{"spec/dsl", "generator/internal/reading"}},
	// The reader of OpenAPI documents does not know the vocabulary.
	{Folder: "generator/internal/openapi", May: []string{"go.yaml.in/yaml/v3"}},
	{
		Folder: "generator/internal/importrun",
		May: []string{
			"generator/internal/importer", "generator/internal/openapi", "generator/internal/threeway",
			"generator/internal/write",
		},
	},
	// Merging knows Go, and no vocabulary.
	{Folder: "generator/internal/threeway", May: []string{"golang.org/x/tools/..."}},
	{
		Folder: "generator/internal/importer",
		May: []string{
			"spec/dsl", "generator/internal/check", "generator/internal/extension",
			"generator/internal/locate", "generator/internal/naming", "generator/internal/openapi",
			"generator/internal/prose", "generator/internal/reading", "generator/internal/sample",
			"generator/internal/specprint",
		},
	},
	// A description as an OpenAPI document.
	{Folder: "generator/internal/tree", May: []string{"go.yaml.in/yaml/v3"}},
	{
		Folder: "generator/internal/extension",
		May:    []string{"spec/dsl", "generator/internal/openapi", "generator/internal/tree"},
	},
	{
		Folder: "generator/internal/exporter",
		May: []string{
			"spec/dsl", "generator/internal/extension", "generator/internal/prose", "generator/internal/reading",
			"generator/internal/tree",
		},
	},
	{Folder: "generator/judge"},
	{Folder: "generator/internal/wholeapi", May: []string{"spec/dsl"}},
	{
		Folder: "generator/internal/release",
		May: []string{
			"golang.org/x/mod/modfile", "golang.org/x/mod/module", "golang.org/x/mod/semver",
			"golang.org/x/mod/sumdb/dirhash", "golang.org/x/mod/zip",
		},
	},
	{
		Folder: "generator/internal/size",
		May:    []string{"spec/dsl", "generator/internal/specprint", "generator/internal/wholeapi"},
	},
	{Folder: "generator/apitest"}, // tests alone, which a foreign judge checks
	{Folder: "generator/cmd/sdkgen", May: []string{"generator"}},
	{
		Folder: "generator",
		May: []string{
			"generator/internal/...", "spec/dsl", "internal", "golang.org/x/mod/modfile", "golang.org/x/mod/module",
			"github.com/spf13/cobra", "github.com/spf13/pflag",
		},
	},

	// Engines may import each other, but nothing that is generated. Those of
	// tests may import those of the run time, but not the reverse.
	{Folder: "internal/testkit/golden", May: []string{"internal/...", "github.com/jarcoal/httpmock"}, Tests: true},
	{Folder: testkit, May: []string{"internal/..."}, Tests: true},
	// Tests of the output's contract may import all of it.
	{
		Folder: "internal/contract/...",
		May: []string{
			"models", "transport", "sessions/...", "jwks/...", "internal/...", "github.com/jarcoal/httpmock",
		},
		Tests: true,
	},
	{Folder: "internal/...", May: []string{"internal/..."}, Never: testkit, Tests: true},

	// Modules beside the SDK may import its public packages, and have
	// dependencies.
	{Folder: "sessiontoken", May: []string{"models", "transport", "github.com/golang-jwt/jwt/v5"}},
	{
		Folder: "examples/guard",
		May:    []string{"models", "transport", "jwks", "sessions/...", "sessiontoken", "github.com/go-chi/chi/v5"},
	},
	{Folder: "redislimit/...", May: []string{"models", "transport", "redislimit/...",
		"github.com/redis/go-redis/v9/...", "github.com/alicebob/miniredis/v2/..."}},
	{
		Folder: "examples/fleet",
		May: []string{
			"models", "transport", "sessions/...", "redislimit", "github.com/redis/go-redis/v9",
			"gonum.org/v1/plot/...",
		},
	},
	// The SDK of another API: beside its description it needs nothing of this one.
	{Folder: "examples/library/spec", May: []string{"spec/dsl"}},
	{
		Folder: "examples/library/...",
		May:    []string{"examples/library/...", "github.com/jarcoal/httpmock"}, Never: "spec/...",
	},
	// Only the API of OpenTelemetry: the program chooses the SDK.
	{
		Folder: "otelclerk",
		May: []string{
			"transport", "go.opentelemetry.io/otel", "go.opentelemetry.io/otel/attribute",
			"go.opentelemetry.io/otel/codes",
			"go.opentelemetry.io/otel/" +
				"metric", "go.opentelemetry.io/otel/semconv/...", "go.opentelemetry.io/otel/trace/...",
		},
	},

	// The output. What is below a resource is its package for tests, beside that of
	// the whole API.
	{Folder: "models", May: []string{"internal/wire", "internal/printable"}, Never: testkit},
	{Folder: "transport", May: []string{"models", "internal/..."}, Never: testkit},
	{Folder: "examples/...", May: []string{"models", "transport", "sessions/...", "jwks/..."}},
	{Folder: "benchmarks/...", May: []string{"..."}},
	{Folder: "."},
	{Folder: "*test", May: []string{"transport", "internal/..."}},
	{Folder: "*", May: []string{"models", "transport", "internal/..."}, Never: testkit},
	{Folder: "*/*", May: []string{"..", "*test", "models", "transport", "internal/..."}},
}
