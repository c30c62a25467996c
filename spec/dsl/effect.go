package dsl

import "time"

// Collection is a part of the state that the fake keeps: records of one model,
// each with a field that identifies it. The steps of an endpoint work on the
// collection of its resource, unless In names that of another.
type Collection struct {
	Of       *Object
	ID       string // the field that identifies a record
	IDPrefix string // with which new ids begin: "sess_"
	NewID    Value  // how a new id is made otherwise: Serial{}, NewUUID{}
	Ages     []Age  // changes that the clock makes
}

// Age is a change that time makes to a record: once the instant in At has
// passed, a record whose Field is From has it set to To.
type Age struct {
	At       string // a UnixMilli field
	Field    string
	From, To string
}

// Effect is one step of what an endpoint does to the state. The steps of an
// endpoint run in order; the first that fails ends it with its failure, and the
// first that answers ends it with success. Nobody knows what an endpoint without
// effects does: the fake answers with status 501.
type Effect interface{ effect() }

// Find picks the record whose id is the path parameter By, or which has the
// values of Where, or both.
type Find struct {
	In    *Collection
	By    *PathParam
	Where []Match
	Else  *ErrorCode
}

// Absent goes on only when no record has the values of Where: before an [Insert]
// that would make a second one.
type Absent struct {
	In    *Collection
	Where []Match
	Else  *ErrorCode
}

// Match is a value that a field of a record must have. Where an endpoint lists,
// a value that is absent matches everything, and elsewhere nothing.
type Match struct {
	Field string // of the record, or of an object in it: "organization.id"
	Is    Value
}

// Require goes on only when a field of the picked record has the value.
type Require struct {
	In    *Collection
	Field string
	Is    string
	Else  *ErrorCode
}

// RequireToken goes on only when a field of the body holds a token that the
// fake signed for the picked record. An absent optional field passes.
type RequireToken struct {
	Body         string     // field of the body that holds the token
	Claim        string     // claim that must equal the record's id: "sid"
	Else         *ErrorCode // not one of the fake's tokens, or out of date
	ElseMismatch *ErrorCode // a token of another record
	AllowExpired bool       // an expired token passes too
}

// RequireSecret goes on only when a field of the body holds the secret that the
// fake handed out for the picked record.
type RequireSecret struct {
	Body string
	Else *ErrorCode
}

// Select answers with the records that match the filters, newest first unless
// Order says otherwise. When the endpoint pages, its paging rule cuts the list.
type Select struct {
	In          *Collection
	NewestFirst string    // the UnixMilli field that orders them; it may be empty when there is an Order
	Order       []Order   // what orders them instead; those that are equal in it come newest first
	OrderBy     string    // query parameter with a field to order by first, a minus before it when that descends
	Filters     []string  // query parameters that must equal the field of the same name
	Where       []Match   // what must match besides
	Envelope    *Envelope // nil when the list is always a plain array
}

// Order is a field by which a list is ordered, the smallest value first.
type Order struct {
	Field      string
	Descending bool
}

// Envelope is the object around a list: what the endpoint returns, or with Param
// something for callers who ask for it, which the emitted client never does.
type Envelope struct {
	Param string // query parameter that asks for it with the value true: "paginated"; empty when it is always there
	Items string // member with the list: "data"
	Total string // member with the number of matches on all pages: "total_count"; empty when there is none
}

// Insert makes a record and picks it. Constant fields and the id fill
// themselves; other fields that Values leaves out are absent. What does not come from the body
// also completes the records that a test seeds.
type Insert struct {
	In     *Collection
	Values []Assign
}

// Set changes fields of the picked record. A value that is absent changes
// nothing.
type Set struct {
	In     *Collection
	Values []Assign
}

// Remove takes the picked record out of its collection, or with Where all that
// match. A record that was picked stays it, so that the steps behind can answer
// with it.
type Remove struct {
	In    *Collection
	Where []Match
}

// Assign gives one field a value.
type Assign struct {
	Field string // of the record, or of an object in it: "public_metadata.plan"
	To    Value
}

// Value is where an assigned value comes from.
type Value interface{ value() }

// Text is a value written in the description.
type Text string

// JSON is a value written in the description that is not text: "true", "[0]".
type JSON string

// Now is the fake's clock.
type Now struct{}

// After is the fake's clock plus a time.
type After time.Duration

// FromBody is a field of the request's body; absent when that is.
type FromBody string

// FromRecord is a field of the picked record; absent when that is.
type FromRecord string

// FromPath is a path parameter.
type FromPath struct{ Param *PathParam }

// FromQuery is a query parameter; absent when that is, or is empty.
type FromQuery string

// FromPicked is a field of the record that is picked in another collection, or
// with no Field all of it.
type FromPicked struct {
	In    *Collection
	Field string
}

// FirstOf is the first of some values that is not absent: FromBody("role"), and
// behind it what the field is when the body says nothing.
type FirstOf []Value

// Members is an object whose fields are given values.
type Members []Assign

// Merge puts the members of an object over those that the field has: an object in
// it is merged too, and null takes a member away (RFC 7396). Without it the
// field is replaced.
type Merge struct{ With Value }

// NewID is a fresh id with a prefix.
type NewID string

// Serial is the next whole number in the collection, from 1.
type Serial struct{}

// NewUUID is a fresh random UUID.
type NewUUID struct{}

// Null is JSON's null.
type Null struct{}

// Reply answers with the picked record.
type Reply struct{ In *Collection }

// Answer answers with an object made of values. Constant fields of the model
// fill themselves.
type Answer struct {
	As     *Object
	Values []Assign
}

// Canned answers with the body of the endpoint's first successful example,
// whatever is asked. It needs no State.
type Canned struct{}

// PublishKeys answers with the key set by which the fake's tokens are verified.
// It needs no State, but [API.Signing].
type PublishKeys struct{}

// Mint answers with a signed token. Into is the answer's field for it.
type Mint struct {
	Into         string
	Lifetime     time.Duration
	LifetimeFrom string     // field of the body that overrides Lifetime, in seconds
	Template     *PathParam // names a registered template whose claims are added
	Claims       []Claim
	Else         *ErrorCode // unknown template
	As           *Object    // the answer's model
}

// MintCookies answers with cookie directives that carry a fresh token, when the
// body's field has the value; otherwise the steps behind it run.
type MintCookies struct {
	When, Is string // field of the body, and the value that asks for cookies
	Into     string // the answer's array of directives
	Cookie   string // name of the cookie
	Lifetime time.Duration
	Claims   []Claim
	As       *Object
}

// Claim is one claim of a minted token, taken from Field, Text or JSON,
// whichever is set. With none of them it is one that the signer fills in: exp,
// iat, nbf, iss or jti.
type Claim struct {
	Name  string
	Field string // of the picked record; absent there, absent in the token
	Text  string // a fixed text
	JSON  string // a fixed value of another kind: "2", "[0,-1]"
}

// Signing is how the fake signs tokens.
type Signing struct {
	Issuer   string // of the iss claim
	JWKSPath string // where the public key is served, below the server's URL
}

// Refusals are the codes with which the fake turns a request away before any
// effect runs. Where one is nil the fake answers with the status that HTTP has
// for the case, and that status in words as the code.
type Refusals struct {
	Route       *ErrorCode // no endpoint has the path
	Method      *ErrorCode // endpoints with the path have other methods
	ContentType *ErrorCode // a body that is not declared as JSON
	TooLarge    *ErrorCode // a body beyond a MiB
	Body        *ErrorCode // a body that is no JSON object
	Query       *ErrorCode // a query string that cannot be parsed, or gives a parameter twice
	Version     *ErrorCode // a version in both the header and the query
	Gone        *ErrorCode // an endpoint that the version no longer has
	Missing     *ErrorCode // a required field of the body or parameter of the query
	Unknown     *ErrorCode // a field of the body or parameter of the query that the endpoint does not have
	Type        *ErrorCode // text for a number, and the like
	Value       *ErrorCode // out of range, or not one of the values
	Format      *ErrorCode // text that does not match the pattern
	ParamMeta   string     // member of the error's meta that names the field: "param_name"
}

func (Find) effect()          {}
func (Absent) effect()        {}
func (Require) effect()       {}
func (RequireToken) effect()  {}
func (RequireSecret) effect() {}
func (Select) effect()        {}
func (Insert) effect()        {}
func (Set) effect()           {}
func (Remove) effect()        {}
func (Reply) effect()         {}
func (Answer) effect()        {}
func (Canned) effect()        {}
func (PublishKeys) effect()   {}
func (Mint) effect()          {}
func (MintCookies) effect()   {}

func (Text) value()       {}
func (JSON) value()       {}
func (Now) value()        {}
func (After) value()      {}
func (FromBody) value()   {}
func (FromRecord) value() {}
func (FromPath) value()   {}
func (FromQuery) value()  {}
func (FromPicked) value() {}
func (FirstOf) value()    {}
func (Members) value()    {}
func (Merge) value()      {}
func (NewID) value()      {}
func (Serial) value()     {}
func (NewUUID) value()    {}
func (Null) value()       {}
