package exporter

import (
	"cmp"
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Options are the form of the document.
type Options struct {
	Version string // of OpenAPI: "3.1", or "3.0" for 3.0.3; empty is 3.1
	JSON    bool   // in place of YAML
}

// Export writes a checked description as a document, and accounts for what the
// document says otherwise than the description. The same description gives the
// same bytes.
func Export(api dsl.API, o Options) ([]byte, Account, error) {
	document, account, err := Document(api, o.Version)
	if err != nil {
		return nil, nil, err
	}
	write := tree.YAML
	if o.JSON {
		write = tree.JSON
	}
	text, err := write(document)
	return text, account, err
}

// versions are the releases of OpenAPI by the name that an option has.
var versions = map[string]string{"": "3.1.0", "3.1": "3.1.0", "3.1.0": "3.1.0", "3.0": "3.0.3", "3.0.3": "3.0.3"}

// Document returns the document as a tree.
func Document(api dsl.API, version string) (tree.Map, Account, error) {
	release, ok := versions[version]
	if !ok {
		return nil, nil, fmt.Errorf("OpenAPI version %q is not one of 3.1 and 3.0", version)
	}
	w := &writer{
		api: api, read: reading.Read(api), old: release == "3.0.3", names: extension.NamesOf(api),
		components: map[dsl.Schema]string{},
	}
	return w.document(release), w.account, w.err
}

// writer collects the parts of a document.
type writer struct {
	api  dsl.API
	read *reading.Description
	// old is OpenAPI 3.0, whose schemas have nullable in place of the type null,
	// bounds that exclude as flags, and nothing beside a $ref.
	old        bool
	names      extension.Names
	schemas    tree.Map
	components map[dsl.Schema]string // the name of each model among the schemas
	errorBody  string                // the name of the schema of a failure's body
	account    Account
	err        error
}

func (w *writer) document(release string) tree.Map {
	info := tree.Of("title", w.api.Name)
	if w.api.Doc != "" {
		info = info.Set("description", w.text(prose.Sentences, w.api.Doc))
	}
	info = info.Set("version", cmp.Or(w.api.Version.Default, w.api.Release, "0"))
	d := tree.Of("openapi", release, "info", info)
	d = w.names.Add(d, w.api, extension.Root)
	if errors := w.errorNames(); len(errors) > 0 {
		d = d.Set(extension.Key("Errors"), errors)
	}
	if servers := w.servers(); len(servers) > 0 {
		d = d.Set("servers", servers)
	}
	schemes, security := w.security()
	if len(security) > 0 {
		d = d.Set("security", security)
	}
	w.models()
	paths := w.paths()
	components := tree.Map{}
	for _, part := range []tree.Member{
		{Key: "schemas", Value: w.schemas}, {Key: "responses", Value: w.failures()},
		{Key: "parameters", Value: w.sharedParameters()}, {Key: "securitySchemes", Value: schemes},
	} {
		if m, _ := part.Value.(tree.Map); len(m) > 0 {
			components = append(components, part)
		}
	}
	return append(d, tree.Of("tags", w.tags(paths), "paths", paths, "components", components)...)
}

func (w *writer) servers() tree.List {
	var list tree.List
	for _, s := range w.api.Servers {
		server := tree.Of("url", s.URL)
		if s.Doc != "" {
			server = server.Set("description", w.text(prose.Noun, s.Doc))
		}
		list = append(list, w.names.Add(server, s, extension.Server))
	}
	return list
}
