package importer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// role is the key of a part that repeats what an extension says.
const role = extension.Prefix + "role"

// restore gives the description back what an export of one has in its extensions.
// Documents of others have none of them.
type restore struct {
	*converter
	scope extension.Scope
	enums map[string]dsl.Schema // enums of one value, which others take for constants
}

// exported prepares to restore a document that is an export, and is nil for others.
func (c *converter) exported() *restore {
	list := c.endpoints()
	if len(list) == 0 || list[0].node.Peek(extension.Key("Name")) == nil {
		return nil // an export has the name of each operation
	}
	r := &restore{converter: c, scope: extension.Scope{
		Collections: map[string]*dsl.Collection{}, Codes: map[string]*dsl.ErrorCode{},
		Params: map[string]*dsl.PathParam{},
	}, enums: map[string]dsl.Schema{}}
	r.scope.Object = func(name string) *dsl.Object {
		o, _ := r.model(name).(*dsl.Object)
		return o
	}
	for name, n := range c.doc.Root.Get("components").Get("schemas").Entries() {
		if n.Get(role) == nil {
			r.model(name.Text())
		} else {
			n.Mark()
		}
	}
	return r
}

// restore replaces what the import makes of an export by what the export says.
func (r *restore) restore() {
	if r == nil {
		return
	}
	// An export says it all, so that nothing of it is a guess.
	r.lines = slices.DeleteFunc(r.lines, func(l Line) bool { return l.Kind == Kept || l.Kind == Invented })
	r.restoreFailures()
	root := r.doc.Root
	r.api.Source = ""
	r.text(root.Get("info"), "description", prose.Sentences, &r.api.Doc)
	r.read(root, &r.api, extension.Root)
	r.restoreServers()
	r.restoreAuth()
	r.restoreModels()
	r.restoreGroups()
	for _, op := range r.endpoints() {
		r.operation(op)
	}
	for _, parameter := range root.Get("components").Get("parameters").Entries() {
		parameter.Get(role)
	}
	r.resources()
	breakCycles(&r.api, r.schemas.models)
}

// read reads extensions, and accounts for one that cannot be read.
func (r *restore) read(n *openapi.Node, into any, fields []string) {
	if err := r.scope.Read(n, into, fields); err != nil {
		r.note(Dropped, n, "extensions", err.Error())
	}
}

// value reads one extension.
func (r *restore) value(n *openapi.Node, into any) {
	if n == nil {
		return
	}
	if err := r.scope.ReadValue(n, into); err != nil {
		r.note(Dropped, n, "extension "+n.Key().Text(), err.Error())
	}
}

// said forgets the lines on what an extension of a part says after all.
func (r *restore) said(n *openapi.Node) {
	at := n.Pointer()
	r.lines = slices.DeleteFunc(r.lines, func(l Line) bool {
		return l.At.Pointer == at || strings.HasPrefix(l.At.Pointer, at+"/")
	})
}

// text sets a text to what the document says, unless it is that in other words: a
// text without its capital and its stop.
func (r *restore) text(n *openapi.Node, key string, kind prose.Kind, into *string) {
	said := n.Get(key).Text()
	normal, err := prose.Normal(kind, said)
	switch known, _ := prose.Normal(kind, *into); {
	case err != nil || known == normal:
	case kind == prose.Clause:
		*into = normal
	default:
		*into = said
	}
}

// model is the model of a name.
func (r *restore) model(name string) dsl.Schema {
	if enum, ok := r.enums[name]; ok {
		return enum
	}
	n := r.doc.Root.Get("components").Get("schemas").Get(name)
	if n == nil {
		return nil
	}
	switch model := r.schemas.typeOf(n, place{owner: name, named: true}); model.(type) {
	case dsl.Const:
		r.enums[name] = &dsl.Enum{Name: name}
	case dsl.ConstInt:
		r.enums[name] = &dsl.IntEnum{Name: name}
	default:
		return model
	}
	return r.enums[name]
}

// restoreFailures lists all failures of the API, with their names and codes.
func (r *restore) restoreFailures() {
	root := r.doc.Root
	for _, n := range root.Get("components").Get("responses").Entries() {
		for _, code := range n.Get(extension.Key("Codes")).Items() {
			made := new(dsl.ErrorCode)
			r.value(code, made)
			r.scope.Codes[made.Code] = made
		}
	}
	known := map[int]*dsl.Failure{}
	for _, f := range r.api.Errors.Failures {
		known[f.Status] = f
	}
	var all []*dsl.Failure
	for name, n := range root.Get("components").Get("responses").Entries() {
		status, err := strconv.Atoi(n.Get(extension.Key("Status")).Text())
		if err != nil {
			continue
		}
		f := known[status]
		if f == nil {
			f = &dsl.Failure{Status: status}
		}
		n.Mark()
		r.text(n, "description", prose.Clause, &f.Doc)
		f.Name = name.Text()
		f.Codes = nil
		for _, code := range n.Get(extension.Key("Codes")).Items() {
			f.Codes = append(f.Codes, r.scope.Codes[code.Get("code").Text()])
		}
		f.Body = r.failureBody(n)
		all = append(all, f)
	}
	r.api.Errors = dsl.ErrorModel{}
	r.value(root.Get(extension.Key("Errors")), &r.api.Errors)
	r.api.Errors.Failures = all
}

// failureBody is the model of a failure's own body, nil where it is that of all.
func (r *restore) failureBody(n *openapi.Node) dsl.Schema {
	for _, media := range n.Get("content").Entries() {
		target, err := r.doc.Deref(media.Get("schema"))
		if err == nil && target.Get(role) == nil {
			return r.model(target.Key().Text())
		}
	}
	return nil
}

func (r *restore) restoreServers() {
	for i, n := range r.doc.Root.Get("servers").Items() {
		if i < len(r.api.Servers) {
			r.text(n, "description", prose.Noun, &r.api.Servers[i].Doc)
			r.read(n, &r.api.Servers[i], extension.Server)
		}
	}
}

// restoreAuth completes the credentials, which are in the order of the
// requirements.
func (r *restore) restoreAuth() {
	for i, requirement := range r.doc.Root.Get("security").Items() {
		for name := range requirement.Entries() {
			scheme := r.doc.Root.Get("components").Get("securitySchemes").Get(name.Text())
			if i == 0 {
				r.api.Auth = r.credential(scheme, r.api.Auth)
			} else if i <= len(r.api.Alternatives) {
				r.api.Alternatives[i-1] = r.credential(scheme, r.api.Alternatives[i-1])
			}
		}
	}
}

func (r *restore) credential(n *openapi.Node, auth dsl.Auth) dsl.Auth {
	switch a := auth.(type) {
	case dsl.Bearer:
		a = dsl.Bearer{}
		r.read(n, &a, extension.Scheme)
		return a
	case dsl.APIKey:
		a = dsl.APIKey{In: a.In, Name: a.Name}
		r.read(n, &a, extension.Scheme)
		return a
	case dsl.Basic:
		a = dsl.Basic{}
		r.read(n, &a, extension.Scheme)
		return a
	}
	return auth
}

// restoreGroups completes the resources: their states, and the order of their
// endpoints.
func (r *restore) restoreGroups() {
	byTag := map[string]*group{}
	for _, g := range r.groups {
		byTag[g.name] = g
	}
	tags := r.doc.Root.Get("tags").Items()
	for _, n := range tags {
		g := byTag[n.Get("name").Text()]
		if g == nil {
			continue
		}
		r.text(n, "description", prose.Sentences, &g.resource.Doc)
		r.value(n.Get(extension.Key("Name")), &g.resource.Name)
		r.value(n.Get(extension.Key("Deprecated")), &g.resource.Deprecated)
		if above := byTag[n.Get(extension.Key("Below")).Text()]; above != nil {
			g.resource.Below = above.resource
		}
		if n.Get(extension.Key("State")).Kind() == openapi.Map {
			r.scope.Collections[g.resource.Name] = new(dsl.Collection)
		}
	}
	for _, n := range tags {
		g := byTag[n.Get("name").Text()]
		if g == nil {
			continue
		}
		switch state := n.Get(extension.Key("State")); state.Kind() {
		case openapi.Map:
			g.resource.State = r.scope.Collections[g.resource.Name]
			r.value(state, g.resource.State)
		case openapi.String: // that of another resource
			r.value(state, &g.resource.State)
		}
		r.order(g, n.Get(extension.Key("Endpoints")))
	}
}

// order puts the endpoints of a resource in the order of a list of their names.
func (r *restore) order(g *group, names *openapi.Node) {
	if names == nil {
		return
	}
	place := func(op *described) int {
		name := op.node.Get(extension.Key("Name")).Text()
		return slices.IndexFunc(names.Items(), func(n *openapi.Node) bool { return n.Text() == name })
	}
	slices.SortStableFunc(g.operations, func(a, b *described) int { return place(a) - place(b) })
}
