package dsl

// Resource is a group of related endpoints. It becomes a package.
type Resource struct {
	Name       string // package name, plural, lower case: "sessions"
	Doc        string
	State      *Collection // the fake's state; nil if there is none
	Endpoints  []Endpoint
	Deprecated string // the reason; empty if it is not deprecated
}

// Endpoint is one of [Get], [Post], [Put], [Patch] and [Delete].
type Endpoint interface{ endpoint() }

// Get is an endpoint with the method GET. It has no body and is always idempotent.
type Get struct {
	Name       string // Go name of the method: "List"
	Path       Path
	Summary    string // one line, for tables
	Doc        string
	Query      []Param
	Returns    Schema // nil if the response has no body
	Status     int    // status code of success; 0 is 200
	Failures   []*Failure
	RateClass  RateClass
	Pages      *OffsetLimit // non-nil emits an iterator over all pages
	Effects    []Effect     // what the fake does; without any it responds with 501
	Examples   []Example
	Deprecated string
	Until      string // the last dated version that has it: "2025-03-12"; empty if all have it
}

// Post is an endpoint with the method POST.
type Post struct {
	Name         string
	Path         Path
	Summary      string
	Doc          string
	Query        []Param
	Body         []Field // nil sends no body
	BodyRequired bool    // {} is sent if no field of the body is set
	Returns      Schema
	Status       int
	Failures     []*Failure
	RateClass    RateClass
	Idempotent   bool // sending it twice has the same effect as sending it once
	Effects      []Effect
	Examples     []Example
	Deprecated   string
	Until        string // the last dated version that has it: "2025-03-12"; empty if all have it
}

// Put is an endpoint with the method PUT. Its fields are those of [Post].
type Put Post

// Patch is an endpoint with the method PATCH. Its fields are those of [Post].
type Patch Post

// Delete is an endpoint with the method DELETE. It has no body.
type Delete struct {
	Name       string
	Path       Path
	Summary    string
	Doc        string
	Query      []Param
	Returns    Schema
	Status     int
	Failures   []*Failure
	RateClass  RateClass
	Idempotent bool
	Effects    []Effect
	Examples   []Example
	Deprecated string
	Until      string // the last dated version that has it: "2025-03-12"; empty if all have it
}

func (Get) endpoint()    {}
func (Post) endpoint()   {}
func (Put) endpoint()    {}
func (Patch) endpoint()  {}
func (Delete) endpoint() {}

// Path is the route of an endpoint, below the server's URL.
type Path []Segment

// Segment is a [Literal] or a [*PathParam].
type Segment interface{ segment() }

// Literal is a fixed path segment, without slashes.
type Literal string

// PathParam is a path segment that the caller provides. It is always required,
// never empty, and escaped.
type PathParam struct {
	Name string // on the wire: "session_id"
	Go   string // Go name of the argument; empty derives it from Name
	Doc  string
}

func (Literal) segment()    {}
func (*PathParam) segment() {}

// Param is a query parameter.
type Param struct {
	Name       string // in the query
	Go         string // Go name; empty derives it from Name
	Doc        string
	Type       ParamType
	Required   bool
	Deprecated string
}

// OffsetLimit describes the pages of an endpoint that has an offset and a limit
// and returns an array.
type OffsetLimit struct {
	Offset, Limit string // names of the two query parameters
	Key           string // the field that identifies an item: "id"
	Method        string // Go name of the iterator: "All"
}
