package plan

import "time"

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
	Absent bool   // nil
	Text   string // of text, enums, secrets and raw JSON
	Const  string // Go name of an enum's constant; empty if Text is not one of them
	Int    int64
	Uint   uint64
	Time   time.Time
	Float  float64
	Bool   bool
	Keys   []string       // of a map, beside Items
	Items  []Literal      // of an array or a map
	Struct string         // Go name of a struct of the resource's package
	Opened bool           // of a file: read anew each time, so that several tests can share it
	Fields []FieldLiteral // of a struct
}

// FieldLiteral is one "Name: value" of a struct's literal.
type FieldLiteral struct {
	GoName string
	Value  Literal
}

// Canary replaces every secret in tests.
const Canary = "canary-4bQ7mJx0"

// SecretValue is a value with [Canary] in place of every secret.
type SecretValue struct {
	Name   string
	Value  Literal
	Opaque bool // of a variant that is not known, so that none of it may show

	Narrowed bool // requests lack fields of it
}

// Trial describes how tests call an operation: with valid arguments, and with
// values of its parameters just inside and just outside the allowed ranges.
type Trial struct {
	Example *Example // of a call that succeeds
	Path    []string // its values of the path parameters
	Params  Literal  // those of its parameters that are required; of no use when the operation has none
	Body    *Literal // its body, where that is an argument
	Values  []TrialValue
	Pages   *TrialPages // nil without an iterator, or one that a test can walk

	Arguments []TrialArgument // that are not in Params, and of which values are tried
}

// TrialArgument is a parameter of the path or a body that is an argument.
type TrialArgument struct {
	Name   string // of the test
	Index  int    // among the arguments behind the context
	Type   Type
	Values []TrialValue
}

// TrialValue is a value of a parameter, and the expected result: how it is sent,
// or the error if it is rejected.
type TrialValue struct {
	Name   string   // "limit 500"
	GoName string   // of the field
	Value  *Literal // nil leaves the field as it is
	Clear  bool     // the field has its zero value
	Query  string   // as a pair: "limit=1"
	List   []string // in place of the value of Query: those of a list
	Header string   // as a pair
	Form   string   // as pairs, escaped
	Body   string   // as a member, in an object: `{"expires_in_seconds":30}`
	NoBody bool     // nothing is sent
	Unsent string   // the parameter, where the value is none
	Error  string   // "sessions.List: limit 500 is outside 1..499"
}

// Refusals are the codes with which the fake rejects a parameter.
type Refusals struct {
	Missing, Unknown, Type, Value, Format string
}

// TrialPages are arguments for an iterator.
type TrialPages struct {
	Offset, Limit           string // query parameters, empty where a rule has none
	Number, Cursor          string // likewise
	Key                     string // on the wire; empty when items have none
	From                    string // field of the last item that is the next cursor
	Items, Total            string // members of the response
	Next, More              string // likewise
	Params                  Literal
	Query                   string // of Params, escaped
	OtherOffset, OtherLimit int    // that are allowed, and not the defaults
}

// TransportTrial contains the calls and expectations of the transport's tests.
type TransportTrial struct {
	Resource  *Resource // whose operation is called
	Operation *Operation
	Rates     []TrialRate
	Tries     int    // how often a failing call is sent
	Refused   int    // a status after which any operation is sent again; 0 is none
	Ambiguous int    // a status after which an idempotent one is; 0 is none
	EnvURL    string // a value of the variable for the base URL
	BaseURL   string // the resulting base URL
}

// TrialRate is a limit of the API.
type TrialRate struct {
	Key      string // a key with this limit
	Requests int
	Per      time.Duration
	Burst    int // that is sent at once
}

// FailureTrial is the body of a failure, and the text of its error for status
// code 404.
type FailureTrial struct {
	List, Trace string // members of the body; Trace is empty if there is none
	Code        string // of the one error in the list
	Text        string
}
