package exporter

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// schemeNames are the names of security schemes: an API has one of a kind.
var schemeNames = map[reading.CredentialKind]string{
	reading.BearerKey: "bearer", reading.HeaderKey: "headerKey", reading.QueryKey: "queryKey",
	reading.CookieKey: "cookieKey", reading.BasicPair: "basic",
}

// security returns the security schemes, and the requirement of all operations: one
// of them.
func (w *writer) security() (schemes tree.Map, security tree.List) {
	for _, auth := range append([]dsl.Auth{w.api.Auth}, w.api.Alternatives...) {
		name := schemeNames[reading.CredentialOf(auth).Kind]
		if name == "" {
			continue
		}
		schemes = schemes.Set(name, w.scheme(auth))
		security = append(security, tree.Of(name, tree.List{}))
	}
	return schemes, security
}

func (w *writer) scheme(auth dsl.Auth) tree.Map {
	var scheme tree.Map
	switch a := auth.(type) {
	case dsl.Bearer:
		scheme = tree.Of("type", "http", "scheme", "bearer")
	case dsl.Basic:
		scheme = tree.Of("type", "http", "scheme", "basic")
	case dsl.APIKey:
		places := map[dsl.KeyPlace]string{dsl.InHeader: "header", dsl.InQuery: "query", dsl.InCookie: "cookie"}
		scheme = tree.Of("type", "apiKey", "in", places[a.In], "name", a.Name)
	}
	return w.names.Add(scheme, auth, extension.Scheme)
}
