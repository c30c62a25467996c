package plan

import "slices"

// Models is the package of models.
type Models struct {
	Objects []*Object
	Enums   []*Enum
	Unions  []*Union
	Choices []*Choice
	Used    Used

	Secrets []SecretValue // added by expect: one for each way in which a model contains a secret
	Failure FailureTrial  // added by expect
}

// Used are the types that the package has when something is of them.
type Used struct{ Date, Decimal, UnixSeconds bool }

// HasNullableItems reports whether an array or a map of an object has items that may
// be null.
func (m *Models) HasNullableItems() bool {
	return slices.ContainsFunc(m.Objects, func(o *Object) bool {
		return slices.ContainsFunc(o.Fields, func(f *Field) bool { return f.Type.hasNullableItems() })
	})
}

func (t Type) hasNullableItems() bool {
	return t.Elem != nil && (t.Elem.Nullable || t.Elem.hasNullableItems())
}

// Object returns the object of the given name, which must exist.
func (m *Models) Object(name string) *Object {
	return m.Objects[slices.IndexFunc(m.Objects, func(o *Object) bool { return o.GoName == name })]
}

// Union returns the union of the given name, which must exist.
func (m *Models) Union(name string) *Union {
	return m.Unions[slices.IndexFunc(m.Unions, func(u *Union) bool { return u.GoName == name })]
}

// Choice returns the choice of the given name, which must exist.
func (m *Models) Choice(name string) *Choice {
	return m.Choices[slices.IndexFunc(m.Choices, func(c *Choice) bool { return c.GoName == name })]
}

// EnumConst returns the name of the constant for a value of an enum; empty when
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
	Sensitive bool   // holds a sensitive value, at any depth
	Narrowed  bool   // requests hold it without some field, at any depth: it has AppendRequest

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
	ReadOnly   bool   // requests do not hold it
	Wrapped    bool   // Go type is Optional[Type]; otherwise an absent value is the zero value
	Nullable   bool   // of a request: null can be sent
	Single     bool   // the wire has the only item of the slice in its place
	Rules      []Rule // of each value, where there are several
	Item       *Field // of an array or a map in a body: what is checked of each item

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
	ChoiceOf                  // models.Name, a struct

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
	Kind     Kind
	Name     string // of EnumOf, ObjectOf, UnionOf, ChoiceOf
	Const    string
	Elem     *Type
	Narrowed bool // of a model: see Object
	Pointer  bool // a pointer: where the value would contain itself, and in a choice

	Number   int64 // of a ConstInt
	Truth    bool  // of a ConstBool
	Nullable bool  // of an Elem: it is held in an Optional, and may be null
}

// IsModel reports whether values are structs with a codec.
func (t Type) IsModel() bool {
	return t.Kind == ObjectOf || t.Kind == UnionOf || t.Kind == ChoiceOf
}

// IsConst reports whether the type has one value.
func (t Type) IsConst() bool { return t.Kind == Const || t.Kind == ConstInt || t.Kind == ConstBool }

// IsJSON reports whether a part of a form of several parts holds a value in JSON:
// one that is not a text, nor a list of texts, nor of files.
func (t Type) IsJSON() bool {
	switch t.Kind {
	case RawJSON, Map, ObjectOf, UnionOf, ChoiceOf:
		return true
	case Array:
		return t.Elem.Kind == Array || t.Elem.Nullable || t.Elem.IsJSON()
	}
	return false
}

// Base returns the type of what arrays and maps hold in the end.
func (t Type) Base() Type {
	for t.Elem != nil {
		t = *t.Elem
	}
	return t
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
	Optional      bool   // a response may lack it
	Variants      []Variant
	Sensitive     bool
	Narrowed      bool   // see Object
	DeclaredIn    string // file of the description
}

// Variant is one alternative of a union.
type Variant struct {
	GoName string // of the field and of the object
	Value  string // of the discriminator

	Narrowed bool   // see Object
	Added    bool   // the object does not have the discriminator among its fields
	Optional string // Go name of the object's field for it, when that may be absent
}

// Writes reports whether a variant always has the discriminator by itself.
func (v Variant) Writes() bool { return !v.Added && v.Optional == "" }

// Choice is a struct with one field for each case, at most one of them set, and
// the raw JSON of what fits none.
type Choice struct {
	GoName     string
	Receiver   string
	Doc        string
	File       string
	Cases      []ChoiceCase
	Sensitive  bool
	Narrowed   bool   // see Object
	DeclaredIn string // file of the description
}

// ChoiceCase is one alternative of a choice.
type ChoiceCase struct {
	GoName string // of the field
	Type   Type   // a pointer, an array or a map
	Kind   string // of JSON: string, number, boolean, array, object
	Has    []string
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
