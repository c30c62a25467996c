package plan

// FakePackage is the package with the fake of the whole API.
type FakePackage struct {
	Package     string // "clerktest"
	Path        string // import path
	Description *FakeLiteral
	Shapes      []*FakeShape // of large models, which the description refers to
	Example     string       // an operation: "sessions.List"
	Templates   bool         // tokens have templates
	Tokens      bool         // there are tokens without a template
}

// TestPackage is the package with the stub of a resource, and with what its fake
// has for its records and calls.
type TestPackage struct {
	Package    string // "sessionstest"
	Path       string // import path
	Operations []*FakeOperation
	Model      *Type       // of the records that the fake keeps; nil when it keeps none
	Noun       string      // what a record is called in prose: "session"
	Templates  bool        // tokens have templates
	Secrets    *FakeSecret // nil when there are none
	Tokens     *FakeSecret // nil when there are none without a template
	Exceptions string      // on operations that the fake does not do; empty when it does all
}

// FakeOperation contains what the test package needs of an operation, in
// addition to Operation.
type FakeOperation struct {
	*Operation
	Const      string       // "OpCreateToken"
	StubField  string       // "CreateTokenFunc"
	StubMethod string       // "createToken"
	CallType   string       // "CreateTokenCall"
	CallFields []PathParam  // the path parameters as fields of the call: "SessionID"
	Page       *FakeLiteral // of an operation that returns a page: the object that it comes in
	ReadParams string       // function that reads the parameters back: "createTokenParams"
}

// FakeSecret is the method of the fake that hands out the secret of a record, or
// its token.
type FakeSecret struct {
	GoName string // "RefreshToken"
	Type   Type
}

// FakeShape is a variable of what a body has in several places.
type FakeShape struct {
	GoName string // "shapeOfInvoice"
	Value  *FakeLiteral
}

// FakeLiteral is a composite literal of a type of the fake's engine, such as
// fake.Find{By: "session_id"}.
type FakeLiteral struct {
	Type   string // without the package; empty if the context implies it
	Fields []FakeMember
}

// FakeMember is a field of a literal. Its value is a string, bool, int, float64,
// time.Duration, []string, *FakeLiteral, *FakeShape, FakeList, FakeCall or FakeConst.
type FakeMember struct {
	Name  string
	Value any
}

// FakeList is a slice of a type of the engine.
type FakeList struct {
	Elem  string // "Effect"
	Items []any
}

// FakeCall calls a function of the engine, such as fake.Between(1, 499), or
// converts to one of its types.
type FakeCall struct {
	Func string
	Args []any
}

// FakeConst is a name of the engine.
type FakeConst string
