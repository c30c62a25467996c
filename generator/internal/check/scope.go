package check

// scope is a set of Go names, each with its owner.
type scope map[string]string

// emittedNames returns a scope with the predefined names of generated code.
func emittedNames(names ...string) scope {
	s := scope{}
	for _, name := range names {
		s[name] = "emitted code"
	}
	return s
}

// fileNames returns a scope with the predefined files of the package.
func fileNames(names ...string) scope {
	s := scope{}
	for _, name := range names {
		s[name] = "the package"
	}
	return s
}

// claimFile claims the name of a Go file, without its extension.
func (s scope) claimFile(name, owner string, at subject) {
	if taken, ok := s[name]; ok {
		at.problem("file %s.go is already used by %s", name, taken)
		return
	}
	s[name] = owner
}

// claim claims a Go name for an owner, and reports a name that is already in
// use.
func (s scope) claim(name, owner string, at subject) bool {
	taken, ok := s[name]
	if ok {
		at.problem("Go name %s is already used by %s", name, taken)
		return false
	}
	s[name] = owner
	return true
}
