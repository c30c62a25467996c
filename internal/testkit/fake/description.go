package fake

import (
	"encoding/json"
	"time"
)

// Description describes an API for a server.
type Description struct {
	BasePath    string // of the API's address, before every route: "/v1"
	Auth        Auth
	Others      []Auth // other ways to say who sends a request
	Version     Version
	Errors      Errors
	RateLimits  []RateLimit // the first whose prefix fits counts
	Signing     Signing
	Collections []*Collection
	Operations  []*Operation
}

// Auth is the key that every request must carry.
type Auth struct {
	In      Place  // the bearer token if it is not said
	Name    string // of the header, the query parameter or the cookie
	Prefix  string // in front of the key in a header
	User    string // of Basic
	Key     string // accepted from the start; the password of Basic
	Missing string // code of the failure for a missing or misshapen header
	Invalid string // code of the failure for another key
}

// Place is where requests have their key.
type Place int

// The places of a key.
const (
	InBearer Place = iota
	InHeader
	InQuery
	InCookie
	InBasic // the password is the key
	Nowhere // nobody is asked for one
)

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

// Collection is a part of the state: records of one model.
type Collection struct {
	Name        string   // "Session"
	ID          string   // the field that identifies a record
	NewID       Value    // of a record that is seeded without one
	Fields      []string // of the model, in the order in which it is written
	NewestFirst string   // the field that orders lists, in Unix milliseconds; the order of arrival without one
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
	Route        string  // "/sessions/{session_id}"
	Status       int     // of success
	Public       bool    // needs no key
	In           string  // the collection that its steps work on unless they name another
	Until        string  // the last version that has it; empty when all do
	Path         []Field // parameters of the path that are more than text
	Query        []Field
	Header       []Field
	Body         []Field
	BodyOf       *Field   // a body that is no object with fields of its own, in place of Body
	Encoding     Encoding // of the body
	AtLeastOne   []OneOrMore
	BodyRequired bool     // a request without one is refused, even when every field may be left out
	Conditional  bool     // answers 304 while the entity tag of the request holds
	Tagged       bool     // answers with an entity tag
	Effects      []Effect // without any the operation fails with 501
	Enums        []string // fields of the response's objects that contain enums

	segments []segment
	shape    string // of the route, whatever its parameters are called
}

// Encoding is how a body is written.
type Encoding int

// The encodings of a body.
const (
	JSONBody      Encoding = iota
	FormBody               // application/x-www-form-urlencoded
	MultipartBody          // multipart/form-data
	RawBody                // text or data, which is not looked at
)

// Kind is the JSON type of a field.
type Kind int

// The kinds of fields.
const (
	Any      Kind = iota
	String        // text
	Integer       // whole number
	Number        // number
	Boolean       // true or false
	Array         // list of Elem
	Map           // object with free keys and values like Elem
	Object        // object with Fields
	Unsigned      // whole number that is not negative
	File          // a file in a form
	Either        // what one of Cases takes
	Shared        // what Elem takes, which other places have too; not in forms
)

// Field is a query parameter, or a member of a body.
type Field struct {
	Name     string
	Kind     Kind
	Required bool
	Nullable bool
	Default  string // without quotes; empty is none
	Rules    []Rule
	Elem     *Field  // of Array, Map and Shared
	Joined   string  // stands between the values of an Array that is one text
	Min, Max int     // number of values of an Array; a Max of 0 is no bound
	Unique   bool    // no value of an Array is there twice
	Empty    bool    // an empty text is a value, whatever the rules
	Null     string  // the text that stands for null
	Fields   []Field // of Object

	AtLeastOne []OneOrMore // of Object

	Tag   string // of Either: the member that names the case; empty when they are told apart by their looks
	Cases []Case // of Either: the first that fits counts
}

// Case is one of the things that a value can be.
type Case struct {
	Tag   string   // of the member; empty where that is left out
	Has   []string // members that an object must have
	Value Field    // without a name
}

// OneOrMore are fields of which at least one must be there.
type OneOrMore []string

// fallback is the default as JSON.
func (f *Field) fallback() json.RawMessage {
	if f.Kind == String {
		return quote(f.Default)
	}
	return json.RawMessage(f.Default)
}
