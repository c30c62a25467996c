package emit

import (
	"path"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportFiles are the rows of the package of HTTP layers.
func transportFiles(sdk *plan.SDK) []output {
	in := func(name string) string { return path.Join(path.Base(sdk.Paths.Transport), name) }
	file := func(name string, declarations func(*plan.SDK) []jen.Code) output {
		return output{path: in(name), code: func() *jen.File {
			return declare(newFile(sdk, sdk.Paths.Transport), declarations(sdk)...)
		}}
	}
	rows := append(copiedTransport(sdk),
		file("defaults.go", transportDefaults),
		output{path: in("defaults_test.go"), code: func() *jen.File { return defaultsTest(sdk) }},
	)
	if sdk.Transport.EnvKey != "" {
		rows = append(rows, file("from_env.go", transportFromEnv))
	}
	return rows
}

// inline is a function body on one line.
//
//	{ return x }
func inline(body jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{", Close: "}"}, body)
}
