package testpkg

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim/models"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// Seed adds AcmeRecords, as if they had been created one after another, and
// returns them as stored. It sets zero fields, such as the id, the state and the
// times, as for a new AcmeRecord. A AcmeRecord with an existing id replaces the
// stored one.
func (f *Fake) Seed(seed ...models.AcmeModel) []models.AcmeModel {
	return fake.Seed(f.engine().Server, "AcmeModel", seed)
}

// Get returns the current state of the AcmeRecord with the id, and whether it
// exists.
func (f *Fake) Get(id string) (*models.AcmeModel, bool) {
	return fake.Stored[models.AcmeModel](f.engine().Server, "AcmeModel", id)
}

// All returns the current AcmeRecords, newest first.
func (f *Fake) All() []models.AcmeModel {
	return fake.DecodeAll[models.AcmeModel](f.engine().All("AcmeModel"))
}

// Remove deletes the AcmeRecord with the id, and reports whether it existed.
func (f *Fake) Remove(id string) bool {
	return f.engine().Remove("AcmeModel", id)
}
