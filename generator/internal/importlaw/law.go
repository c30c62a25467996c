// Package importlaw says which package of the repository may import which, and
// finds the imports that break the law. The standard library is allowed
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
	// Tests makes the rule hold for test files too, which otherwise may import
	// what they like.
	Tests bool
}

// Module is the import path of the root of the repository.
const Module = "github.com/seed-e19c5fb5/clerk-go"

// Law is the law of this repository. Of the rules that fit a folder the first
// counts; a folder that none fits has no business being there.
var Law = []Rule{
	// A description is made of the vocabulary and knows nothing of the output.
	{Folder: "spec/dsl", Tests: true},
	{Folder: "spec/...", May: []string{"spec/..."}, Tests: true},

	// The stages of the generator, in the order of the pipeline. The plan is
	// what separates those that know the vocabulary from those that know Go.
	{Folder: "generator/internal/naming"},
	{Folder: "generator/internal/prose"},
	{Folder: "generator/internal/locate", May: []string{"golang.org/x/tools/go/packages"}},
	{Folder: "generator/internal/check", May: []string{"spec/dsl", "internal/wire", "generator/internal/locate", "generator/internal/naming", "generator/internal/prose"}},
	{Folder: "generator/internal/resolve", May: []string{"spec/dsl", "generator/internal/naming", "generator/internal/plan", "generator/internal/prose"}},
	{Folder: "generator/internal/plan"},
	{Folder: "generator/internal/comment"},
	{Folder: "generator/internal/verbatim", May: []string{"generator/internal/comment"}},
	// What is copied imports what its copies import.
	{Folder: "generator/internal/verbatim/models", May: []string{"internal/wire", "internal/printable"}},
	{Folder: "generator/internal/verbatim/transport", May: []string{"generator/internal/verbatim/models", "internal/..."}},
	{Folder: "generator/internal/verbatim/testpkg", May: []string{"generator/internal/verbatim/models", "generator/internal/verbatim/transport", "internal/..."}},
	{Folder: "generator/internal/emit", May: []string{"generator/internal/plan", "generator/internal/comment", "generator/internal/verbatim", "github.com/dave/jennifer/jen"}},
	{Folder: "generator/internal/render", May: []string{"golang.org/x/tools/..."}},
	{Folder: "generator/internal/write"},
	{Folder: "generator/internal/importlaw"},
	{Folder: "generator/cmd/sdkgen", May: []string{"generator", "spec"}},
	{Folder: "generator", May: []string{"generator/internal/...", "spec/dsl", "internal", "golang.org/x/mod/modfile", "golang.org/x/mod/module"}},

	// Engines know each other, and nothing that is generated.
	{Folder: "internal/golden", May: []string{"internal/...", "github.com/jarcoal/httpmock"}, Tests: true},
	{Folder: "internal/...", May: []string{"internal/..."}, Tests: true},

	// Modules beside the SDK see what everybody sees, and have dependencies.
	{Folder: "sessiontoken", May: []string{"models", "transport", "github.com/golang-jwt/jwt/v5"}},
	{Folder: "examples/guard", May: []string{"models", "transport", "jwks", "sessions/...", "sessiontoken", "github.com/go-chi/chi/v5"}},
	{Folder: "redislimit/...", May: []string{"models", "transport", "redislimit/...",
		"github.com/redis/go-redis/v9/...", "github.com/alicebob/miniredis/v2/..."}},
	{Folder: "examples/fleet", May: []string{"models", "transport", "sessions/...", "redislimit", "github.com/redis/go-redis/v9", "gonum.org/v1/plot/..."}},
	// The API of OpenTelemetry alone: which SDK records is the program's affair.
	{Folder: "otelclerk", May: []string{"transport", "go.opentelemetry.io/otel", "go.opentelemetry.io/otel/attribute", "go.opentelemetry.io/otel/codes",
		"go.opentelemetry.io/otel/metric", "go.opentelemetry.io/otel/semconv/...", "go.opentelemetry.io/otel/trace/..."}},

	// The output. What is below a resource is its package for tests.
	{Folder: "models", May: []string{"internal/wire", "internal/printable"}},
	{Folder: "transport", May: []string{"models", "internal/..."}},
	{Folder: "examples/...", May: []string{"models", "transport", "sessions/...", "jwks/..."}},
	{Folder: "benchmarks/...", May: []string{"..."}},
	{Folder: "."},
	{Folder: "*", May: []string{"models", "transport", "internal/..."}},
	{Folder: "*/*", May: []string{"..", "*test", "models", "transport", "internal/..."}},
}
