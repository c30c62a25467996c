package dsl

// Schema is the type of a value in requests and responses.
type Schema interface{ schema() }

// ParamType is a [Schema] that a query parameter can have.
type ParamType interface {
	Schema
	paramType()
}

// String is text.
type String struct {
	MinLength, MaxLength *int   // in bytes
	Pattern              string // in RE2 syntax, matched anywhere unless anchored
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

// UnixMilli is a time, encoded as milliseconds since January 1, 1970 UTC.
type UnixMilli struct{}

// Const is a constant string, such as the type tag of an object.
type Const string

// RawJSON is any JSON value, kept unchanged.
type RawJSON struct{}

// Array is a list.
type Array struct{ Of Schema }

// Map is an object with arbitrary keys.
type Map struct{ Of Schema }

// Enum is a string from a set that the server may extend at any time.
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

// OneOf restricts an [Enum] to the values that a parameter accepts, with a default.
type OneOf struct {
	Enum    *Enum
	Except  []string // values of the enum that are not accepted here
	Default string   // empty if there is none
}

// Object is a model: named fields, in the order in which the API writes them.
type Object struct {
	Name   string // Go name, singular: "Session"
	Doc    string
	Key    string // a field that every response must have and that must not be empty; "" if there is none
	Fields []Field
}

// Field is a field of an [Object] or of a request body.
type Field struct {
	Name       string // in JSON
	Go         string // Go name; empty derives it from Name
	Doc        string
	Type       Schema
	Optional   bool // may be absent
	Nullable   bool // may be null, which is not the same as absent
	Deprecated string
}

// Union is one of several objects. A field that every response must have
// distinguishes them.
type Union struct {
	Name          string
	Doc           string
	Discriminator string // the field's name, a [Const] in each variant
	Variants      []*Object
}

// Ref references a model by its Go name, for models that contain themselves.
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
func (*Union) schema()    {}
func (Ref) schema()       {}

func (String) paramType()    {}
func (Int) paramType()       {}
func (Bool) paramType()      {}
func (UnixMilli) paramType() {}
func (*Enum) paramType()     {}
func (OneOf) paramType()     {}
