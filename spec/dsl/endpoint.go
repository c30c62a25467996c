package dsl

// Resource is a group of related endpoints. It becomes a package.
type Resource struct {
	Name       string    // package name, plural, lower case: "sessions"
	Below      *Resource // whose folder the package is in, as memberships may be in that of organizations
	Doc        string
	State      *Collection // the fake's state; nil if there is none
	Endpoints  []Endpoint
	Deprecated string // the reason; empty if it is not deprecated
}

// Endpoint is one of [Get], [Post], [Put], [Patch], [Options] and [Delete].
type Endpoint interface{ endpoint() }

// Get is an endpoint with the method GET. It has no body and is always idempotent.
type Get struct {
	Name        string // Go name of the method: "List"
	Path        Path
	SharesRoute bool   // an endpoint before it has the same method and path, see [Path]
	Summary     string // one line, for tables
	Doc         string
	Query       []Param
	Header      []Param
	Returns     Schema           // nil when the response has no body
	Status      int              // of success; 0 is 200, or 302 with Location
	Outcomes    []Outcome        // when there are several successes, in place of Returns and Status
	Answers     []ResponseHeader // response headers that callers want as values
	Conditional bool             // takes an entity tag, and answers 304 while it still holds
	Public      bool             // is sent without a key
	Failures    []*Failure
	RateClass   RateClass
	Retry       *OperationRetry // where it differs from the retries of the API
	Pages       Paging          // non-nil emits an iterator over all pages
	Effects     []Effect        // what the fake does; without any it answers 501
	Examples    []Example
	Deprecated  string
	Until       string // the last dated version that has it: "2025-03-12"; empty if all have it
}

// Post is an endpoint with the method POST.
type Post struct {
	Name           string
	Path           Path
	SharesRoute    bool // an endpoint before it has the same method and path, see [Path]
	Summary        string
	Doc            string
	Query          []Param
	Header         []Param
	Body           []Field     // fields of the body; nil sends no body at all
	BodyOf         Schema      // a body that is not an object with fields of its own, in place of Body
	Encoding       Encoding    // of Body
	BodyRequired   bool        // a body is sent even when nothing of it is set
	AtLeastOne     []OneOrMore // rules between fields of the body
	Returns        Schema
	Status         int
	Outcomes       []Outcome
	Answers        []ResponseHeader
	Public         bool // is sent without a key
	Failures       []*Failure
	RateClass      RateClass
	Retry          *OperationRetry // where it differs from the retries of the API
	IdempotencyKey string          // request header with a fresh key for each call; makes it idempotent
	Idempotent     bool            // sending it twice does what sending it once does
	Effects        []Effect
	Examples       []Example
	Deprecated     string
	Until          string // the last dated version that has it: "2025-03-12"; empty when all do
}

// Put is an endpoint with the method PUT. Its fields are those of [Post].
type Put Post

// Patch is an endpoint with the method PATCH. Its fields are those of [Post].
type Patch Post

// Options is an endpoint with the method OPTIONS. Its fields are those of [Post].
type Options Post

// Delete removes.
type Delete struct {
	Name           string
	Path           Path
	SharesRoute    bool // an endpoint before it has the same method and path, see [Path]
	Summary        string
	Doc            string
	Query          []Param
	Header         []Param
	Body           []Field // most APIs take none
	BodyOf         Schema
	BodyRequired   bool
	Returns        Schema
	Status         int
	Outcomes       []Outcome
	Answers        []ResponseHeader
	Public         bool // is sent without a key
	Failures       []*Failure
	RateClass      RateClass
	Retry          *OperationRetry // where it differs from the retries of the API
	IdempotencyKey string          // request header with a fresh key for each call; makes it idempotent
	Idempotent     bool
	Effects        []Effect
	Examples       []Example
	Deprecated     string
	Until          string // the last dated version that has it: "2025-03-12"; empty when all do
}

func (Get) endpoint()     {}
func (Post) endpoint()    {}
func (Put) endpoint()     {}
func (Patch) endpoint()   {}
func (Options) endpoint() {}
func (Delete) endpoint()  {}

// Path is the route of an endpoint, below the server's URL. Where the routes of two
// endpoints fit a URL, the one with more fixed text counts, in the first segment in
// which they differ.
//
// An API may have several operations with one method and path, which only what is
// sent tells apart. All but the first then have SharesRoute. A fake that is the base
// of a client knows which of them is called; one that is reached by a connection
// takes every request for the first. An OpenAPI document has one operation for each
// method and path, so that an export leaves the others out.
type Path []Segment

// Segment is a [Literal], a [*PathParam], an [Affixed] or a [Compound].
type Segment interface{ segment() }

// Literal is a fixed path segment, without slashes.
type Literal string

// PathParam is a path segment that the caller provides. It is always required,
// never empty, and escaped.
type PathParam struct {
	Name string // on the wire: "session_id"
	Go   string // Go name of the argument; empty derives it from Name
	Doc  string
	Type ParamType // nil is any text
}

// Affixed is a path parameter with fixed text around it: "{Sid}.json".
type Affixed struct {
	Before string
	Param  *PathParam
	After  string
}

// Compound is a segment with several parameters and fixed text between them:
// "{base}...{head}" is Compound{base, Literal("..."), head}. It may begin and end
// with a text.
//
// A server reads each value as short as possible, from the left: "a...b...c" is "a"
// and "b...c". A value that would be read otherwise, such as a base "a...b", is
// rejected before anything is sent.
type Compound []Part

// Part is a [Literal] or a [*PathParam] of a [Compound].
type Part interface{ part() }

func (Literal) segment()    {}
func (*PathParam) segment() {}
func (Affixed) segment()    {}
func (Compound) segment()   {}

func (Literal) part()    {}
func (*PathParam) part() {}
