package dsl

import "time"

// Collection is the state of the fake for a resource: records of one model, each
// identified by one field.
type Collection struct {
	Of       *Object
	ID       string // the field that identifies a record
	IDPrefix string // prefix of new ids: "sess_"
	Ages     []Age  // changes over time
}

// Age is a change of a record over time: once the time in At has passed, a
// record whose Field is From has it set to To.
type Age struct {
	At       string // a UnixMilli field
	Field    string
	From, To string
}

// Effect is one step of an endpoint in the fake. The steps run in order. The
// first step that fails ends the request with its failure, and the first that
// responds ends it with success. The fake responds to an endpoint without
// effects with status 501.
type Effect interface{ effect() }

// Find selects the record whose id is the path parameter.
type Find struct {
	By   *PathParam
	Else *ErrorCode
}

// Require fails unless a field of the selected record has the value.
type Require struct {
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

// Select responds with the records that match the filters, newest first. If the
// endpoint has pages, its offset and limit apply.
type Select struct {
	NewestFirst string    // the UnixMilli field to sort by
	Filters     []string  // query parameters that must equal the field of the same name
	Envelope    *Envelope // nil if the list is always a plain array
}

// Envelope is the object around a list, for callers who request one with a query
// parameter that the emitted client never sends.
type Envelope struct {
	Param string // the parameter, whose value is true: "paginated"
	Items string // member with the list: "data"
	Total string // member with the number of matches on all pages: "total_count"
}

// Insert creates a record and selects it. Constant fields and the id are set
// automatically; other fields that Values omits are absent. Values that do not
// come from the body also complete the records that a test seeds.
type Insert struct {
	Values []Assign
}

// Set changes fields of the selected record. An absent value changes nothing.
type Set struct {
	Values []Assign
}

// Remove deletes the selected record from the collection. It stays selected, so
// that later steps can respond with it.
type Remove struct{}

// Assign sets a field to a value.
type Assign struct {
	Field string
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

// NewID is a new id with a prefix.
type NewID string

// Null is JSON's null.
type Null struct{}

// Reply responds with the selected record.
type Reply struct{}

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
	TooLarge    *ErrorCode // a body of more than 1 MiB
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
func (NewID) value()      {}
func (Null) value()       {}
