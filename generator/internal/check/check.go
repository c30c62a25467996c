package check

import (
	"context"
	"reflect"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Load loads the source of a description: the variable that is a literal of type
// [dsl.API], or of several the one named API, in the package that pattern names
// for the go command in dir. Positions will be relative to dir.
func Load(ctx context.Context, dir, pattern string) (*locate.Source, error) {
	return LoadVar(ctx, dir, pattern, "")
}

// LoadVar works like Load, for the description in the variable of the given name.
func LoadVar(ctx context.Context, dir, pattern, variable string) (*locate.Source, error) {
	api := reflect.TypeFor[dsl.API]()
	return locate.Load(locate.Options{
		Context: ctx, Dir: dir, Pattern: pattern, Var: variable, Vocabulary: api.PkgPath(), Type: api.Name(),
	})
}

// Check returns all problems of a description, sorted by position. Without a
// source they have no positions, and unused declarations are not reported.
func Check(api dsl.API, source *locate.Source) []Problem {
	c := &checker{api: api, source: source, read: reading.Read(api), finite: map[bool]map[dsl.Schema]bool{}}
	root := subject{c: c, at: locate.Root(api), where: "API"}
	c.collect(root)
	for _, pass := range []func(subject){
		c.identity,
		c.servers,
		c.auth,
		c.version,
		c.environment,
		c.errorModel,
		c.failures,
		c.retry,
		c.rateLimits,
		c.limits,
		c.signing,
		c.resources,
		c.endpointNames,
		c.eachEndpoint,
		c.routes,
		c.eachModel,
		c.modelNames,
		c.finiteModels,
		c.effects,
		c.encoding,
		c.references,
	} {
		pass(root)
	}
	return sorted(c.problems)
}

// checker contains the state that several passes share.
type checker struct {
	api      dsl.API
	source   *locate.Source
	read     *reading.Description
	problems []Problem

	endpoints []endpoint
	models    []model
	codes     map[*dsl.ErrorCode]*dsl.Failure // codes that a failure of API.Errors holds
	states    map[*dsl.Collection]bool        // what resources have as their State
	keeper    map[string]string               // which state keeps the records of a model
	finite    map[bool]map[dsl.Schema]bool    // models with a finite value in JSON, and outside of it
}
