package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
)

// methodScope are the names in the package of a resource.
type methodScope struct{ methods, variables, files map[string]bool }

func newMethodScope() methodScope {
	return methodScope{
		methods:   wordSet("Client New"),
		variables: wordSet("engine once server"),
		files:     wordSet("checks client doc form_models patterns"),
	}
}

// claim takes a name of a method with all that is derived from it, if none of it
// is taken.
func (s methodScope) claim(name string) bool {
	file, variable := naming.File(name), naming.UnexportedOr(name, "Operation")
	files := []string{file, file + "_params", file + "_params_json", file + "_result"}
	variables := []string{
		variable, variable + "Body", variable + "Request", "new" + name + "Result",
		strings.ToLower(name[:1]) + name[1:] + "ParamsFields", strings.ToLower(name[:1]) + name[1:] + "ParamsField",
	}
	taken := func(in map[string]bool, names []string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return in[n] })
	}
	if !exported.MatchString(name) || len(name) > longest || s.methods[name] || name == "Forget" ||
		taken(s.files, files) || taken(s.variables, variables) {
		return false
	}
	s.methods[name] = true
	for _, n := range files {
		s.files[n] = true
	}
	for _, n := range variables {
		s.variables[n] = true
	}
	return true
}

// names gives an operation its names: that of the method, and one that no other
// operation of the document has.
func (c *converter) names(op *described) {
	full := goName(naming.Exported(op.id), "")
	if full == "" {
		full = nameOfRoute(op)
	}
	op.unique = c.uniqueName(full)
	override := goName(naming.Exported(op.node.Get("x-speakeasy-name-override").Text()), "")
	wanted := cmp.Or(c.schemas.pins.use(op.node), override)
	switch {
	case wanted == "" && op.id == "":
		wanted = withoutWords(full, op.group.words)
		c.note(Invented, op.node, "operationId of "+op.label(), "its method is "+wanted)
	case wanted == "":
		wanted = withoutWords(full, op.group.words)
	}
	for _, name := range []string{wanted, full, full + "Of" + naming.Exported(op.group.name), op.unique} {
		if op.group.scope.claim(name) {
			op.e.Name = name
			break
		}
	}
	if op.e.Name == "" {
		op.e.Name = c.unused.name(op.unique, "Call", func(name string) bool { return !op.group.scope.claim(name) })
	}
	if op.e.Name != wanted {
		why := "the name is taken"
		if len(wanted) > longest {
			why = fmt.Sprintf("the name is longer than %d letters", longest)
		}
		c.note(Kept, op.node, "method "+wanted+" of "+op.label(), why+": it is "+op.e.Name)
	}
}

// uniqueName is a name that no other operation has.
func (c *converter) uniqueName(name string) string {
	for wanted := name; c.unique[name]; c.again[wanted]++ {
		name = wanted + ending(wanted, "Again", c.again[wanted])
	}
	c.unique[name] = true
	return name
}

// nameOfRoute names an operation without an id by its method and its path.
func nameOfRoute(op *described) string {
	verbs := map[string]string{"get": "Get", "post": "Create", "put": "Replace", "patch": "Update", "delete": "Delete",
		"options": "Options"}
	name, last := verbs[op.method], ""
	for segment := range strings.SplitSeq(op.path, "/") {
		if last = segment; segment == "" || strings.Contains(segment, "{") {
			continue
		}
		name += naming.Exported(goName(naming.Exported(segment), ""))
	}
	if op.method == "get" && last != "" && !strings.Contains(last, "{") && isPlural(last) {
		name = "List" + strings.TrimPrefix(name, "Get")
	}
	return goName(name, "Operation")
}

// withoutWords is the name of an operation without the words of its group.
// Getting what is plural is listing it.
func withoutWords(full string, group []string) string {
	words := wordsOf(full)
	start, end := run(words, group)
	if start < 0 || end-start == len(words) {
		return full
	}
	first, what := words[0], words[start:end]
	rest := slices.Concat(words[:start], words[end:])
	if first == "get" && isPlural(what[len(what)-1]) && len(rest) == 1 {
		rest[0] = "list"
	}
	name := naming.Exported(strings.Join(rest, "_"))
	if !exported.MatchString(name) {
		return full
	}
	return name
}

// run is where the words of a group stand in those of a name, singular or plural:
// the longest run of them.
func run(words, group []string) (start, end int) {
	best, length := -1, 0
	for i := range words {
		for n := min(len(group), len(words)-i); n > length; n-- {
			part := words[i : i+n]
			if slices.EqualFunc(part, group[:n], sameWord) || slices.EqualFunc(part, group[len(group)-n:], sameWord) {
				best, length = i, n
			}
		}
	}
	return best, best + length
}

// sameWord reports whether two words differ in number alone.
func sameWord(a, b string) bool { return a == b || singular(a) == b || singular(b) == a }
