package importer

import (
	"path"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// componentPrefix begins the pointers of schemas that a document names.
const componentPrefix = "#/components/schemas/"

// modelNames are the Go names of the package of models, and its files.
type modelNames struct {
	taken, files map[string]bool
	unused       unused
	components   map[*openapi.Node]string
	given        map[*openapi.Node]bool // components whose name a model has
	spoken       map[string]string      // names of components as words, by Go name
}

func newModelNames() *modelNames {
	names, files := check.ReservedModels()
	m := &modelNames{
		taken: map[string]bool{}, files: map[string]bool{}, unused: unused{},
		components: map[*openapi.Node]string{}, given: map[*openapi.Node]bool{}, spoken: map[string]string{},
	}
	for _, name := range names {
		m.taken[name] = true
	}
	for _, file := range files {
		m.files[file] = true
	}
	return m
}

// claim returns a name for a model that no other has: the wanted one, or with the
// word Model behind it.
func (m *modelNames) claim(wanted string) string {
	name := m.unused.name(goName(wanted, "Model"), "Model", func(name string) bool {
		return m.taken[name] || m.files[naming.File(name)] || m.files[naming.File(name)+"_json"]
	})
	m.taken[name] = true
	m.files[naming.File(name)], m.files[naming.File(name)+"_json"] = true, true
	return name
}

// reserveComponents gives the schemas that the document names the first choice of
// names.
func (s *schemas) reserveComponents() {
	list := s.doc.Root.Peek("components").Peek("schemas")
	for key := range list.Keys() {
		schema := list.Peek(key)
		if pin := s.pins.names[schema.Pointer()]; pin != "" {
			s.names.components[schema] = s.names.claim(pin)
		}
	}
	for key := range list.Keys() {
		schema := list.Peek(key)
		if _, done := s.names.components[schema]; done || schema.Kind() != openapi.Map {
			continue
		}
		wanted := goName(naming.Exported(key), "Model")
		name := s.names.claim(wanted)
		s.names.components[schema], s.names.spoken[name] = name, spoken(key)
		if name != wanted {
			s.renamed[schema] = wanted
		}
	}
}

// componentName is the Go name of a schema that the document names, or that is a
// file or a definition of its own.
func (s *schemas) componentName(n *openapi.Node) (string, bool) {
	if name, ok := s.names.components[n]; ok {
		if wanted := s.renamed[n]; wanted != "" {
			delete(s.renamed, n)
			s.kept(n, "model "+wanted, "the name is taken: it is called "+name)
		}
		return name, true
	}
	pointer := n.Pointer()
	steps := strings.Split(pointer, "/")
	wanted := ""
	switch {
	case pointer == "#":
		base := path.Base(n.At().File)
		wanted = strings.TrimSuffix(base, path.Ext(base))
	case len(steps) == 2, len(steps) > 2 && isDefinitions(steps[len(steps)-2]):
		wanted = n.Key().Text()
	default:
		return "", false
	}
	name := s.names.claim(naming.Exported(wanted))
	s.names.components[n], s.names.spoken[name] = name, spoken(wanted)
	return name, true
}

func isDefinitions(step string) bool {
	return step == "schemas" || step == "definitions" || step == "$defs"
}

// modelName is the Go name of the model that a schema becomes.
func (s *schemas) modelName(n *openapi.Node, at place) string {
	if name, ok := s.names.components[n]; ok && !s.names.given[n] {
		s.names.given[n] = true
		s.pins.use(n)
		return name
	}
	if pin := s.pins.use(n); pin != "" {
		return s.names.claim(pin)
	}
	wanted := goName(at.base(), "Model")
	name := s.names.claim(wanted)
	if name != shortened(wanted, longest, "Model") {
		s.kept(n, "model "+wanted, "the name is taken: it is called "+name)
	}
	return name
}

// base is the Go name of what is at a place.
func (p place) base() string {
	name := p.owner
	for _, member := range p.path {
		name += naming.Exported(goName(naming.Exported(member), ""))
	}
	return name
}

// last is the name on the wire of the member at a place.
func (p place) last() string {
	if len(p.path) == 0 {
		return ""
	}
	return p.path[len(p.path)-1]
}

// singular is the name of one of the things that a name is for.
func singular(name string) string {
	lower := strings.ToLower(name)
	for _, ending := range []struct{ many, one string }{
		{"ies", "y"}, {"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"}, {"ss", ""}, {"us", ""}, {"is", ""},
		{"s", ""},
	} {
		if !strings.HasSuffix(lower, ending.many) || len(name) < len(ending.many)+2 {
			continue
		}
		if ending.one == "" && ending.many != "s" {
			break
		}
		return name[:len(name)-len(ending.many)] + ending.one
	}
	return name + "_item"
}
