package plan

import "slices"

// Resource is one emitted package of operations.
type Resource struct {
	Package    string // "sessions"
	Folder     string // "sessions", or "users/sessions"
	Path       string // import path
	Doc        string
	Deprecated string
	Operations []*Operation
	Patterns   []PatternVar  // compiled once for the package
	Checks     []*ModelCheck // of the models that its bodies hold in JSON
	Written    []*ModelCheck // the models that its forms and queries hold, which are checked while they are written
	Test       *TestPackage  // its stub and its fake, added by fakeplan

	Secrets []SecretValue // added by expect: the parameters that contain a secret

	DeclaredIn string // file of the description
}

// PatternVar is a package variable with a compiled regular expression.
type PatternVar struct {
	GoName, Expr string
}

// Operation is one method.
type Operation struct {
	GoName     string // "CreateTokenFromTemplate"
	Var        string // package variable with its static part: "createTokenFromTemplate"
	Name       string // "sessions.CreateTokenFromTemplate"
	File       string // "create_token_from_template.go"
	Method     string // "POST"
	Route      string // "/sessions/{session_id}/tokens/{template_name}"
	Summary    string
	Intro      string // its purpose: final text, starting with the name
	Doc        string // Intro, and on its arguments, its request and its failures
	Deprecated string
	Idempotent bool
	RateClass  string
	Public     bool   // is sent without a key
	Attempts   int    // tries in all; 0 is what the policy says
	Statuses   []int  // after which it is sent again, in place of those of the policy
	KeyHeader  string // the header with an idempotency key; empty when there is none
	PathParams []PathParam
	Params     *Params // nil when there are no parameters beside those of the path
	BodyOf     *BodyOf // a body that is an argument of its own; nil without one
	Returns    Returns
	Traits     Traits
	Failures   []*Failure
	Pages      *Pages

	Examples []*Example // added by expect
	Trial    *Trial     // added by expect

	DeclaredIn string // file of the description
}

// PathParam is a positional argument: a text, an enum or a whole number.
type PathParam struct {
	GoName string // "sessionID"
	Wire   string
	Doc    string
	Type   Type
	Rules  []Rule
}

// Params is the struct argument of an operation.
type Params struct {
	GoName   string // "ListParams"
	File     string // "list_params.go"
	Doc      string
	Query    []*Field
	Header   []*Field
	Body     *Object  // the struct seen as a body in JSON; nil when the operation sends none
	Optional bool     // a body of which nothing is set is not sent
	Form     []*Field // of a body in another encoding
	Encoding Encoding // of Form

	AtLeastOne  [][]*Field // of which a request has to hold one
	Together    string     // what Doc says of that
	Conditional bool       // has a field IfNoneMatch, with an entity tag
}

// All returns the fields of the struct.
func (p *Params) All() []*Field { return slices.Concat(p.Query, p.Header, p.BodyFields()) }

// BodyFields returns the fields of the body, however it is written.
func (p *Params) BodyFields() []*Field {
	if p.Body == nil {
		return p.Form
	}
	return p.Body.Fields
}

// Encoding is how a form is written.
type Encoding int

// The encodings of a form.
const (
	Encoded   Encoding = iota + 1 // application/x-www-form-urlencoded
	Multipart                     // multipart/form-data
)

// BodyOf is a body that is the value of an argument.
type BodyOf struct {
	Doc         string // final text, starting with "body"
	Type        Type
	Required    bool   // it is always sent
	Text        bool   // it is sent as it is, and not as JSON
	ContentType string // of a file or a text
	Rules       []Rule
	Item        *Field // see Field
}
