package plan

// Resource is one emitted package of operations.
type Resource struct {
	Package    string // "sessions"
	Path       string // import path
	Doc        string
	Deprecated string
	Operations []*Operation
	Patterns   []PatternVar  // compiled once for the package
	Secrets    []SecretValue // the parameters that hold a secret
	Test       *TestPackage  // its stub and its fake
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
	Failures   []*Failure
	Pages      *Pages
	Examples   []*Example
	Trial      *Trial
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
}

// Shape tells what a method returns.
type Shape int

// The shapes of a response.
const (
	None Shape = iota
	One        // *models.X
	Many       // []models.X
)

// Returns is what a method returns.
type Returns struct {
	Shape Shape
	Type  Type // of the value, or of the element
}

// Pages is the iterator over all pages.
type Pages struct {
	Method       string // "All"
	Doc          string
	Offset       string // fields of the params struct
	Limit        string
	DefaultLimit int    // the server's, when the caller sets none
	MaxLimit     int    // the largest that is documented; 0 when none is
	Key          string // field of the element that identifies it
}

// Example is one exchange.
type Example struct {
	Name    string // "List.active_of_user"
	Doc     string
	Args    []Literal // the method's arguments after the context
	Archive []Section // what the golden test compares, in order
}

// Section is one file of an archive.
type Section struct {
	Name, Text string
}

// Literal is a Go value of a Type, written out.
type Literal struct {
	Type   Type
	Set    bool   // wrap in Some
	Null   bool   // Null of the type
	Text   string // of text, enums, secrets and raw JSON
	Const  string // Go name of an enum's constant; empty when Text is none of them
	Int    int64
	Float  float64
	Bool   bool
	Keys   []string       // of a map, beside Items
	Items  []Literal      // of an array or a map
	Struct string         // Go name of a struct of the resource's package
	Fields []FieldLiteral // of a struct
}

// FieldLiteral is one "Name: value" of a struct's literal.
type FieldLiteral struct {
	GoName string
	Value  Literal
}
