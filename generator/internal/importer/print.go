package importer

import (
	"cmp"
	"fmt"
	"go/token"
	"reflect"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/specprint"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Files returns the description as Go files of one package, for a person to own:
// api.go with what all endpoints share, a file for each resource and one for the
// models that only it reaches, models.go with the other models, and params.go
// with the parameters that several resources have.
func (i *Import) Files(packageName string) (map[string][]byte, error) {
	p := i.printing(packageName)
	files := []specprint.File{{
		Path: "api.go", Doc: fmt.Sprintf("Package %s describes the API of %s.", packageName, i.API.Name),
		Declarations: append([]specprint.Declaration{
			{Name: "API", Doc: "API describes " + i.API.Name + ".", Value: i.API},
		}, p.failures()...),
	}}
	for _, r := range i.API.Resources {
		files = append(files, p.resource(r))
		if models := p.models(r); len(models) > 0 {
			files = append(files, specprint.File{Path: fileOf(r.Name) + "_models.go", Declarations: models})
		}
	}
	if models := p.models(nil); len(models) > 0 {
		files = append(files, specprint.File{Path: "models.go", Declarations: models})
	}
	if params := p.paramsOf(nil); len(params) > 0 {
		files = append(files, specprint.File{Path: "params.go", Declarations: params})
	}
	return specprint.Print(packageName, files)
}

// printing names all that is printed.
func (i *Import) printing(packageName string) *printing {
	p := &printing{Import: i, taken: map[string]bool{
		"API": true, "dsl": true, "time": true, "init": true, "main": true, packageName: true,
	}}
	p.reach()
	p.claimAll()
	return p
}

// Places returns where in the document the variables of the files come from, by
// their names.
func (i *Import) Places(packageName string) map[string]openapi.Position {
	out := map[string]openapi.Position{}
	for value, name := range i.printing(packageName).named {
		if at, ok := i.at[value]; ok {
			out[name] = at
		}
	}
	return out
}

// fileOf is the file of a resource, which is not one of those for all of them.
func fileOf(resource string) string {
	switch resource {
	case "api", "models", "params":
		return resource + "_resource"
	}
	return resource
}

// printing gives declarations their names and files.
type printing struct {
	*Import
	taken  map[string]bool
	owner  map[any]*dsl.Resource // of a model or a parameter: the one resource that reaches it, nil for several
	order  []any                 // models and parameters of paths, in the order they are reached
	uses   map[*dsl.PathParam]int
	params map[string]*sharedParam
	named  map[any]string // variables of values, and of endpoints by their key

	paramOrder []*sharedParam // as they are reached
}

// sharedParam is a parameter of the query that several endpoints have.
type sharedParam struct {
	value dsl.Param
	name  string
	uses  int
	in    *dsl.Resource // nil for several
}

// reach finds out which resources reach which models and parameters.
func (p *printing) reach() {
	p.owner, p.params, p.uses = map[any]*dsl.Resource{}, map[string]*sharedParam{}, map[*dsl.PathParam]int{}
	for _, r := range p.API.Resources {
		w := reachWalk{p: p, in: r, seen: map[any]bool{}}
		for _, e := range r.Endpoints {
			w.value(reflect.ValueOf(e))
			p.countParams(r, e)
		}
	}
	w := reachWalk{p: p, seen: map[any]bool{}}
	w.value(reflect.ValueOf(p.API.Models))
	for _, f := range p.API.Errors.Failures {
		w.value(reflect.ValueOf(&f.Body).Elem())
	}
}

// reachWalk walks along what a resource refers to.
type reachWalk struct {
	p    *printing
	in   *dsl.Resource
	seen map[any]bool
}

func (w reachWalk) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		w.value(v.Elem())
	case reflect.Pointer:
		if _, failure := v.Interface().(*dsl.Failure); v.IsNil() || v.Elem().Kind() != reflect.Struct || failure ||
			w.seen[v.Interface()] {
			return
		}
		w.seen[v.Interface()] = true
		w.note(v.Interface())
		w.value(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	}
}

// note notes that the resource reaches a value.
func (w reachWalk) note(value any) {
	if _, isParam := value.(*dsl.PathParam); !isParam && modelNameOf(value) == "" {
		return
	}
	known, ok := w.p.owner[value]
	switch {
	case !ok:
		w.p.order = append(w.p.order, value)
		w.p.owner[value] = w.in
	case known != w.in:
		w.p.owner[value] = nil
	}
}

// modelNameOf is the name of a model, "" for what is none.
func modelNameOf(value any) string {
	switch m := value.(type) {
	case *dsl.Object:
		return m.Name
	case *dsl.Enum:
		return m.Name
	case *dsl.IntEnum:
		return m.Name
	case *dsl.Union:
		return m.Name
	case *dsl.Choice:
		return m.Name
	}
	return ""
}

// countParams counts the parameters of queries that are the same.
func (p *printing) countParams(r *dsl.Resource, e dsl.Endpoint) {
	described, _ := reading.EndpointOf(e)
	for _, param := range described.PathParams() {
		p.uses[param]++
	}
	for _, q := range described.Query {
		key := paramKey(q)
		one := p.params[key]
		if one == nil {
			one = &sharedParam{value: q, in: r}
			p.params[key] = one
			p.paramOrder = append(p.paramOrder, one)
		}
		if one.uses++; one.in != r {
			one.in = nil
		}
	}
}

func paramKey(q dsl.Param) string { return fmt.Sprintf("%#v", fullValue(reflect.ValueOf(q))) }

// fullValue is a value with what its pointers to numbers and texts point to.
func fullValue(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return nil
		}
		return []any{v.Elem().Type().String(), fullValue(v.Elem())}
	case reflect.Pointer:
		if !v.IsNil() && v.Elem().Kind() != reflect.Struct {
			return []any{"&", fullValue(v.Elem())}
		}
		return v.Pointer()
	case reflect.Struct:
		var all []any
		for i := range v.NumField() {
			all = append(all, fullValue(v.Field(i)))
		}
		return all
	case reflect.Slice:
		var all []any
		for i := range v.Len() {
			all = append(all, fullValue(v.Index(i)))
		}
		return all
	}
	return v.Interface()
}

// name claims a name for a variable, with one of the endings if it is taken.
func (p *printing) name(wanted string, endings ...string) string {
	name := naming.Unexported(wanted)
	if !token.IsIdentifier(name) {
		wanted = "value_" + wanted // such as a parameter named 15
		name = naming.Unexported(wanted)
	}
	for _, ending := range append(endings, "Value", "Other") {
		if !p.taken[name] {
			break
		}
		name = naming.Unexported(wanted + ending)
	}
	for p.taken[name] {
		name += "Too"
	}
	p.taken[name] = true
	return name
}

// claimAll names all declarations: resources first, then models, endpoints and
// parameters, so that those get the plain names that are most often read.
func (p *printing) claimAll() {
	p.named = map[any]string{}
	for _, r := range p.API.Resources {
		p.named[r] = p.name(r.Name, "Resource")
	}
	for _, value := range p.order {
		if name := modelNameOf(value); name != "" {
			p.named[value] = p.name(name, "Model")
		}
	}
	for _, r := range p.API.Resources {
		for _, e := range r.Endpoints {
			described, _ := reading.EndpointOf(e)
			key := endpointKey{r, described.Name}
			p.named[key] = p.name(cmp.Or(p.names[key], described.Name+"_"+r.Name), "Endpoint")
		}
	}
	for _, f := range p.API.Errors.Failures {
		p.named[f] = p.name(f.Name, "Failure")
	}
	for _, shared := range []bool{true, false} {
		p.claimParams(shared)
	}
}

// claimParams names the parameters that several resources share, or those of one.
func (p *printing) claimParams(shared bool) {
	for _, value := range p.order {
		param, ok := value.(*dsl.PathParam)
		if r := p.owner[value]; ok && (r == nil) == shared && p.uses[param] > 1 {
			p.named[value] = p.name(cmp.Or(param.Go, param.Name), "Path", p.ofResource(r))
		}
	}
	for _, one := range p.paramOrder {
		if (one.in == nil) == shared && one.uses > 1 {
			one.name = p.name(one.value.Name, "Param", p.ofResource(one.in))
		}
	}
}

func (p *printing) ofResource(r *dsl.Resource) string {
	if r == nil {
		return "_of_several"
	}
	return "_of_" + r.Name
}

// failures declares the failures of the API, and the codes that are used in more than
// one place: printed there, they would be several.
func (p *printing) failures() []specprint.Declaration {
	var all []specprint.Declaration
	taken := map[string]bool{}
	for _, name := range p.named {
		taken[name] = true
	}
	for _, d := range specprint.Shared(p.API) {
		if _, isCode := d.Value.(*dsl.ErrorCode); !isCode {
			continue
		}
		name := d.Name + "Code"
		for taken[name] {
			name += "Too"
		}
		taken[name] = true
		all = append(all, specprint.Declaration{Name: name, Value: d.Value})
	}
	for _, f := range p.API.Errors.Failures {
		all = append(all, specprint.Declaration{Name: p.named[f], Value: f})
	}
	return all
}

// resource declares a resource, its own parameters and its endpoints.
func (p *printing) resource(r *dsl.Resource) specprint.File {
	group := specprint.Declaration{Name: p.named[r], Value: r, Parts: map[string]string{}}
	all := append([]specprint.Declaration{group}, p.paramsOf(r)...)
	for i, e := range r.Endpoints {
		described, _ := reading.EndpointOf(e)
		d := specprint.Declaration{
			Name: p.named[endpointKey{r, described.Name}], Value: e, Parts: map[string]string{},
		}
		group.Parts[fmt.Sprintf("Endpoints[%d]", i)] = d.Name
		for j, q := range described.Query {
			if one := p.params[paramKey(q)]; one.name != "" {
				d.Parts[fmt.Sprintf("Query[%d]", j)] = one.name
			}
		}
		all = append(all, d)
	}
	return specprint.File{Path: fileOf(r.Name) + ".go", Declarations: all}
}

// models declares the models that only a resource reaches, or with nil those that
// several do.
func (p *printing) models(r *dsl.Resource) []specprint.Declaration {
	var all []specprint.Declaration
	for _, value := range p.order {
		if _, isParam := value.(*dsl.PathParam); !isParam && p.owner[value] == r {
			all = append(all, specprint.Declaration{Name: p.named[value], Value: value})
		}
	}
	return all
}

// paramsOf declares the parameters that several endpoints of a resource have, or
// with nil those of several resources. Others stand where they are used.
func (p *printing) paramsOf(r *dsl.Resource) []specprint.Declaration {
	var all []specprint.Declaration
	for _, value := range p.order {
		if param, ok := value.(*dsl.PathParam); ok && p.owner[value] == r && p.uses[param] > 1 {
			all = append(all, specprint.Declaration{Name: p.named[value], Value: param})
		}
	}
	for _, one := range p.paramOrder {
		if one.name != "" && one.in == r {
			all = append(all, specprint.Declaration{Name: one.name, Value: one.value})
		}
	}
	return all
}
