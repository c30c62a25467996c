package emit

import (
	"path"

	"github.com/dave/jennifer/jen"
)

// transportFiles returns the rows of the package of HTTP layers.
func (e emitter) transportFiles() []output {
	in := func(name string) string { return path.Join(path.Base(e.sdk.Paths.Transport), name) }
	file := func(name string, declarations func() []jen.Code) output {
		return output{path: in(name), code: func() *jen.File {
			return declare(e.newFile(e.sdk.Paths.Transport), declarations()...)
		}}
	}
	rows := append(e.copiedTransport(),
		file("defaults.go", e.transportDefaults),
		output{path: in("defaults_test.go"), code: e.defaultsTest},
	)
	if len(e.transportAlternatives()) > 0 {
		rows = append(rows, file("alternatives.go", e.transportAlternatives))
	}
	if e.sdk.Transport.EnvKey != "" {
		rows = append(rows, file("from_env.go", e.transportFromEnv))
	}
	return from(e.sdk.DeclaredIn, rows...)
}

// inline returns a function body on one line.
//
//	{ return x }
func inline(body jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{", Close: "}"}, body)
}
