package dsl

// Resource is a group of endpoints around one thing; it becomes a package.
type Resource struct {
	Name       string // package name, plural, lower case: "sessions"
	Doc        string
	State      *Collection // what the fake keeps for it; nil when it keeps nothing
	Endpoints  []Endpoint
	Deprecated string // the reason; empty when it is not deprecated
}

// Endpoint is one of [Get], [Post], [Put], [Patch] and [Delete].
type Endpoint interface{ endpoint() }

// Get reads. It has no body and is always idempotent.
type Get struct {
	Name       string // Go name of the method: "List"
	Path       Path
	Summary    string // one line, for tables
	Doc        string
	Query      []Param
	Header     []Param
	Returns    Schema // nil when the answer has no body
	Status     int    // of success; 0 is 200
	Failures   []*Failure
	RateClass  RateClass
	Pages      *OffsetLimit // non-nil emits an iterator over all pages
	Effects    []Effect     // what the fake does; without any it answers 501
	Examples   []Example
	Deprecated string
	Until      string // the last dated version that has it: "2025-03-12"; empty when all do
}

// Post creates or acts.
type Post struct {
	Name         string
	Path         Path
	Summary      string
	Doc          string
	Query        []Param
	Header       []Param
	Body         []Field     // fields of the body; nil sends no body at all
	BodyOf       Schema      // a body that is not an object with fields of its own, in place of Body
	Encoding     Encoding    // of Body
	BodyRequired bool        // a body is sent even when nothing of it is set
	AtLeastOne   []OneOrMore // rules between fields of the body
	Returns      Schema
	Status       int
	Failures     []*Failure
	RateClass    RateClass
	Idempotent   bool // sending it twice does what sending it once does
	Effects      []Effect
	Examples     []Example
	Deprecated   string
	Until        string // the last dated version that has it: "2025-03-12"; empty when all do
}

// Put replaces. Its fields are those of [Post].
type Put Post

// Patch changes in part. Its fields are those of [Post].
type Patch Post

// Delete removes.
type Delete struct {
	Name         string
	Path         Path
	Summary      string
	Doc          string
	Query        []Param
	Header       []Param
	Body         []Field // most APIs take none
	BodyOf       Schema
	BodyRequired bool
	Returns      Schema
	Status       int
	Failures     []*Failure
	RateClass    RateClass
	Idempotent   bool
	Effects      []Effect
	Examples     []Example
	Deprecated   string
	Until        string // the last dated version that has it: "2025-03-12"; empty when all do
}

func (Get) endpoint()    {}
func (Post) endpoint()   {}
func (Put) endpoint()    {}
func (Patch) endpoint()  {}
func (Delete) endpoint() {}

// Path is the route of an endpoint, below the server's URL.
type Path []Segment

// Segment is a [Literal], a [*PathParam] or an [Affixed].
type Segment interface{ segment() }

// Literal is a fixed path segment, without slashes.
type Literal string

// PathParam is a path segment that the caller fills in. It is always required,
// never empty, and escaped as a whole.
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

func (Literal) segment()    {}
func (*PathParam) segment() {}
func (Affixed) segment()    {}

// OffsetLimit is the paging rule of an endpoint that takes an offset and a limit
// and returns an array.
type OffsetLimit struct {
	Offset, Limit string // names of the two query parameters
	Key           string // the field that tells one item from another: "id"
	Method        string // Go name of the iterator: "All"
}
