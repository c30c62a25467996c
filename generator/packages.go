package generator

import (
	"context"
	"fmt"
	"go/types"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/emit"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/goapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/render"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// judged is the import path of the module that [Packages] generates into.
const judged = "example.com/sdk"

// Packages returns the declarations of what [Generate] would write for a
// description, by the folder of the package. Bodies of functions and tests are
// not checked. If the description is invalid, the error is [Problems].
func Packages(ctx context.Context, api dsl.API) (map[string]*types.Package, error) {
	if problems := check.Check(api, nil); len(problems) > 0 {
		return nil, Problems(problems)
	}
	sdk, err := planned(api, judged)
	if err != nil {
		return nil, err
	}
	engines, err := engineSources(judged)
	if err != nil {
		return nil, err
	}
	return render.Declarations(ctx, append(sourcesOf(emit.Files(sdk)), engines...), judged, ".")
}

// differences compares two descriptions, and what is generated from them.
func differences(ctx context.Context, before, after dsl.API) ([]compare.Difference, error) {
	old, err := Packages(ctx, before)
	if err != nil {
		return nil, fmt.Errorf("the old description: %w", err)
	}
	now, err := Packages(ctx, after)
	if err != nil {
		return nil, fmt.Errorf("the new description: %w", err)
	}
	return compare.Attribute(compare.Compare(before, after), goapi.Compare(old, now)), nil
}
