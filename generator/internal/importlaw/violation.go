package importlaw

import (
	"fmt"
	"go/token"
	"io/fs"
	"path"
	"strings"
)

// Violation is an import that violates the law.
type Violation struct {
	Position token.Position
	Folder   string // of the package that imports
	Import   string
	May      []string // the allowed imports
	Never    string   // the pattern of packages that no chain of imports may reach; empty if May is violated
	Way      []string // the chain of imports that reaches it, from Import on
	Lawless  bool     // there is no rule for the folder
}

// String returns the violation on one line, in the format of compilers.
func (v Violation) String() string {
	switch {
	case v.Lawless:
		return fmt.Sprintf("%s: no rule of the import law fits folder %s", v.Position, v.Folder)
	case v.Never != "":
		return fmt.Sprintf("%s: %s may never import %s, not even indirectly: it imports %s",
			v.Position, v.Folder, v.Never, strings.Join(v.Way, ", which imports "))
	case len(v.May) == 0:
		return fmt.Sprintf("%s: %s may not import %s: only the standard library", v.Position, v.Folder, v.Import)
	}
	return fmt.Sprintf("%s: %s may not import %s: only %s", v.Position, v.Folder, v.Import, strings.Join(v.May, ", "))
}

// Violations checks every Go file below a root, in the order of their names.
func Violations(root fs.FS, module string, law []Rule) ([]Violation, error) {
	sources, err := read(root, module)
	if err != nil {
		return nil, err
	}
	imports := graphOf(sources)
	var found []Violation
	for _, s := range sources {
		rule, ok := ruleFor(s.folder, law)
		if !ok {
			found = append(found, Violation{Position: s.start, Folder: s.folder, Lawless: true})
			continue
		}
		if s.test && !rule.Tests {
			continue
		}
		for _, i := range s.imports {
			if v, broken := rule.judge(s, i, imports); broken {
				found = append(found, v)
			}
		}
	}
	return found, nil
}

// judge checks one import against the rule of its folder.
func (r Rule) judge(s source, i imported, imports graph) (v Violation, broken bool) {
	v = Violation{Position: i.position, Folder: s.folder, Import: i.name}
	if i.name != s.folder && !r.allows(s.folder, i.name) {
		v.May = r.May
		return v, true
	}
	if r.Never == "" || s.test {
		return v, false
	}
	v.Never, v.Way = r.Never, imports.way(i.name, r.Never)
	return v, v.Way != nil
}

func ruleFor(folder string, law []Rule) (Rule, bool) {
	for _, rule := range law {
		if fits(rule.Folder, folder) {
			return rule, true
		}
	}
	return Rule{}, false
}

func (r Rule) allows(folder, imported string) bool {
	for _, allowed := range r.May {
		if allowed == ".." && imported == path.Dir(folder) || fits(allowed, imported) {
			return true
		}
	}
	return false
}

// fits reports whether a folder or import path is one that a pattern means.
func fits(pattern, name string) bool {
	if pattern == "..." {
		return true
	}
	if base, ok := strings.CutSuffix(pattern, "/..."); ok {
		return name == base || strings.HasPrefix(name, base+"/")
	}
	matched, err := path.Match(pattern, name)
	return err == nil && matched
}
