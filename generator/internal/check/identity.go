package check

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
)

// identity checks the name and texts of the API.
func (c *checker) identity(api subject) {
	api.requiredProse("Doc", prose.Sentences, c.api.Doc)
	if strings.ContainsFunc(c.api.Release, isUnfitForUserAgent) || strings.Contains(c.api.Release, " ") {
		api.field("Release").problem("Release %q contains a character that is not allowed in a User-Agent", c.api.Release)
	}
	if !api.required("Name", c.api.Name) {
		return
	}
	if strings.ContainsFunc(c.api.Name, isUnfitForUserAgent) {
		api.field("Name").problem("Name %q contains a character that is not allowed in a User-Agent", c.api.Name)
	}
}

// isUnfitForUserAgent reports whether a character of the API's name is neither a
// space, which is replaced, nor part of a product token.
func isUnfitForUserAgent(r rune) bool { return r != ' ' && !headerName.MatchString(string(r)) }
