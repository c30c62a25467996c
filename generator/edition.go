package generator

import (
	"cmp"
	"context"
	"path/filepath"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// edition is a description to compare, and where its parts are written.
type edition struct {
	compare.Side
	api dsl.API
}

// described returns a description as an edition. Its source may be nil.
func described(name string, d evaluate.Description) edition {
	return edition{api: d.API, Side: compare.Side{Name: name, Position: func(p *locate.Place) string {
		if at := d.Source.Position(p); at.IsValid() {
			return at.String()
		}
		return ""
	}}}
}

// documented returns what an OpenAPI document describes.
func documented(ctx context.Context, file string) (edition, error) {
	document, err := openapi.Load(ctx, file, openapi.Limits{})
	if err != nil {
		return edition{}, err
	}
	imported, err := importer.Convert(document, importer.Options{})
	if err != nil {
		return edition{}, err
	}
	return edition{api: imported.API, Side: compare.Side{
		Name: filepath.Base(file), Position: func(p *locate.Place) string {
			if at, ok := imported.AtPlace(p); ok {
				return at.String()
			}
			return document.Root.At().String()
		},
	}}, nil
}

// position returns the position of a place, a dash if it is not known.
func (e edition) position(p *locate.Place) string {
	if p == nil {
		return "-"
	}
	return cmp.Or(e.Position(p), "-")
}
