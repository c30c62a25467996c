package check

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
)

// ReservedModels returns the names that no model can have, and the files of the
// package of models, without their extension, that none can need.
func ReservedModels() (names, files []string) {
	names = slices.Concat(modelsNames, optionalModels, unionNames, []string{"FailureModel", "NewFailure"})
	files = slices.Concat(modelsFiles, []string{"failure_model", "failure_models"})
	for _, name := range optionalModels {
		files = append(files, naming.File(name))
	}
	return names, files
}

// optionalModels are names that package models has for some descriptions.
var optionalModels = []string{"Date", "DateOf", "Decimal", "UnixSeconds", "UnixSecondsOf"}

// ReservedFields returns the Go names that no field of a model can have.
func ReservedFields() []string { return append(slices.Clone(codecMethods), "Extra") }
