package dsl

// Schema is the type of a value on the wire.
type Schema interface{ schema() }

// ParamType is a [Schema] that a query parameter can have.
type ParamType interface {
	Schema
	paramType()
}

// String is text.
type String struct {
	MinLength, MaxLength *int   // in bytes
	Pattern              string // RE2, matched anywhere unless anchored
	Default              *string
	Sensitive            bool // never printed: keys, tokens, cookies
}

// Int is a whole number.
type Int struct {
	Min, Max *int // both included
	Default  *int
}

// Float is a number.
type Float struct {
	Min, Max *float64 // both included
	Default  *float64
}

// Bool is true or false.
type Bool struct {
	Default *bool
}

// UnixMilli is an instant, on the wire the milliseconds since 1970 in UTC.
type UnixMilli struct{}

// Const is text that is always the same: the type tag of an object.
type Const string

// RawJSON is any JSON value, kept as it came.
type RawJSON struct{}

// Array is a list.
type Array struct{ Of Schema }

// Map is an object with free keys.
type Map struct{ Of Schema }

// Enum is text out of a set that the server may extend at any time.
type Enum struct {
	Name   string // Go name: "SessionStatus"
	Doc    string
	Values []EnumValue
}

// EnumValue is one value of an [Enum].
type EnumValue struct {
	Value      string
	Go         string // what the constant's name has behind that of the enum: "Active"; empty derives it from Value
	Doc        string
	Deprecated string
}

// OneOf is an [Enum] narrowed to what a parameter takes, with a default.
type OneOf struct {
	Enum    *Enum
	Except  []string // values that the enum has and this place refuses
	Default string   // empty when there is none
}

// Object is a model: named fields, in the order in which the API writes them.
type Object struct {
	Name       string // Go name, singular: "Session"
	Doc        string
	Key        string    // the field without which a response is not one: it must be there and not empty; "" asks for none
	Embeds     []*Object // models whose fields and rules come first, but not their Key
	Fields     []Field
	AtLeastOne []OneOrMore // rules for requests that hold the model
}

// OneOrMore names fields of which at least one must be set.
type OneOrMore []string

// Field is a member of an [Object] or of a request's body.
type Field struct {
	Name       string // on the wire
	Go         string // Go name; empty derives it from Name
	Doc        string
	Type       Schema
	Optional   bool // may be left out
	Nullable   bool // may be null, which is not the same as left out
	ReadOnly   bool // of a model: only in responses; a request that holds the model leaves it out
	WriteOnly  bool // of a model: only in requests; a response that holds the model lacks it
	Deprecated string
}

// Ref refers to a model by its Go name, for models that contain themselves.
type Ref string

func (String) schema()    {}
func (Int) schema()       {}
func (Float) schema()     {}
func (Bool) schema()      {}
func (UnixMilli) schema() {}
func (Const) schema()     {}
func (RawJSON) schema()   {}
func (Array) schema()     {}
func (Map) schema()       {}
func (*Enum) schema()     {}
func (OneOf) schema()     {}
func (*Object) schema()   {}
func (Ref) schema()       {}

func (String) paramType()    {}
func (Int) paramType()       {}
func (Bool) paramType()      {}
func (UnixMilli) paramType() {}
func (*Enum) paramType()     {}
func (OneOf) paramType()     {}
