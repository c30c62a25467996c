package check

import (
	"slices"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// signs reports a step that needs to sign tokens when nothing says how.
func (s step) signs() {
	if s.c.api.Signing == nil {
		s.problem("needs API.Signing, which is missing")
	}
}

func (s step) mint(effect dsl.Mint) {
	s.signs()
	s.lifetime(effect.Lifetime)
	if effect.LifetimeFrom != "" {
		f, ok := s.bodyField("LifetimeFrom", effect.LifetimeFrom)
		if _, isInt := f.Type.(dsl.Int); ok && !isInt {
			s.field("LifetimeFrom").problem("LifetimeFrom: body %q is %s, not an int", effect.LifetimeFrom,
				kindOf(f.Type))
		}
	}
	if effect.Template != nil {
		s.ofPath("Template", effect.Template)
		s.refuses("Else", effect.Else)
	}
	s.claims(effect.Claims)
	if effect.As == nil {
		s.answered = true
		s.field("As").problem("As is missing")
		return
	}
	s.answers(effect.As)
	if f, ok := s.modelField("Into", effect.As, effect.Into); ok && reading.KindOf(f.Type) != reading.TextKind {
		s.field("Into").problem("Into: field %q is %s, not a string", effect.Into, kindOf(f.Type))
	}
	s.complete(effect.As, nil, effect.Into)
}

// mintCookies checks a response that is sent only if the request asks for it, so
// that the effects after it are reached.
func (s step) mintCookies(effect dsl.MintCookies) {
	s.signs()
	s.lifetime(effect.Lifetime)
	if s.required("Cookie", effect.Cookie) && !headerName.MatchString(effect.Cookie) {
		s.field("Cookie").problem("Cookie %q is not a valid cookie name", effect.Cookie)
	}
	if f, ok := s.bodyField("When", effect.When); ok {
		s.textValue("Is", f.Type, effect.Is)
	}
	s.claims(effect.Claims)
	if effect.As == nil {
		s.field("As").problem("As is missing")
		return
	}
	s.answers(effect.As)
	s.answered = false
	if f, ok := s.modelField("Into", effect.As, effect.Into); ok && !isTexts(f.Type) {
		s.field("Into").problem("Into: field %q is %s, not an array of a string", effect.Into, kindOf(f.Type))
	}
	s.complete(effect.As, nil, effect.Into)
}

func isTexts(t dsl.Schema) bool {
	array, ok := t.(dsl.Array)
	return ok && reading.KindOf(array.Of) == reading.TextKind
}

func (s step) lifetime(d time.Duration) {
	if d <= 0 {
		s.field("Lifetime").problem("Lifetime %v is not positive", d)
	}
}

// signerClaims are those that the signer fills in.
var signerClaims = []string{"exp", "iat", "iss", "jti", "nbf"}

// claims checks the claims of a token.
func (s step) claims(claims []dsl.Claim) {
	names := map[string]bool{}
	for i, claim := range claims {
		at := s
		at.subject = s.subject.field("Claims").item(i, "claim", claim.Name)
		if at.required("Name", claim.Name) && names[claim.Name] {
			at.problem("duplicate claim")
		}
		names[claim.Name] = true
		at.claim(claim)
	}
}

func (s step) claim(claim dsl.Claim) {
	sources := slices.DeleteFunc([]string{claim.Field, claim.Text, claim.JSON}, func(v string) bool { return v == "" })
	switch {
	case len(sources) > 1:
		s.problem("sets more than one of Field, Text and JSON")
	case len(sources) == 0 && claim.Name != "" && !slices.Contains(signerClaims, claim.Name):
		s.problem("has no value, and the signer sets only %s", strings.Join(signerClaims, ", "))
	case claim.Field != "":
		s.needsRecord()
		s.modelField("Field", s.record, claim.Field)
	case claim.JSON != "":
		if _, err := parseJSON(claim.JSON); err != nil {
			s.subject.field("JSON").problem("JSON is not JSON: %v", err)
		}
	}
}
