package dsl

import "time"

// API describes an API: its resources, and what all endpoints share. Name, Doc,
// Servers and Resources are required; other fields have the defaults that their
// types document.
type API struct {
	Name         string      // as in prose and in the User-Agent: "Clerk"
	Doc          string      // one paragraph on the API, for package comments
	Release      string      // version of the SDK, for the User-Agent: "0.1.0"; empty leaves it out
	Source       string      // where the facts come from, for readers
	Servers      []Server    // the first is the default
	Auth         Auth        // how a request proves who sends it; nil is not at all
	Alternatives []Auth      // other ways, each of another kind: a client is made with one of them
	Version      Version     // how a request picks a dated version, if it does
	Environment  Environment // names of environment variables that users know
	Errors       ErrorModel  // the body of a failure, and the failures there are
	Retry        Retry       // defaults of the retry layer
	RateLimits   []RateLimit // by prefix of the key; the first that fits counts
	Limits       Limits      // time-outs and sizes
	Signing      *Signing    // how the fake signs tokens, when effects mint any
	Models       []Schema    // models that only a [Ref] leads to, since they hold each other
	Resources    []*Resource // one emitted package each
}

// Server is one base URL of the API.
type Server struct {
	Name string // names the emitted constant: "Com" gives BaseURLCom
	URL  string // https, including the path of the version, without a trailing slash
	Doc  string
}

// Version is how a request picks a dated version of the API.
type Version struct {
	Header  string // "Clerk-API-Version"
	Query   string // an equivalent query parameter; empty if there is none
	Default string // sent unless the caller selects another
	Doc     string
}

// Environment names the variables that hold a user's settings.
type Environment struct {
	Key         string // the secret key; the password of [Basic]
	User        string // the user name of [Basic]
	BaseURL     string // the base URL
	BaseURLPath string // appended to the value of BaseURL: "/v1"
}

// ErrorModel says how a failure looks on the wire. The field names are those of
// the JSON body: a List of errors, or one error At a field; with neither of them
// the body itself is the error. A Code and a Message that are not named are in the
// fields code and message. A body that is none of this is kept as an excerpt.
type ErrorModel struct {
	List                             string // field of the body that holds a list of errors
	At                               string // field of the body that holds the one error, in place of List
	Problem                          bool   // the body is as RFC 9457 has it, in place of all names
	Code, Message, LongMessage, Meta string // inside an error
	TraceID                          string // field of the body
	TraceHeader                      string // response header, takes precedence
	Failures                         []*Failure
	Refusals                         Refusals // with which the fake turns requests away
}

// Failure describes the responses with one status code outside 2xx.
type Failure struct {
	Status int
	Name   string // names the emitted sentinel: "NotFound" gives ErrNotFound
	Doc    string
	Codes  []*ErrorCode
	Body   Schema // the model of its body, where it has one of its own: an object or a union
}

// ErrorCode is a machine-readable code in the body of a failure.
type ErrorCode struct {
	Code        string // "resource_not_found"
	Go          string // what the constant's name has behind Code: "NotFound"; empty derives it from Code
	Message     string // the API's message, for the fake
	LongMessage string
	Doc         string
}

// Retry holds the defaults of the retry layer.
type Retry struct {
	MaxAttempts   int           // attempts including the first; 0 means 3
	BaseDelay     time.Duration // upper bound of the first backoff; 0 means 200 ms
	MaxDelay      time.Duration // upper bound of any backoff; 0 means 5 s
	MaxRetryAfter time.Duration // longest Retry-After that is accepted; 0 means 30 s
	Budget        int           // retries in excess of successes; 0 means 20
	BudgetRefill  float64       // retries that a success adds to the budget; 0 means 0.1
	Refused       []int         // status codes after which every operation is retried; nil means 429
	// status codes after which an idempotent operation is retried; nil means 500, 502, 503 and 504
	Ambiguous []int
}

// RateLimit is the number of requests that a key may send: Requests in any period Per.
// The client stays within it: after an idle time it sends Burst requests at once,
// and then Requests minus Burst in every Per.
type RateLimit struct {
	KeyPrefix string // prefix of the keys; empty for all others
	Requests  int
	Per       time.Duration
	Burst     int // less than Requests, unless Requests is 1; 0 is a tenth of Requests
	Doc       string
}

// RateClass identifies endpoints that share a limit. Declare constants of it.
type RateClass string

// Limits are limits of time and size.
type Limits struct {
	DialTimeout      time.Duration // 0 means 5 s
	TLSTimeout       time.Duration // 0 means 5 s
	HeaderTimeout    time.Duration // from the end of the request to the header of the response; 0 means 15 s
	AttemptTimeout   time.Duration // one attempt, including the body; 0 means 20 s
	OperationTimeout time.Duration // all attempts and the waits between them; 0 means one minute
	MaxResponseBytes int64         // after decompression; 0 means 10 MiB
}
