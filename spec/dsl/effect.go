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

// Age is a change of a record over time: once the time in At has passed, a
// record whose Field is From has it set to To. No changes of a field lead back to
// a value that it had.
type Age struct {
	At       string // a UnixMilli or a DateTime field
	Field    string
	From, To string
}

// Effect is one step of an endpoint in the fake. The steps run in order. The
// first step that fails ends the request with its failure, and the first that
// responds ends it with success. The fake responds to an endpoint without
// effects with status 501.
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

// Require fails unless a field of the selected record has the value.
type Require struct {
	In    *Collection
	Field string
	Is    string
	Else  *ErrorCode
}

// RequireToken fails unless a field of the body is a token that the fake signed
// for the selected record. It succeeds if an optional field is absent.
type RequireToken struct {
	Body         string     // field of the body that holds the token
	Claim        string     // claim that must equal the record's id: "sid"
	Else         *ErrorCode // not a token of the fake, or expired
	ElseMismatch *ErrorCode // a token of another record
	AllowExpired bool       // an expired token passes too
}

// RequireSecret fails unless a field of the body is the secret that the fake
// issued for the selected record.
type RequireSecret struct {
	Body string
	Else *ErrorCode
}

// RequireMatch fails unless the header If-Match has the entity tag of the selected
// record, as the response of a [Get] that is Conditional has it. It succeeds
// without the header.
type RequireMatch struct {
	In   *Collection
	Else *ErrorCode
}

// KeepFile keeps a file that was posted with the selected record, in place of the
// one before. A record that is removed takes its files along.
type KeepFile struct {
	In   *Collection
	Body string // field of the form that is a [File]; empty for the whole body, a [Binary] or a [PlainText]
	As   string // tells several files of one record apart; empty where it has one
}

// ReplyFile responds with the content of a file that is kept with the selected
// record.
type ReplyFile struct {
	In   *Collection
	As   string     // as [KeepFile] has it
	Else *ErrorCode // the record has no such file
}

// Select answers with the records that match the filters, newest first unless
// Order says otherwise. When the endpoint pages, its paging rule cuts the list.
type Select struct {
	In          *Collection
	NewestFirst string    // the UnixMilli field that orders them; it may be empty when there is an Order
	Order       []Order   // what orders them instead; those that are equal in it come newest first
	OrderBy     string    // query parameter with a field to order by first, a minus before it when that descends
	Filters     []string  // query parameters that must equal the field of the same name, or of a [List] one value
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

// Insert creates a record and selects it. Constant fields and the id are set
// automatically; other fields that Values omits are absent. Values that do not
// come from the body also complete the records that a test seeds.
type Insert struct {
	In     *Collection
	Values []Assign
}

// Set changes fields of the selected record. An absent value changes nothing.
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

// Assign sets a field to a value.
type Assign struct {
	Field string // of the record, or of an object in it: "public_metadata.plan"
	To    Value
}

// Value is the source of an assigned value.
type Value interface{ value() }

// Text is a constant string.
type Text string

// JSON is a constant that is not a string: "true", "[0]".
type JSON string

// Now is the time of the fake's clock.
type Now struct{}

// After is the time of the fake's clock plus a duration.
type After time.Duration

// FromBody is a field of the request body. It is absent if the field is.
type FromBody string

// FromRecord is a field of the selected record. It is absent if the field is.
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

// Answer responds with an object of the given values. Constant fields of the
// model are set automatically.
type Answer struct {
	As     *Object
	Values []Assign
}

// Canned always responds with the body of the endpoint's first successful
// example. It needs no State.
type Canned struct{}

// PublishKeys responds with the key set that verifies the fake's tokens. It needs
// [API.Signing], but no State.
type PublishKeys struct{}

// Mint responds with a signed token.
type Mint struct {
	Into         string // the field of the response for the token
	Lifetime     time.Duration
	LifetimeFrom string     // field of the body that overrides Lifetime, in seconds
	Template     *PathParam // names a template whose claims are added
	Claims       []Claim
	Else         *ErrorCode // unknown template
	As           *Object    // the model of the response
}

// MintCookies responds with cookie directives that contain a new token if the
// field of the body has the value. Otherwise, the next steps run.
type MintCookies struct {
	When, Is string // field of the body, and the value that requests cookies
	Into     string // the field of the response with the array of directives
	Cookie   string // name of the cookie
	Lifetime time.Duration
	Claims   []Claim
	As       *Object
}

// Claim is a claim of a minted token. Its value is Field, Text or JSON, whichever
// is set. If none is set, the signer provides the value, which is possible for
// exp, iat, nbf, iss and jti.
type Claim struct {
	Name  string
	Field string // of the selected record; if absent there, absent in the token
	Text  string // a constant string
	JSON  string // a constant of another type: "2", "[0,-1]"
}

// Signing describes how the fake signs tokens.
type Signing struct {
	Issuer   string // value of the iss claim
	JWKSPath string // path of the public keys, below the server's URL
}

// Refusals are the codes that the fake rejects a request with before any effect
// runs. If one is nil, the fake responds with HTTP's status code for the case,
// and with the text of that status as the code.
type Refusals struct {
	Route       *ErrorCode // no endpoint has the path
	Method      *ErrorCode // endpoints with the path have other methods
	ContentType *ErrorCode // a body whose content type is not JSON
	TooLarge    *ErrorCode // a body of more than 1 MiB, or 64 MiB if it has files
	Body        *ErrorCode // a body that is not a JSON object
	Query       *ErrorCode // a query string that is malformed or has a duplicate parameter
	Version     *ErrorCode // a version in both the header and the query
	Gone        *ErrorCode // an endpoint that the version does not have any more
	Missing     *ErrorCode // a required field or query parameter is missing
	Unknown     *ErrorCode // an unknown field or query parameter
	Type        *ErrorCode // a value of the wrong type
	Value       *ErrorCode // out of range, or not one of the values
	Format      *ErrorCode // a string that does not match the pattern
	ParamMeta   string     // member of the error's meta that names the field: "param_name"
}

func (Find) effect()          {}
func (Absent) effect()        {}
func (Require) effect()       {}
func (RequireToken) effect()  {}
func (RequireSecret) effect() {}
func (RequireMatch) effect()  {}
func (KeepFile) effect()      {}
func (ReplyFile) effect()     {}
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
