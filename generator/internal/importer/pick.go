package importer

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// selection is what an import takes of the operations of a document.
type selection struct {
	taken   map[*openapi.Node]bool
	leftOut int  // operations that the options leave out
	part    bool // the options pick operations
}

// takes returns whether an operation is to be imported.
func (s *selection) takes(operation *openapi.Node) bool { return s.taken[operation] }

// methods are the keys of operations in a path item.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

// operation is an operation and where it is.
type operation struct {
	path, method string
	item, node   *openapi.Node
}

// pick returns the operations that the options ask for. What they leave out is
// marked as read, so that an account does not list it. An option that matches
// nothing is an error which names what there is.
func (o Options) pick(doc *openapi.Document) (*selection, error) {
	s := &selection{taken: map[*openapi.Node]bool{}, part: o.picks()}
	wanted := newWishes(o)
	used := map[*openapi.Node]bool{} // path items with an operation that is taken
	tags := map[string]bool{}        // of operations that are taken
	for each := range operations(doc) {
		if wanted.fit(each) {
			s.taken[each.node], used[each.item] = true, true
			for _, tag := range tagsOf(each) {
				tags[tag] = true
			}
		} else {
			s.leftOut++
			each.node.Mark()
		}
	}
	for each := range operations(doc) {
		if !used[each.item] {
			each.item.Mark()
			doc.Root.Get("paths").Peek(each.path).Mark()
		}
	}
	for _, tag := range doc.Root.Peek("tags").Items() {
		if s.part && !tags[tag.Peek("name").Text()] {
			tag.Mark()
		}
	}
	return s, wanted.unmet(doc)
}

// operations returns the operations of a document in its order.
func operations(doc *openapi.Document) iter.Seq[operation] {
	return func(yield func(operation) bool) {
		paths := doc.Root.Get("paths")
		for path := range paths.Keys() {
			item, err := doc.Deref(paths.Peek(path))
			if err != nil {
				continue // a document with broken references is not read at all
			}
			for method := range item.Keys() {
				if !slices.Contains(methods, method) {
					continue
				}
				node, err := doc.Deref(item.Peek(method)) // as documents of many files have it
				if err == nil && node.Kind() == openapi.Map &&
					!yield(operation{path: path, method: method, item: item, node: node}) {
					return
				}
			}
		}
	}
}

// wish is an option that picks operations, and whether one fits it.
type wish struct {
	value string
	met   bool
}

// wishes are the options that pick operations.
type wishes struct{ tags, paths, ids []*wish }

// newWishes returns the options of one import.
func newWishes(o Options) wishes {
	each := func(values []string) []*wish {
		var out []*wish
		for _, value := range values {
			out = append(out, &wish{value: value})
		}
		return out
	}
	return wishes{tags: each(o.Tags), paths: each(o.Paths), ids: each(o.Operations)}
}

// fit returns whether an operation is picked.
func (w wishes) fit(o operation) bool {
	if len(w.tags)+len(w.paths)+len(w.ids) == 0 {
		return true
	}
	fits := false
	see := func(all []*wish, fit func(value string) bool) {
		for _, each := range all {
			if fit(each.value) {
				each.met, fits = true, true
			}
		}
	}
	see(w.tags, func(tag string) bool { return slices.Contains(tagsOf(o), tag) })
	see(w.paths, func(path string) bool { return below(o.path, path) })
	see(w.ids, func(id string) bool { return o.node.Peek("operationId").Text() == id })
	return fits
}

// tagsOf returns the tags of an operation.
func tagsOf(o operation) []string {
	var out []string
	for _, tag := range o.node.Peek("tags").Items() {
		out = append(out, tag.Text())
	}
	return out
}

// below returns whether a path is another or continues it.
func below(path, top string) bool {
	rest, ok := strings.CutPrefix(path, strings.TrimSuffix(top, "/"))
	return ok && (rest == "" || rest[0] == '/')
}

// unmet returns an error for the options that fit no operation.
func (w wishes) unmet(doc *openapi.Document) error {
	var texts []string
	for _, kind := range []struct {
		what   string
		wishes []*wish
		of     func(operation) []string
	}{
		{"tag", w.tags, tagsOf},
		{"path", w.paths, func(o operation) []string { return []string{o.path} }},
		{"id", w.ids, func(o operation) []string { return []string{o.node.Peek("operationId").Text()} }},
	} {
		for _, each := range kind.wishes {
			if !each.met {
				texts = append(texts, fmt.Sprintf("no operation has the %s %q%s", kind.what, each.value,
					nearest(doc, each.value, kind.of)))
			}
		}
	}
	if texts == nil {
		return nil
	}
	return &openapi.Error{At: doc.Root.Peek("paths").At(), Text: strings.Join(texts, "; ")}
}

// exceptions returns an error for the resources to leave out that there are not.
func (o Options) exceptions(doc *openapi.Document, packages map[string]bool) error {
	var texts []string
	for _, name := range o.Except {
		if !packages[name] {
			texts = append(texts, fmt.Sprintf("there is no resource %q to leave out: there are %s", name,
				strings.Join(slices.Sorted(maps.Keys(packages)), ", ")))
		}
	}
	if texts == nil {
		return nil
	}
	return &openapi.Error{At: doc.Root.Peek("paths").At(), Text: strings.Join(texts, "; ")}
}

// mostListed is the number of values up to which a message lists all of them.
const mostListed = 50

// nearest returns what a document has in place of a value that it lacks: those that
// differ in case or contain it, else all if they are few.
func nearest(doc *openapi.Document, value string, of func(operation) []string) string {
	var all, near []string
	seen := map[string]bool{"": true}
	for o := range operations(doc) {
		for _, each := range of(o) {
			if seen[each] {
				continue
			}
			seen[each] = true
			all = append(all, each)
			if strings.Contains(strings.ToLower(each), strings.ToLower(value)) {
				near = append(near, each)
			}
		}
	}
	switch {
	case len(near) > 0:
		all = near
	case len(all) > mostListed:
		return ""
	}
	slices.Sort(all)
	return ": there are " + strings.Join(all[:min(len(all), mostListed)], ", ")
}
