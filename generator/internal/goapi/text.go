package goapi

import (
	"go/types"
	"strings"
)

// text returns a type as a program writes it, without the names of parameters,
// which do not matter. Types of two versions are equal if their texts are.
func text(t types.Type) string {
	switch t := t.(type) {
	case *types.Pointer:
		return "*" + text(t.Elem())
	case *types.Slice:
		return "[]" + text(t.Elem())
	case *types.Map:
		return "map[" + text(t.Key()) + "]" + text(t.Elem())
	case *types.Signature:
		return "func" + signature(t)
	case *types.Named:
		return named(t.Obj(), t.TypeArgs())
	case *types.Alias:
		return named(t.Obj(), t.TypeArgs())
	}
	return types.TypeString(t, (*types.Package).Name)
}

func named(object *types.TypeName, arguments *types.TypeList) string {
	name := object.Name()
	if object.Pkg() != nil {
		name = object.Pkg().Name() + "." + name
	}
	if arguments.Len() == 0 {
		return name
	}
	var texts []string
	for argument := range arguments.Types() {
		texts = append(texts, text(argument))
	}
	return name + "[" + strings.Join(texts, ", ") + "]"
}

func signature(s *types.Signature) string {
	arguments := texts(s.Params())
	if s.Variadic() {
		last := len(arguments) - 1
		arguments[last] = "..." + strings.TrimPrefix(arguments[last], "[]")
	}
	list := "(" + strings.Join(arguments, ", ") + ")"
	results := texts(s.Results())
	switch len(results) {
	case 0:
		return list
	case 1:
		return list + " " + results[0]
	}
	return list + " (" + strings.Join(results, ", ") + ")"
}

func texts(list *types.Tuple) []string {
	var all []string
	for v := range list.Variables() {
		all = append(all, text(v.Type()))
	}
	return all
}

// parameters returns the type parameters of a type, in brackets.
func parameters(t *types.Named) string {
	if t.TypeParams().Len() == 0 {
		return ""
	}
	var all []string
	for p := range t.TypeParams().TypeParams() {
		all = append(all, p.Obj().Name()+" "+text(p.Constraint()))
	}
	return "[" + strings.Join(all, ", ") + "]"
}
