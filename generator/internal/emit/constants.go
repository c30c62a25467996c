package emit

import "github.com/dave/jennifer/jen"

// constant is a value of the description that gets a name.
type constant struct {
	doc      string
	name     string
	typeName string // empty if the value implies it
	value    jen.Code
}

// constants declares constants under one comment.
func constants(text string, all []constant) jen.Code {
	return doc(text).Const().Defs(definitions(all)...)
}

// variables is like constants for values that cannot be constants in Go.
func variables(text string, all []constant) jen.Code {
	return doc(text).Var().Defs(definitions(all)...)
}

func definitions(all []constant) []jen.Code {
	var defs []jen.Code
	for _, c := range all {
		defs = append(defs, docs(c.doc).Add(c.definition()))
	}
	return defs
}

// alone declares a constant outside of a block.
func (c constant) alone() jen.Code { return doc(c.doc).Const().Add(c.definition()) }

func (c constant) definition() *jen.Statement {
	s := jen.Id(c.name)
	if c.typeName != "" {
		s.Id(c.typeName)
	}
	return s.Op("=").Add(c.value)
}
