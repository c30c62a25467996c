package dsl_test

import (
	"errors"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// prelude is what the snippets below refer to.
const prelude = `package api

import "example.com/dsl"

const backend dsl.RateClass = "backend"

var (
	sessionID = &dsl.PathParam{Name: "session_id"}
	status    = &dsl.Enum{Name: "Status", Values: []dsl.EnumValue{{Value: "active"}}}
	session   = &dsl.Object{Name: "Session", Fields: []dsl.Field{{Name: "status", Type: status}}}
	notFound  = &dsl.Failure{Status: 404, Name: "NotFound"}
)

var snippet = `

// TestCompilerAccepts makes sure that the snippets of TestCompilerRejects fail
// for the reason that they are there for.
func TestCompilerAccepts(t *testing.T) {
	t.Parallel()
	for _, snippet := range []string{
		`dsl.Get{Path: dsl.Path{dsl.Literal("sessions"), sessionID}, Returns: session, RateClass: backend}`,
		`dsl.Post{Body: []dsl.Field{{Name: "note", Type: dsl.Float{Min: new(0.5)}}}, Failures: ` +
			`[]*dsl.Failure{notFound}}`,
		`dsl.Param{Type: dsl.Int{Min: new(1), Max: new(499), Default: new(10)}}`,
		`dsl.Param{Type: dsl.OneOf{Enum: status, Default: "active"}}`,
		`dsl.Retry{BaseDelay: 1000}`,
		`dsl.API{Auth: dsl.Bearer{}, Alternatives: []dsl.Auth{dsl.APIKey{In: dsl.InCookie}, dsl.Basic{}}}`,
		`dsl.Delete{IdempotencyKey: "Key", Public: true, Retry: &dsl.OperationRetry{MaxAttempts: 1}}`,
		`dsl.Get{Returns: dsl.PlainText{}, Pages: &dsl.LinkHeader{Method: "All"}}`,
		`dsl.Post{Outcomes: []dsl.Outcome{{Status: 202, Returns: session}}, Answers: []dsl.ResponseHeader{{Type: ` +
			`dsl.Int{}}}}`,
	} {
		if got := compile(t, snippet); len(got) > 0 {
			t.Errorf("%s: %s", snippet, strings.Join(got, "\n"))
		}
	}
}

// rejected are mistakes that need no check, because they do not compile, with
// what the compiler says of them.
var rejected = []struct{ name, snippet, want string }{
	{
		"body on a GET", `dsl.Get{Body: []dsl.Field{}}`,
		`unknown field Body in struct literal of type dsl.Get`,
	},
	{
		"data in a response header", `dsl.ResponseHeader{Type: dsl.Binary{}}`,
		`cannot use dsl.Binary{} (value of struct type dsl.Binary) as dsl.ParamType value in struct literal: ` +
			`dsl.Binary does not implement dsl.ParamType (missing method paramType)`,
	},
	{
		"paging on a POST", `dsl.Post{Pages: &dsl.LinkHeader{}}`,
		`unknown field Pages in struct literal of type dsl.Post`,
	},
	{
		"condition on a POST", `dsl.Post{Conditional: true}`,
		`unknown field Conditional in struct literal of type dsl.Post`,
	},
	{
		"GET that is not idempotent", `dsl.Get{Idempotent: false}`,
		`unknown field Idempotent in struct literal of type dsl.Get`,
	},
	{
		"idempotency key of a GET", `dsl.Get{IdempotencyKey: "Key"}`,
		`unknown field IdempotencyKey in struct literal of type dsl.Get`,
	},
	{
		"text as auth", `dsl.API{Auth: "bearer"}`,
		`cannot use "bearer" (constant of type string) as dsl.Auth value in struct literal: string does not ` +
			`implement dsl.Auth (missing method auth)`,
	},
	{
		"place of a bearer key", `dsl.Bearer{In: dsl.InQuery}`,
		`unknown field In in struct literal of type dsl.Bearer`,
	},
	{
		"paging on a POST", `dsl.Post{Pages: &dsl.OffsetLimit{}}`,
		`unknown field Pages in struct literal of type dsl.Post`,
	},
	{
		"range on a string", `dsl.String{Min: new(1)}`,
		`unknown field Min in struct literal of type dsl.String`,
	},
	{
		"length of a number", `dsl.Int{MaxLength: new(1)}`,
		`unknown field MaxLength in struct literal of type dsl.Int`,
	},
	{
		"pattern of a bool", `dsl.Bool{Pattern: "^t"}`,
		`unknown field Pattern in struct literal of type dsl.Bool`,
	},
	{
		"text as the default of a number", `dsl.Int{Default: new("ten")}`,
		`cannot use new("ten") (value of type *string) as *int value in struct literal`,
	},
	{
		"number as the default of a string", `dsl.String{Default: new(10)}`,
		`cannot use new(10) (value of type *int) as *string value in struct literal`,
	},
	{
		"fraction as the default of a whole number", `dsl.Int{Default: new(0.5)}`,
		`cannot use new(0.5) (value of type *float64) as *int value in struct literal`,
	},
	{
		"default that is no pointer", `dsl.Int{Default: 10}`,
		`cannot use 10 (untyped int constant) as *int value in struct literal`,
	},
	{
		"misspelt model", `dsl.Get{Returns: dsl.Array{Of: sesion}}`,
		`undefined: sesion`,
	},
	{
		"misspelt enum", `dsl.Param{Type: dsl.OneOf{Enum: staus}}`,
		`undefined: staus`,
	},
	{
		"misspelt failure", `dsl.Get{Failures: []*dsl.Failure{notFond}}`,
		`undefined: notFond`,
	},
	{
		"misspelt rate class", `dsl.Get{RateClass: backnd}`,
		`undefined: backnd`,
	},
	{
		"path with a parameter that was never declared", `dsl.Path{dsl.Literal("sessions"), templateName}`,
		`undefined: templateName`,
	},
	{
		"string as a segment", `dsl.Path{"sessions"}`,
		`cannot use "sessions" (constant of type string) as dsl.Segment value in array or slice literal: string does ` +
			`not implement dsl.Segment (missing method segment)`,
	},
	{
		"string as a path", `dsl.Get{Path: "/sessions/{session_id}"}`,
		`cannot use "/sessions/{session_id}" (untyped string constant) as dsl.Path value in struct literal`,
	},
	{
		"enum as a path parameter", `dsl.Path{status}`,
		`cannot use status (variable of type *dsl.Enum) as dsl.Segment value in array or slice literal: *dsl.Enum ` +
			`does not implement dsl.Segment (missing method segment)`,
	},
	{
		"path parameter that nothing can refer to", `dsl.Path{dsl.PathParam{Name: "id"}}`,
		`cannot use dsl.PathParam{…} (value of struct type dsl.PathParam) as dsl.Segment value in array or slice ` +
			`literal: dsl.PathParam does not implement dsl.Segment (method segment has pointer receiver)`,
	},
	{
		"bytes as a query parameter", `dsl.Param{Type: dsl.Bytes{}}`,
		`cannot use dsl.Bytes{} (value of struct type dsl.Bytes) as dsl.ParamType value in struct literal: dsl.Bytes ` +
			`does not implement dsl.ParamType (missing method paramType)`,
	},
	{
		"model as a query parameter", `dsl.Param{Type: session}`,
		`cannot use session (variable of type *dsl.Object) as dsl.ParamType value in struct literal: *dsl.Object ` +
			`does not implement dsl.ParamType (missing method paramType)`,
	},
	{
		"array as a query parameter", `dsl.Param{Type: dsl.Array{Of: dsl.Int{}}}`,
		`cannot use dsl.Array{…} (value of struct type dsl.Array) as dsl.ParamType value in struct literal: ` +
			`dsl.Array does not implement dsl.ParamType (missing method paramType)`,
	},
	{
		"list of lists in a query", `dsl.List{Of: dsl.List{}}`,
		`cannot use dsl.List{} (value of struct type dsl.List) as dsl.Scalar value in struct literal: dsl.List does ` +
			`not implement dsl.Scalar (missing method scalar)`,
	},
	{
		"file in a query", `dsl.Param{Type: dsl.File{}}`,
		`cannot use dsl.File{} (value of struct type dsl.File) as dsl.ParamType value in struct literal: dsl.File ` +
			`does not implement dsl.ParamType (missing method paramType)`,
	},
	{
		"null in a query", `dsl.Param{Nullable: true}`,
		`unknown field Nullable in struct literal of type dsl.Param`,
	},
	{
		"path parameter in a query", `[]dsl.Param{sessionID}`,
		`cannot use sessionID (variable of type *dsl.PathParam) as dsl.Param value in array or slice literal`,
	},
	{
		"model by value", `dsl.Array{Of: dsl.Object{Name: "Session"}}`,
		`cannot use dsl.Object{…} (value of struct type dsl.Object) as dsl.Schema value in struct literal: ` +
			`dsl.Object does not implement dsl.Schema (method schema has pointer receiver)`,
	},
	{
		"Go type as a schema", `dsl.Field{Type: "string"}`,
		`cannot use "string" (constant of type string) as dsl.Schema value in struct literal: string does not ` +
			`implement dsl.Schema (missing method schema)`,
	},
	{
		"narrowed model", `dsl.OneOf{Enum: session}`,
		`cannot use session (variable of type *dsl.Object) as *dsl.Enum value in struct literal`,
	},
	{
		"enum as a variant", `dsl.Union{Variants: []*dsl.Object{status}}`,
		`cannot use status (variable of type *dsl.Enum) as *dsl.Object value in array or slice literal`,
	},
	{
		"model as an endpoint", `dsl.Resource{Endpoints: []dsl.Endpoint{session}}`,
		`cannot use session (variable of type *dsl.Object) as dsl.Endpoint value in array or slice literal: ` +
			`*dsl.Object does not implement dsl.Endpoint (missing method endpoint)`,
	},
	{
		"status as a failure", `dsl.Get{Failures: []*dsl.Failure{404}}`,
		`cannot use 404 (untyped int constant) as *dsl.Failure value in array or slice literal`,
	},
	{
		"number as the value of a path parameter", `dsl.Example{Path: map[string]string{"id": 7}}`,
		`cannot use 7 (untyped int constant) as string value in map literal`,
	},
	{
		"text as a duration", `dsl.Retry{BaseDelay: "1s"}`,
		`cannot use "1s" (untyped string constant) as time.Duration value in struct literal`,
	},
	{
		"text where an effect's value is needed", `dsl.Assign{Field: "status", To: "revoked"}`,
		`cannot use "revoked" (constant of type string) as dsl.Value value in struct literal: string does not ` +
			`implement dsl.Value (missing method value)`,
	},
	{
		"value as an effect", `[]dsl.Effect{dsl.Now{}}`,
		`cannot use dsl.Now{} (value of struct type dsl.Now) as dsl.Effect value in array or slice literal: dsl.Now ` +
			`does not implement dsl.Effect (missing method effect)`,
	},
}

func TestCompilerRejects(t *testing.T) {
	t.Parallel()
	for _, c := range rejected {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := compile(t, c.snippet); !slices.Equal(got, []string{c.want}) {
				t.Errorf("%s\ngot:  %s\nwant: %s", c.snippet, strings.Join(got, "\n      "), c.want)
			}
		})
	}
}

// compile type-checks an expression behind the prelude and returns what the
// compiler would say.
func compile(t *testing.T, snippet string) []string {
	t.Helper()
	vocabulary, err := vocabulary()
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "snippet.go", prelude+snippet, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return typeErrors(fset, file, only{vocabulary})
}

func typeErrors(fset *token.FileSet, file *ast.File, from types.Importer) []string {
	var out []string
	config := types.Config{Importer: from, Error: func(err error) {
		var typed types.Error
		if errors.As(err, &typed) {
			out = append(out, typed.Msg)
		}
	}}
	_, _ = config.Check("api", fset, []*ast.File{file}, nil) // reported to Error
	return out
}

// only is an importer that has one package, whatever it is asked for.
type only struct{ pkg *types.Package }

func (o only) Import(string) (*types.Package, error) { return o.pkg, nil }

// vocabulary is the package in this folder, type-checked once.
var vocabulary = sync.OnceValues(func() (*types.Package, error) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output() // a test built with -trimpath does not know it
	if err != nil {
		return nil, err
	}
	build.Default.GOROOT = strings.TrimSpace(string(root))
	config := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	return config.Check("example.com/dsl", fset, files, nil)
})
