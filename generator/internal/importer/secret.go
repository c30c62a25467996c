package importer

import (
	"regexp"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

var (
	looksSecret = regexp.MustCompile(
		`(?i)(secret|password|passwd|token|private_?key|api_?key|credential|cookie|jwt|otp|access_?key|signature)s?$`)
	looksPublic = regexp.MustCompile(`(?i)(public|token_?type|page_?token|hint|count|_url|_id)`)
)

// suggestSecret proposes to keep a field out of logs that looks like a secret. A
// person decides.
func (s *schemas) suggestSecret(m *member, v value) {
	t := v.Type
	if list, ok := t.(dsl.Array); ok {
		t = list.Of
	}
	text, ok := t.(dsl.String)
	if ok && !text.Sensitive && looksSecret.MatchString(m.name) && !looksPublic.MatchString(m.name) {
		s.kept(m.key, "member "+quoted(m.name), "it looks like a secret: set Sensitive if it is one")
	}
}
