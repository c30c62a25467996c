package plan

// Shape tells what a method returns.
type Shape int

// The shapes of a response.
const (
	None     Shape = iota
	One            // *models.X
	Many           // []models.X
	Value          // any other type, as it is
	Text           // string, of a body that is text
	Stream         // io.ReadCloser, of a body that is neither
	Location       // string, the target of a redirect
	Page           // *transport.Page[models.X]
	Struct         // *XResult, which holds one of several responses, or more than its body
)

// Returns is what a method returns.
type Returns struct {
	Shape  Shape
	Type   Type    // of the value, or of the element
	Result *Result // of Struct

	ContentType string // of the response; empty where it has no body, and of Struct
}

// Traits are what few operations have. Their zero value is what most are.
type Traits struct {
	Stream, Redirect, Conditional bool
	Accept                        string // empty is application/json
}

// Result is a struct of a response.
type Result struct {
	GoName    string // "SubmitResult"
	Path      string // import path of its package
	New       string // function that reads a response: "newSubmitResult"
	Convert   string // function of the stub that writes one: "submitResponse"
	File      string // "submit_result.go"
	Doc       string
	Several   bool // there are several successes, so that it holds the status
	Outcomes  []Outcome
	Headers   []*Field
	Condition bool // holds the entity tag, and whether that of the request still holds
}

// Outcome is one success.
type Outcome struct {
	Status int
	GoName string // of the field; empty without a body
	Doc    string // of the field
	Returns
}

// Paging tells paging rules apart.
type Paging int

// The paging rules.
const (
	ByOffset Paging = iota
	ByNumber
	ByCursor
	ByLink
)

// Pages is the iterator over all pages.
type Pages struct {
	By     Paging
	Method string // "All"
	Doc    string
	Read   string // method that returns one page: "listPage"; empty where List does

	Offset       string // fields of the params struct, empty where a rule has none
	Number       string
	Cursor       string
	Limit        string
	First        int    // number of the first page
	DefaultLimit int    // the server's, when the caller sets none
	MaxLimit     int    // the largest that is documented; 0 when none is
	Key          string // field of the element that identifies it; empty when none does
	From         string // field of the last element that is the next cursor

	Envelope *Envelope // nil when the response is the list
}

// Position names the field of the params struct that says which page it is;
// empty when that is a URL.
func (p *Pages) Position() string { return p.Offset + p.Number + p.Cursor }

// Envelope is the object around a list: its model, and the fields on the way to
// its members. A member that it does not have is empty.
type Envelope struct {
	Model                    string
	Items, Total, Next, More []*Field
}
