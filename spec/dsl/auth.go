package dsl

// Auth is how a request proves who sends it: [Bearer], [APIKey] or [Basic].
type Auth interface{ auth() }

// Bearer is the Authorization header with a secret key.
type Bearer struct {
	KeyName     string   // what the API's users call the key: "secret key"; "API key" if empty
	KeyPrefixes []string // with which keys begin: "sk_test_", "sk_live_"
	ExampleKey  string   // a made-up key for goldens, stubs and examples; if empty one is made up

	Missing *ErrorCode // the failure for a missing or misshapen header
	Invalid *ErrorCode // the failure for a key nobody issued
}

// APIKey is a key in a header, a query parameter or a cookie of its own.
type APIKey struct {
	In     KeyPlace
	Name   string // of the header, the parameter or the cookie: "X-Api-Key"
	Prefix string // in front of the key in a header: "Token "

	KeyName     string   // as in [Bearer]
	KeyPrefixes []string // as in [Bearer]
	ExampleKey  string   // as in [Bearer]

	Missing *ErrorCode // the failure for a request without a key
	Invalid *ErrorCode // the failure for a key nobody issued
}

// KeyPlace is the part of a request that holds an [APIKey].
type KeyPlace int

// The places of a key.
const (
	InHeader KeyPlace = iota
	InQuery
	InCookie
)

// Basic is a user name and a password, as RFC 7617 has them.
type Basic struct {
	KeyName     string // what the API's users call both: "account credentials"; "credentials" if empty
	ExampleUser string // made up, as in [Bearer]
	ExampleKey  string // a made-up password

	Missing *ErrorCode // the failure for a missing or misshapen header
	Invalid *ErrorCode // the failure for a user name or a password that is wrong
}

func (Bearer) auth() {}
func (APIKey) auth() {}
func (Basic) auth()  {}
