package testpkg

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim/transport"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// fileOf is a file that was posted, to be read once.
func fileOf(p fake.Posted) transport.File {
	return transport.File{Name: p.Name, ContentType: p.ContentType, Content: strings.NewReader(p.Content)}
}
