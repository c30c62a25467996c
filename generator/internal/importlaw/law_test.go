package importlaw_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importlaw"
)

// TestRepository checks the repository against its law.
func TestRepository(t *testing.T) {
	t.Parallel()
	violations, err := importlaw.Violations(os.DirFS("../../.."), importlaw.Module, importlaw.Law)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		t.Error(v)
	}
}

// lawless are files with their imports; those that begin with a dot are folders
// of the repository.
var lawless = map[string]string{
	"spec/dsl/api.go":                       "time example.com/far",
	"spec/dsl/api_test.go":                  "testing ./models",
	"spec/api.go":                           "./spec/dsl ./transport",
	"generator/generate.go":                 "./generator/internal/check ./spec",
	"generator/generate_test.go":            "./spec",
	"generator/internal/check/check.go":     "./generator/internal/plan ./spec/dsl",
	"generator/internal/expect/expect.go":   "./generator/internal/plan ./generator/internal/resolve",
	"generator/internal/reading/read.go":    "./generator/internal/plan ./spec/dsl",
	"generator/internal/resolve/resolve.go": "github.com/dave/jennifer/jen",
	"generator/internal/plan/plan.go":       "./spec/dsl",
	"generator/internal/emit/emit.go":       "./spec/dsl github.com/dave/jennifer/jen",
	"generator/internal/verbatim/file.go":   "./models",
	"generator/internal/render/render.go":   "golang.org/x/tools/imports golang.org/x/net/html",
	"generator/internal/write/write.go":     "./generator/internal/render",
	"generator/internal/surprise/new.go":    "fmt",
	"clerktest/fake.go":                     "./transport ./internal/testkit/fake ./sessions",
	"internal/call/engine.go":               "./internal/wire ./models",
	"internal/call/engine_test.go":          "./internal/call ./sessions",
	"internal/call/suite_test.go":           "./internal/testkit/fault",
	"internal/contract/script.go":           "./sessions ./internal/testkit/fault ./spec",
	"internal/retry/retry.go":               "./internal/testkit/fault",
	"internal/testkit/fault/fault.go":       "./internal/wire ./models",
	"internal/testkit/golden/golden.go":     "github.com/jarcoal/httpmock",
	"internal/wire/testdata/x.go":           "./sessions",
	"models/session.go":                     "encoding/json ./internal/wire ./internal/call",
	"transport/client.go":                   "./models ./sessions ./internal/call",
	"transport/policy.go":                   "./internal/wire ./internal/retry",
	"sessions/client.go":                    "./models ./internal/call ./spec",
	"sessions/retry.go":                     "./transport",
	"sessions/example_test.go":              "./spec github.com/jarcoal/httpmock",
	"sessions/sessionstest/fake.go":         "./sessions ./internal/testkit/fake ./clients",
	"sessiontoken/scan.go":                  "./models ./internal/wire",
	"examples/quickstart/main.go":           "./sessions/sessionstest ./internal/testkit/fake",
	"benchmarks/list_test.go":               "example.com/far ./internal/wire",
	"otelclerk/attempts.go":                 "./transport ./internal/operation go.opentelemetry.io/otel/sdk/trace",
	"doc.go":                                ". ./models",
	".git/hooks/x.go":                       "./models",
}

// broken is what the law says of them.
var broken = []string{
	`clerktest/fake.go:6:2: clerktest may not import sessions: only transport, internal/...`,
	`doc.go:5:2: . may not import models: only the standard library`,
	`examples/quickstart/main.go:5:2: examples/quickstart may not import internal/testkit/fake: only models, ` +
		`transport, sessions/..., jwks/...`,
	`generator/generate.go:5:2: generator may not import spec: only generator/internal/..., spec/dsl, internal, ` +
		`golang.org/x/mod/modfile, golang.org/x/mod/module, github.com/spf13/cobra, github.com/spf13/pflag`,
	`generator/internal/check/check.go:4:2: generator/internal/check may not import generator/internal/plan: only ` +
		`spec/dsl, internal/wire, generator/internal/locate, generator/internal/naming, generator/internal/prose, ` +
		`generator/internal/reading`,
	`generator/internal/emit/emit.go:4:2: generator/internal/emit may not import spec/dsl: only ` +
		`generator/internal/plan, generator/internal/comment, generator/internal/verbatim, ` +
		`github.com/dave/jennifer/jen`,
	`generator/internal/expect/expect.go:5:2: generator/internal/expect may not import generator/internal/resolve: ` +
		`only spec/dsl, generator/internal/plan, generator/internal/prose, generator/internal/reading`,
	`generator/internal/plan/plan.go:4:2: generator/internal/plan may not import spec/dsl: only the standard library`,
	`generator/internal/reading/read.go:4:2: generator/internal/reading may not import generator/internal/plan: only ` +
		`spec/dsl, internal/format, generator/internal/locate, generator/internal/naming`,
	`generator/internal/render/render.go:5:2: generator/internal/render may not import golang.org/x/net/html: only ` +
		`generator/internal/layout, golang.org/x/tools/...`,
	`generator/internal/resolve/resolve.go:4:2: generator/internal/resolve may not import ` +
		`github.com/dave/jennifer/jen: only spec/dsl, generator/internal/naming, generator/internal/plan, ` +
		`generator/internal/prose, generator/internal/reading`,
	`generator/internal/surprise/new.go:1:1: no rule of the import law fits folder generator/internal/surprise`,
	`generator/internal/verbatim/file.go:4:2: generator/internal/verbatim may not import models: only ` +
		`generator/internal/comment`,
	`generator/internal/write/write.go:4:2: generator/internal/write may not import generator/internal/render: only ` +
		`the standard library`,
	`internal/call/engine.go:5:2: internal/call may not import models: only internal/...`,
	`internal/call/engine_test.go:5:2: internal/call may not import sessions: only internal/...`,
	`internal/contract/script.go:6:2: internal/contract may not import spec: only models, transport, sessions/..., ` +
		`jwks/..., internal/..., github.com/jarcoal/httpmock`,
	`internal/retry/retry.go:4:2: internal/retry may never import internal/testkit/..., not even indirectly: it ` +
		`imports internal/testkit/fault`,
	`internal/testkit/fault/fault.go:5:2: internal/testkit/fault may not import models: only internal/...`,
	`models/session.go:6:2: models may not import internal/call: only internal/wire, internal/printable`,
	`otelclerk/attempts.go:5:2: otelclerk may not import internal/operation: only transport, ` +
		`go.opentelemetry.io/otel, go.opentelemetry.io/otel/attribute, go.opentelemetry.io/otel/codes, ` +
		`go.opentelemetry.io/otel/metric, go.opentelemetry.io/otel/semconv/..., go.opentelemetry.io/otel/trace/...`,
	`otelclerk/attempts.go:6:2: otelclerk may not import go.opentelemetry.io/otel/sdk/trace: only transport, ` +
		`go.opentelemetry.io/otel, go.opentelemetry.io/otel/attribute, go.opentelemetry.io/otel/codes, ` +
		`go.opentelemetry.io/otel/metric, go.opentelemetry.io/otel/semconv/..., go.opentelemetry.io/otel/trace/...`,
	`sessions/client.go:6:2: sessions may not import spec: only models, transport, internal/...`,
	`sessions/retry.go:4:2: sessions may never import internal/testkit/..., not even indirectly: it imports ` +
		`transport, which imports internal/retry, which imports internal/testkit/fault`,
	`sessions/sessionstest/fake.go:6:2: sessions/sessionstest may not import clients: only .., *test, models, ` +
		`transport, internal/...`,
	`sessiontoken/scan.go:5:2: sessiontoken may not import internal/wire: only models, transport, ` +
		`github.com/golang-jwt/jwt/v5`,
	`spec/api.go:5:2: spec may not import transport: only spec/...`,
	`spec/dsl/api.go:5:2: spec/dsl may not import example.com/far: only the standard library`,
	`spec/dsl/api_test.go:5:2: spec/dsl may not import models: only the standard library`,
	`transport/client.go:5:2: transport may not import sessions: only models, internal/...`,
	`transport/policy.go:5:2: transport may never import internal/testkit/..., not even indirectly: it imports ` +
		`internal/retry, which imports internal/testkit/fault`,
}

// TestLawIsBroken holds a tree that breaks the law everywhere against it.
func TestLawIsBroken(t *testing.T) {
	t.Parallel()
	tree := fstest.MapFS{}
	for name, imports := range lawless {
		tree[name] = source(imports)
	}
	violations, err := importlaw.Violations(tree, importlaw.Module, importlaw.Law)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range violations {
		got = append(got, v.String())
	}
	if !slices.Equal(got, broken) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(broken, "\n"))
	}
}

// TestUnreadable makes sure that a file which does not parse is not passed over.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	tree := fstest.MapFS{"models/broken.go": &fstest.MapFile{Data: []byte("package")}}
	if _, err := importlaw.Violations(tree, importlaw.Module, importlaw.Law); err == nil {
		t.Error("a file that does not parse was passed over")
	}
}

// source returns a file with imports, one on each line from the fourth on.
func source(imports string) *fstest.MapFile {
	text := "package p\n\nimport (\n"
	for _, imported := range strings.Fields(imports) {
		switch folder, own := strings.CutPrefix(imported, "./"); {
		case own:
			imported = importlaw.Module + "/" + folder
		case imported == ".":
			imported = importlaw.Module
		}
		text += "\t\"" + imported + "\"\n"
	}
	return &fstest.MapFile{Data: []byte(text + ")\n")}
}
