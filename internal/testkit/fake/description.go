package fake

import (
	"encoding/json"
	"time"
)

// Description is all that a server knows of an API.
type Description struct {
	BasePath   string // of the API's address, before every route: "/v1"
	Auth       Auth
	Version    Version
	Errors     Errors
	RateLimits []RateLimit // the first whose prefix fits counts
	Signing    Signing
	Collection Collection
	Operations []*Operation
}

// Auth is the bearer key that every request must carry.
type Auth struct {
	Key     string // accepted from the start
	Missing string // code of the failure for a missing or misshapen header
	Invalid string // code of the failure for another key
}

// Version is how a request picks a dated version of the API: by a header or by a
// query parameter. An empty name is a way that the API does not have.
type Version struct{ Header, Query string }

// RateLimit is how many requests a key with the prefix may send.
type RateLimit struct {
	KeyPrefix string
	Requests  int
	Per       time.Duration
}

// Signing is how tokens are signed.
type Signing struct {
	Issuer   string
	JWKSPath string // route of the public key; empty serves none
}

// Collection is the state: records of one model.
type Collection struct {
	ID          string   // the field that identifies a record
	IDPrefix    string   // with which new ids begin
	Fields      []string // of the model, in the order in which it is written
	NewestFirst string   // the field that orders lists, in Unix milliseconds
	Filters     []string // fields by which lists are filtered
	Ages        []Age
	Defaults    []Assign // what completes a seeded record
}

// Age is a change that time makes: once the instant in At has passed, a record
// whose Field is From has it set to To.
type Age struct {
	At       string
	Field    string
	From, To string
}

// Operation is one endpoint.
type Operation struct {
	Name         string // "sessions.Get"
	Method       string
	Route        string // "/sessions/{session_id}"
	Status       int    // of success
	Until        string // the last version that has it; empty when all do
	Query        []Field
	Body         []Field
	BodyRequired bool     // a request without one is refused, even when every field may be left out
	Conditional  bool     // answers 304 while the entity tag of the request holds
	Effects      []Effect // without any the operation fails with 501
	Enums        []string // fields of the answer's objects that hold enums

	segments []string
}

// Kind is the JSON type of a field.
type Kind int

// The kinds of fields.
const (
	Any     Kind = iota
	String       // text
	Integer      // whole number
	Number       // number
	Boolean      // true or false
	Array        // list of Elem
	Map          // object with free keys and values like Elem
	Object       // object with Fields
)

// Field is a query parameter, or a member of a body.
type Field struct {
	Name     string
	Kind     Kind
	Required bool
	Nullable bool
	Default  string // without quotes; empty is none
	Rules    []Rule
	Elem     *Field  // of Array and Map
	Fields   []Field // of Object
}

// fallback is the default as JSON.
func (f *Field) fallback() json.RawMessage {
	if f.Kind == String {
		return quote(f.Default)
	}
	return json.RawMessage(f.Default)
}
