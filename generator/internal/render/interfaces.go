package render

import (
	"go/ast"
	"go/types"
	"maps"
)

// unnamed are the methods of interfaces that the standard library asks for without
// giving them a name.
var unnamed = []string{"As", "Is", "Temporary", "Timeout", "Unwrap"}

// calledByInterface returns the names of methods that an interface of the output, or
// of a package that it imports at first or second hand, has: such a method may be
// called where nothing names it. Any other is called by its name, or not at all.
func (c *checker) calledByInterface() map[string]bool {
	called := map[string]bool{"Error": true}
	for _, name := range unnamed {
		called[name] = true
	}
	for _, name := range c.interfaces {
		called[name] = true
	}
	maps.Copy(called, c.cache.outside.methods)
	return called
}

// interfacesIn returns the names of the methods in the interfaces that files declare.
func interfacesIn(files []*ast.File) (names []string) {
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if t, ok := n.(*ast.InterfaceType); ok {
				for _, field := range t.Methods.List {
					for _, name := range field.Names {
						names = append(names, name.Name)
					}
				}
			}
			return true
		})
	}
	return names
}

// methodsOf returns the names of the methods of the interfaces that packages, and
// those that they import, declare.
func methodsOf(loaded map[string]*types.Package) map[string]bool {
	names, seen := map[string]bool{}, map[*types.Package]bool{}
	var add func(p *types.Package)
	add = func(p *types.Package) {
		if seen[p] {
			return
		}
		seen[p] = true
		for _, name := range p.Scope().Names() {
			declared, ok := p.Scope().Lookup(name).(*types.TypeName)
			if !ok {
				continue
			}
			if t, ok := declared.Type().Underlying().(*types.Interface); ok {
				for i := range t.NumMethods() {
					names[t.Method(i).Name()] = true
				}
			}
		}
		for _, imported := range p.Imports() {
			add(imported)
		}
	}
	for _, p := range loaded {
		add(p)
	}
	return names
}
