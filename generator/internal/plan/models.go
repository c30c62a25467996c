package plan

import "slices"

// Models is the package of models.
type Models struct {
	Objects []*Object
	Enums   []*Enum
	Unions  []*Union
	Used    Used

	Secrets []SecretValue // added by expect: one for each way in which a model contains a secret
	Failure FailureTrial  // added by expect
}

// Used are the types that the package has when something is of them.
type Used struct{ Date, Decimal, UnixSeconds bool }

// Object returns the object of the given name, which must exist.
func (m *Models) Object(name string) *Object {
	return m.Objects[slices.IndexFunc(m.Objects, func(o *Object) bool { return o.GoName == name })]
}

// Union returns the union of the given name, which must exist.
func (m *Models) Union(name string) *Union {
	return m.Unions[slices.IndexFunc(m.Unions, func(u *Union) bool { return u.GoName == name })]
}

// EnumConst returns the name of the constant for a value of an enum, or "" if
// the enum does not have the value.
func (m *Models) EnumConst(enum, value string) string {
	for _, e := range m.Enums {
		for _, v := range e.Values {
			if e.GoName == enum && v.Wire == value {
				return v.GoName
			}
		}
	}
	return ""
}

// Object is a struct with a codec: a model, or the body of a request.
type Object struct {
	GoName    string
	Receiver  string // one letter
	Doc       string
	File      string // "session.go"
	Fields    []*Field
	Key       *Field // a response without it is an error; nil if the model has none
	Extra     bool   // keeps unknown fields in a field named Extra
	Sensitive bool   // contains a sensitive value, at any depth

	DeclaredIn string // file of the description
}

// Field is a member of a struct.
type Field struct {
	GoName     string
	Wire       string
	Doc        string // final text, starting with the name; may be empty
	Deprecated string
	Type       Type
	Required   bool   // always on the wire
	Wrapped    bool   // Go type is Optional[Type]; otherwise an absent value is the zero value
	Single     bool   // the wire has the only item of the slice in its place
	Rules      []Rule // of each value, where there are several

	List        *List  // how the values of an array are written outside of JSON; nil within it
	Empty       bool   // an empty value is sent without its rules
	Null        string // the text for null outside of JSON; empty where that is no text at all
	ContentType string // of a file
}

// List is how several values are written outside of JSON, and how many there may
// be.
type List struct {
	Joined            string // what stands between them; empty repeats the name
	Brackets, Indexed bool   // behind the name
	Min, Max          int    // a Max of 0 is no bound
	Unique            bool
}

// OmitZero reports whether the zero value means "absent".
func (f *Field) OmitZero() bool { return !f.Required && !f.Wrapped }

// Kind is the kind of a type.
type Kind int

// The kinds of types.
const (
	String    Kind = iota + 1 // string
	Secret                    // models.Secret
	Int                       // int
	Float                     // float64
	Bool                      // bool
	UnixMilli                 // models.UnixMilli
	Const                     // string, Const is its usual value
	RawJSON                   // json.RawMessage
	Array                     // []Elem
	Map                       // map[string]Elem
	EnumOf                    // models.Name, a string type
	ObjectOf                  // models.Name, a struct
	UnionOf                   // models.Name, a struct

	Int64         // int64
	Uint64        // uint64
	Decimal       // models.Decimal, on the wire a number
	QuotedDecimal // models.Decimal, on the wire a string
	UnixSeconds   // models.UnixSeconds
	DateTime      // time.Time
	Date          // models.Date
	Bytes         // []byte
	ConstInt      // int64, Number is its usual value
	ConstBool     // bool, Truth is its usual value
	IntEnumOf     // models.Name, an int type
	File          // transport.File
)

// Type is a Go type on the wire.
type Type struct {
	Kind    Kind
	Name    string // of EnumOf, ObjectOf, UnionOf
	Const   string
	Elem    *Type
	Pointer bool // *Name, where the value would contain itself

	Number   int64 // of a ConstInt
	Truth    bool  // of a ConstBool
	Nullable bool  // of an Elem: it is held in an Optional, and may be null
}

// Enum is an open set of strings, or of whole numbers.
type Enum struct {
	GoName   string
	Receiver string
	Doc      string
	File     string
	Numbers  bool
	Values   []EnumValue

	DeclaredIn string // file of the description
}

// EnumValue is one constant of an enum.
type EnumValue struct {
	GoName     string
	Wire       string // of a number, its digits
	Text       string // of a number, what it prints as
	Doc        string
	Deprecated string
}

// Union is a struct with one pointer for each variant, at most one of them set,
// and the raw JSON of an unknown variant.
type Union struct {
	GoName        string
	Receiver      string
	Doc           string
	File          string
	Discriminator string // wire name
	Variants      []Variant
	Sensitive     bool
	DeclaredIn    string // file of the description
}

// Variant is one alternative of a union.
type Variant struct {
	GoName string // of the field and of the object
	Value  string // of the discriminator
}

// RuleKind is the kind of a rule.
type RuleKind int

// The kinds of rules that a parameter must satisfy before anything is sent.
const (
	Required  RuleKind = iota + 1
	Between            // Min and Max
	AtLeast            // Min
	AtMost             // Max
	Length             // Min and Max of the length in bytes; Max -1 is unbounded
	OneOf              // Values
	Pattern            // Var
	Sensitive          // the value is kept out of errors
	Format             // Var is a name of package format
	Call               // Var is a function of package call, Args are numbers
	Count              // Min and Max of the number of items; Max -1 is unbounded
	Unique             // no item is there twice
)

// Rule is one constraint.
type Rule struct {
	Kind     RuleKind
	Min, Max int
	FMin     float64 // of Between, AtLeast and AtMost on a Float
	FMax     float64
	Values   []string
	Args     []string
	Var      string // Go name of the package variable that holds the compiled pattern
}
