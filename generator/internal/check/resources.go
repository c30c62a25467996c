package check

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// takenPackages lists folders of the output's module that contain other
// packages, and names declared in files that import a resource's package.
var takenPackages = []string{
	"base", "benchmarks", "client", "description", "docs", "err", "examples", "f", "failure", "generator", "internal", "key", "limit", "main", "models",
	"offset", "path", "s", "spec", "t", "transport", "valid", "watch", "watching",
}

// impossiblePackages lists names that the go command or the language reserves,
// with the reason.
var impossiblePackages = map[string]string{
	"init":     "Go reserves it for functions, so that no package can be imported under it",
	"testdata": "the go command ignores folders of that name",
	"vendor":   "the go command reserves it for the dependencies of a module",
}

// resources checks the resources, each of which becomes a package.
func (c *checker) resources(api subject) {
	list := api.field("Resources")
	if len(c.api.Resources) == 0 {
		list.problem("Resources is empty")
	}
	names, seen := map[string]bool{}, map[*dsl.Resource]bool{}
	for i, resource := range c.api.Resources {
		if resource == nil {
			list.index(i).problem("resource #%d is nil", i+1)
			continue
		}
		if seen[resource] {
			list.index(i).problem("duplicate resource %s", resource.Name)
			continue
		}
		seen[resource] = true
		s := list.index(i).called("%s", labelled("resource", resource.Name, i))
		s.resource(resource)
		c.below(s, resource)
		folder := reading.Folder(resource)
		if names[folder] {
			s.field("Name").problem("duplicate Name %q", resource.Name)
		}
		names[folder] = true
		if resource.Name == naming.FakePackage(c.api.Name) {
			s.field("Name").problem("Name %q is the package with the fake of the API", resource.Name)
		}
		if above := resource.Below; above != nil && resource.Name == above.Name+"test" {
			s.field("Name").problem("Name %q is the package for tests of resource %s", resource.Name, above.Name)
		}
		if tested, ok := strings.CutSuffix(folder, "test"); ok && names[tested] {
			s.field("Name").problem("Name %q is the package for tests of resource %s", resource.Name, tested)
		}
	}
}

// below checks the folder that a resource is in.
func (c *checker) below(s subject, resource *dsl.Resource) {
	above := reading.Above(resource)
	switch {
	case slices.Contains(above, resource):
		s.field("Below").problem("Below: the resource is in its own folder")
	case resource.Below != nil && !slices.Contains(c.api.Resources, resource.Below):
		s.field("Below").problem("Below: resource %s is not in API.Resources", resource.Below.Name)
	}
}

func (s subject) resource(resource *dsl.Resource) {
	s.requiredProse("Doc", prose.Sentences, resource.Doc)
	s.prose("Deprecated", prose.Sentences, resource.Deprecated)
	if len(resource.Endpoints) == 0 {
		s.field("Endpoints").problem("Endpoints is empty")
	}
	if !s.required("Name", resource.Name) {
		return
	}
	at := s.field("Name")
	switch reason := impossiblePackages[resource.Name]; {
	case reason != "":
		at.problem("Name %q: %s", resource.Name, reason)
	case s.tooLong("Name", resource.Name):
	case !packageName.MatchString(resource.Name):
		at.problem("Name %q is not a package name: lower-case letters and digits", resource.Name)
	case naming.IsReserved(resource.Name), slices.Contains(takenPackages, resource.Name):
		at.problem("Name %q is used by emitted code or reserved by Go", resource.Name)
	}
}
