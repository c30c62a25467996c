package compare

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/goapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
)

// Difference is one difference between two descriptions.
type Difference struct {
	Where  string // an endpoint, a model or a part of the API: "GET /sessions", "models.Session"
	Part   string // of it: "query limit", "field status"; empty for all of it
	Aspect Aspect
	Kind   Kind
	Old    string // what it was; empty if it is added
	New    string // what it is; empty if it is removed
	Wire   Effect // on requests and responses
	Go     Effect // on programs that use the generated packages

	OldAt, NewAt *locate.Place  // in the descriptions: of the part, or of what lacks it; nil for code alone
	Code         []goapi.Change // of the generated packages, by [Attribute]

	names []string // Go names that it is about, with the folder of their package
}

// Kind is the kind of a difference.
type Kind string

// The kinds of differences.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
)

// Effect is what a difference does to those who know the old version.
type Effect int

// The effects, from the least to the worst.
const (
	None    Effect = iota
	Adds           // there is more that they can use
	Changes        // what they do works, and has another result
	Breaks         // what they do does not work: on the wire it is refused or missing, in Go it does not compile
)

var effects = []string{"none", "adds", "changes behaviour", "breaks"}

// String returns the effect in words.
func (e Effect) String() string { return effects[e] }

// Aspect is what differs of a part.
type Aspect string

// The aspects. Whole parts, such as an endpoint or a parameter, are aspects too,
// when one version lacks them.
const (
	endpoint   Aspect = "endpoint"
	parameter  Aspect = "parameter"
	field      Aspect = "field"
	value      Aspect = "value"
	variant    Aspect = "variant"
	body       Aspect = "body"
	outcome    Aspect = "response"
	header     Aspect = "response header"
	failure    Aspect = "failure"
	code       Aspect = "code"
	resource   Aspect = "resource"
	server     Aspect = "server"
	credential Aspect = "credential"
	rateLimit  Aspect = "rate limit"

	goName      Aspect = "Go name"
	typeOf      Aspect = "type"
	size        Aspect = "size of a number"
	presence    Aspect = "presence" // required or optional
	null        Aspect = "null"
	access      Aspect = "access" // read only, write only
	least       Aspect = "minimum"
	most        Aspect = "maximum"
	above       Aspect = "exclusive minimum"
	below       Aspect = "exclusive maximum"
	shortest    Aspect = "minimum length"
	longest     Aspect = "maximum length"
	fewest      Aspect = "minimum count"
	maximal     Aspect = "maximum count"
	unique      Aspect = "unique items"
	pattern     Aspect = "pattern"
	format      Aspect = "format"
	preset      Aspect = "default"
	secrecy     Aspect = "sensitive"
	encoding    Aspect = "encoding"
	contentType Aspect = "content type"
	together    Aspect = "at least one of"
	status      Aspect = "status"
	security    Aspect = "security"
	paging      Aspect = "paging"
	retrying    Aspect = "retry"
	idempotency Aspect = "idempotency"
	rateClass   Aspect = "rate class"
	conditional Aspect = "entity tags"
	until       Aspect = "last version"
	identity    Aspect = "key"
	tag         Aspect = "discriminator"
	keys        Aspect = "keys"
	setting     Aspect = "setting"
	behaviour   Aspect = "fake"
	docs        Aspect = "documentation"
	deprecation Aspect = "deprecation"

	declaration Aspect = "Go declaration"
)

// inDocuments reports whether a document of an API can have the aspect, which most
// of the settings of a client are not.
func (a Aspect) inDocuments() bool {
	switch a {
	case goName, size, secrecy, retrying, idempotency, rateClass, until, identity, setting, behaviour, resource,
		declaration, rateLimit, paging, conditional, code, docs, deprecation:
		return false
	}
	return true
}
