package plan

// Resource is one emitted package of operations.
type Resource struct {
	Package    string // "sessions"
	Path       string // import path
	Doc        string
	Deprecated string
	Operations []*Operation
	Patterns   []PatternVar // compiled once for the package
	Test       *TestPackage // its stub and its fake, added by fakeplan

	Secrets []SecretValue // added by expect: the parameters that hold a secret

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
	Intro      string // what it does: final text, starting with the name
	Doc        string // Intro, and on its arguments, its request and its failures
	Deprecated string
	Idempotent bool
	RateClass  string
	PathParams []PathParam
	Params     *Params // nil when there is neither query nor body
	Returns    Returns
	Traits     Traits
	Failures   []*Failure
	Pages      *Pages

	Examples []*Example // added by expect
	Trial    *Trial     // added by expect

	DeclaredIn string // file of the description
}

// PathParam is a positional string argument.
type PathParam struct {
	GoName string // "sessionID"
	Wire   string
	Doc    string
}

// Params is the struct argument of an operation.
type Params struct {
	GoName   string // "ListParams"
	File     string // "list_params.go"
	Doc      string
	Query    []*Field
	Body     *Object // the struct seen as a body; nil when the operation sends none
	Optional bool    // a body of which nothing is set is not sent

	Conditional bool // has a field IfNoneMatch, with an entity tag
}
