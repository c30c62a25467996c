package goapi

import "go/types"

// declaration is what a program can refer to by one name.
type declaration struct {
	text       string // type, or the type and value of a constant
	comparable bool   // values of the type can be compared
	byValue    bool   // a method that values have, and not only pointers to them
	required   bool   // if it is new: of an interface that other packages can implement
}

// declared returns the exported declarations of a package by name, with the
// fields and methods of its types.
func declared(p *types.Package) map[string]*declaration {
	found := map[string]*declaration{}
	for _, name := range p.Scope().Names() {
		object := p.Scope().Lookup(name)
		if !object.Exported() {
			continue
		}
		switch object := object.(type) {
		case *types.Const:
			found[name] = &declaration{text: "const " + text(object.Type()) + " = " + object.Val().ExactString()}
		case *types.Var:
			found[name] = &declaration{text: "var " + text(object.Type())}
		case *types.Func:
			found[name] = &declaration{text: text(object.Type())}
		case *types.TypeName:
			addType(found, object)
		}
	}
	return found
}

func addType(found map[string]*declaration, object *types.TypeName) {
	name := object.Name()
	if object.IsAlias() {
		found[name] = &declaration{text: "= " + text(types.Unalias(object.Type()))}
		return
	}
	named, ok := object.Type().(*types.Named)
	if !ok {
		return
	}
	kind := &declaration{comparable: types.Comparable(named)}
	found[name] = kind
	switch under := named.Underlying().(type) {
	case *types.Struct:
		kind.text = "struct" + parameters(named)
		for field := range under.Fields() {
			if field.Exported() {
				found[name+"."+field.Name()] = &declaration{text: text(field.Type())}
			}
		}
	case *types.Interface:
		kind.text = "interface" + parameters(named)
		addMethods(found, name, named, isOpen(under))
		return
	default:
		kind.text = text(under)
	}
	addMethods(found, name, types.NewPointer(named), false)
}

// isOpen reports whether other packages can implement an interface.
func isOpen(i *types.Interface) bool {
	for method := range i.Methods() {
		if !method.Exported() {
			return false
		}
	}
	return true
}

func addMethods(found map[string]*declaration, name string, of types.Type, required bool) {
	for selection := range types.NewMethodSet(of).Methods() {
		method, ok := selection.Obj().(*types.Func)
		if !ok || !method.Exported() {
			continue
		}
		_, byPointer := method.Signature().Recv().Type().(*types.Pointer)
		found[name+"."+method.Name()] = &declaration{
			text: text(method.Type()), byValue: !byPointer, required: required,
		}
	}
}
