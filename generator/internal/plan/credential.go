package plan

// CredentialKind tells apart what proves who sends a request.
type CredentialKind int

// The kinds of credentials.
const (
	NoCredential CredentialKind = iota
	BearerKey
	HeaderKey
	QueryKey
	CookieKey
	BasicPair
)

// IsKey reports whether the credential is one text.
func (k CredentialKind) IsKey() bool { return k != NoCredential && k != BasicPair }

// Credential is a way to make a client.
type Credential struct {
	Kind         CredentialKind
	Name, Prefix string // of the header, the query parameter or the cookie
	KeyName      string // "secret key"
	With         string // in prose: "with a secret key"
	Constructor  string // "New"
	ExampleUser  string
	ExampleKey   string

	Header, Value string   // the header of a request that holds the example; empty when none does
	Query         string   // the pair of a query that does, escaped
	Secrets       []string // the forms of the example that must not show
}
