package fake

import (
	"encoding/json"
	"time"
)

// Description describes an API for a server.
type Description struct {
	BasePath   string // of the API's address, before every route: "/v1"
	Auth       Auth
	Version    Version
	Errors     Errors
	RateLimits []RateLimit // the first with a matching prefix applies
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

// Version describes how a request selects a dated version of the API: by a
// header or by a query parameter. An empty name means that the API does not
// support it.
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
	Defaults    []Assign // complete a seeded record
}

// Age is a change over time: when the instant in At has passed, a record whose
// Field is From has it set to To.
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
	Until        string // the last version that has it; empty if all do
	Query        []Field
	Body         []Field
	BodyRequired bool     // a request without one is rejected, even if every field is optional
	Effects      []Effect // without any the operation fails with 501
	Enums        []string // fields of the response's objects that contain enums

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

// fallback returns the default as JSON.
func (f *Field) fallback() json.RawMessage {
	if f.Kind == String {
		return quote(f.Default)
	}
	return json.RawMessage(f.Default)
}
