package dsl

// Schema is the type of a value in requests and responses.
type Schema interface{ schema() }

// String is text.
type String struct {
	MinLength, MaxLength *int   // in bytes
	Pattern              string // RE2, matched anywhere unless anchored
	Format               Format // checked before it is sent
	Default              *string
	Sensitive            bool // never printed: keys, tokens, cookies
}

// Int is a whole number.
type Int struct {
	Min, Max *int // both included
	Default  *int
}

// Int64 is a whole number of 64 bits, on any machine.
type Int64 struct {
	Min, Max *int64 // both included
	Default  *int64
}

// Uint64 is a whole number of 64 bits that is not negative.
type Uint64 struct {
	Min, Max *uint64 // both included
	Default  *uint64
}

// Float is a number.
type Float struct {
	Min, Max     *float64 // both included
	Above, Below *float64 // bounds that are not included
	Default      *float64
}

// Decimal is an exact number, kept as the digits that it was written with.
type Decimal struct {
	Quoted bool // on the wire it is a string
}

// Bool is true or false.
type Bool struct {
	Default *bool
}

// UnixMilli is a time, encoded as milliseconds since January 1, 1970 UTC.
type UnixMilli struct{}

// UnixSeconds is an instant, on the wire the seconds since 1970 in UTC.
type UnixSeconds struct{}

// DateTime is an instant, on the wire as RFC 3339 has it.
type DateTime struct{}

// Date is a day of the calendar, on the wire as RFC 3339 has it: 2006-01-02.
type Date struct{}

// Bytes is data, on the wire in base64.
type Bytes struct {
	MinLength, MaxLength *int // of the data, in bytes
}

// Const is text that is always the same: the type tag of an object.
type Const string

// ConstInt is a whole number that is always the same.
type ConstInt int64

// ConstBool is a truth value that is always the same.
type ConstBool bool

// RawJSON is any JSON value, kept as it came.
type RawJSON struct{}

// Array is a list.
type Array struct {
	Of       Schema
	Nullable bool // items may be null
	Min, Max *int // number of items, both included
	Unique   bool // no item is there twice
}

// Map is an object with free keys.
type Map struct {
	Of       Schema
	Nullable bool // values may be null
}

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

// IntEnum is a whole number out of a set that the server may extend at any time.
type IntEnum struct {
	Name   string // Go name: "Priority"
	Doc    string
	Values []IntEnumValue
}

// IntEnumValue is one value of an [IntEnum].
type IntEnumValue struct {
	Value      int
	Go         string // the constant's name behind the enum's: "High"; empty takes the number
	Doc        string
	Deprecated string
}

// OneOf is an [Enum] narrowed to what a parameter takes, with a default.
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

func (String) schema()      {}
func (Int) schema()         {}
func (Int64) schema()       {}
func (Uint64) schema()      {}
func (Float) schema()       {}
func (Decimal) schema()     {}
func (Bool) schema()        {}
func (UnixMilli) schema()   {}
func (UnixSeconds) schema() {}
func (DateTime) schema()    {}
func (Date) schema()        {}
func (Bytes) schema()       {}
func (Const) schema()       {}
func (ConstInt) schema()    {}
func (ConstBool) schema()   {}
func (RawJSON) schema()     {}
func (Array) schema()       {}
func (Map) schema()         {}
func (*Enum) schema()       {}
func (*IntEnum) schema()    {}
func (OneOf) schema()       {}
func (*Object) schema()     {}
func (*Union) schema()      {}
func (Ref) schema()         {}

func (String) paramType()      {}
func (Int) paramType()         {}
func (Int64) paramType()       {}
func (Uint64) paramType()      {}
func (Float) paramType()       {}
func (Decimal) paramType()     {}
func (Bool) paramType()        {}
func (UnixMilli) paramType()   {}
func (UnixSeconds) paramType() {}
func (DateTime) paramType()    {}
func (Date) paramType()        {}
func (*Enum) paramType()       {}
func (*IntEnum) paramType()    {}
func (OneOf) paramType()       {}

func (String) scalar()      {}
func (Int) scalar()         {}
func (Int64) scalar()       {}
func (Uint64) scalar()      {}
func (Float) scalar()       {}
func (Decimal) scalar()     {}
func (Bool) scalar()        {}
func (UnixMilli) scalar()   {}
func (UnixSeconds) scalar() {}
func (DateTime) scalar()    {}
func (Date) scalar()        {}
func (*Enum) scalar()       {}
func (*IntEnum) scalar()    {}
func (OneOf) scalar()       {}
