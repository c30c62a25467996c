package check

// scope is a set of Go names, each with what took it.
type scope map[string]string

// emittedNames starts a scope with names that emitted code has of its own.
func emittedNames(names ...string) scope {
	s := scope{}
	for _, name := range names {
		s[name] = "emitted code"
	}
	return s
}

// fileNames starts a scope with files that the package has of its own.
func fileNames(names ...string) scope {
	s := scope{}
	for _, name := range names {
		s[name] = "the package"
	}
	return s
}

// claimFile takes the name of a Go file, without its extension.
func (s scope) claimFile(name, owner string, at subject) {
	if taken, ok := s[name]; ok {
		at.problem("file %s.go is already used by %s", name, taken)
		return
	}
	s[name] = owner
}

// claim takes a Go name for an owner, and reports one that is taken already.
func (s scope) claim(name, owner string, at subject) bool {
	taken, ok := s[name]
	if ok {
		at.problem("Go name %s is already used by %s", name, taken)
		return false
	}
	s[name] = owner
	return true
}
