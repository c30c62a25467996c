package exporter

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// tags are the resources.
func (w *writer) tags(paths tree.Map) tree.List {
	list := tree.List{}
	for _, r := range w.api.Resources {
		tag := tree.Of("name", reading.Folder(r))
		if r.Doc != "" {
			tag = tag.Set("description", w.text(prose.Sentences, r.Doc))
		}
		if r.Below != nil {
			tag = tag.Set(extension.Key("Name"), r.Name).Set(extension.Key("Below"), reading.Folder(r.Below))
		}
		tag = w.names.Add(tag, r, extension.Resource)
		if r.State != nil && w.names[r.State] == r.Name {
			tag = tag.Set(extension.Key("State"), w.names.Write(*r.State))
		}
		if names, sorted := w.order(r, paths); !sorted {
			tag = tag.Set(extension.Key("Endpoints"), names)
		}
		list = append(list, tag)
	}
	return list
}

// order returns the names of a resource's endpoints, and whether the document has
// them in their order, though it has those of one path together.
func (w *writer) order(r *dsl.Resource, paths tree.Map) (names tree.List, sorted bool) {
	var documented tree.List
	for _, path := range paths {
		for _, operation := range path.Value.(tree.Map) {
			m, isOperation := operation.Value.(tree.Map)
			if isOperation && m.Get("tags").(tree.List)[0] == reading.Folder(r) {
				documented = append(documented, m.Get(extension.Key("Name")))
			}
		}
	}
	for _, e := range w.read.Of(r) {
		if !e.SharesRoute {
			names = append(names, e.Name)
		}
	}
	return names, slices.Equal(names, documented)
}
