package testpkg

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim/models"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// Seed adds AcmeRecords as if they had been created one after another, and returns
// them as they are kept. What a new AcmeRecord gets by itself, such as its id, its
// state and its times, is filled in where it is zero. A AcmeRecord with an id that
// is there replaces it.
func (f *Fake) Seed(seed ...models.AcmeModel) []models.AcmeModel {
	return fake.Seed(f.engine().Server, "AcmeModel", seed)
}

// Get is the AcmeRecord with the id as it is now, and whether there is one.
func (f *Fake) Get(id string) (*models.AcmeModel, bool) {
	return fake.Stored[models.AcmeModel](f.engine().Server, "AcmeModel", id)
}

// All are the AcmeRecords as they are now, newest first.
func (f *Fake) All() []models.AcmeModel {
	return fake.DecodeAll[models.AcmeModel](f.engine().All("AcmeModel"))
}

// Remove forgets the AcmeRecord with the id, and reports whether there was one.
func (f *Fake) Remove(id string) bool {
	return f.engine().Remove("AcmeModel", id)
}
