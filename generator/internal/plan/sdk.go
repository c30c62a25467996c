package plan

import "time"

// SDK is a whole output: one package of models, one of transport, and one for
// each resource.
type SDK struct {
	Paths     Paths
	API       API
	Models    Models
	Transport Transport
	Resources []*Resource
	Fake      *FakePackage // added by fakeplan
	Refusals  Refusals     // added by expect
	Without   Without

	DeclaredIn string // file of the description; here and elsewhere empty if it is not known
}

// Without says which parts of the output are left out.
type Without struct {
	Tests     bool // packages for tests, and the tests of the output itself
	Reference bool // reference pages
}

// Paths are the import paths of the output.
type Paths struct {
	Internal  string // prefix of the engines
	Models    string
	Transport string
}

// Engine returns the import path of an engine.
func (p Paths) Engine(name string) string { return p.Internal + "/" + name }

// API contains the texts of package comments and reference pages about the API.
type API struct {
	Name string
}

// Transport contains the parts of the HTTP layers that depend on the
// description.
type Transport struct {
	APIName      string
	Servers      []Server     // the first is the default
	Credentials  []Credential // the first is that of New
	Version      Version
	EnvKey       string
	EnvUser      string
	EnvBaseURL   string
	EnvBasePath  string
	TraceHeader  string // canonical form
	UserAgent    string // product token of the SDK, with its version
	Files        bool   // an operation takes files
	Pages        bool   // an operation returns a page with more than its items
	Retry        Retry
	RateLimits   []RateLimit
	Limits       Limits
	Errors       Errors
	ExampleRoute string         // a route template for docs: "/sessions/{session_id}"
	ExampleName  string         // its operation: "sessions.Get"
	Trial        TransportTrial // added by expect
}

// Credential is the way in which New makes a client.
func (t *Transport) Credential() Credential { return t.Credentials[0] }

// Server is one base URL.
type Server struct {
	GoName string // "BaseURLCom"; the default is "DefaultBaseURL"
	URL    string
	Doc    string
}

// Version is the header of the dated version; Header is empty if the API has
// none.
type Version struct {
	Header, Default, Doc string
}

// Retry contains the retry defaults.
type Retry struct {
	MaxAttempts   int
	BaseDelay     time.Duration
	MaxDelay      time.Duration
	MaxRetryAfter time.Duration
	Budget        int
	BudgetRefill  float64
	Refused       []int
	Ambiguous     []int
}

// RateLimit is one limit by prefix of the key; the first that fits counts.
type RateLimit struct {
	KeyPrefix string
	Requests  int // that the API allows in any stretch of Per
	Per       time.Duration
	Burst     int // of Requests, how many the client sends at once
	Rate      int // and how many in every Per from then on
	Doc       string
}

// Limits bound time and size.
type Limits struct {
	DialTimeout      time.Duration
	TLSTimeout       time.Duration
	HeaderTimeout    time.Duration
	AttemptTimeout   time.Duration
	OperationTimeout time.Duration
	MaxResponseBytes int64
}

// Errors is the failure body and the failures that exist.
type Errors struct {
	TraceID      string // field of the body
	Failures     []*Failure
	Enum         *Enum   // ErrorCode: the codes of all failures
	Detail       *Object // ErrorDetail: one error of a failure
	Body         *Object // the body of a failure, not exported
	Whole        bool    // the body is the one error itself
	DeclaredIn   string  // file of the first failure
	ModelExample string  // Go name of a model of one status code; empty if there is none
}

// Failure is one status.
type Failure struct {
	Status   int
	Sentinel string // "ErrNotFound"
	Doc      string
	Model    string // of its body, where it has one of its own; empty when it has none
	Sample   string // a body that is one, as JSON; added by expect
}
