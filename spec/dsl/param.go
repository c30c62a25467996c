package dsl

// Param is a parameter of the query or of the request's header.
type Param struct {
	Name       string // on the wire
	Go         string // Go name of the field; empty derives it from Name
	Doc        string
	Type       ParamType
	Required   bool
	Empty      bool   // an empty value means something else than none, and can be sent
	Null       string // the text that stands for null; empty when it cannot be null
	Deprecated string
}

// ParamType is a type that a parameter can have: a scalar, a [List] of them, or a
// [DeepObject].
type ParamType interface {
	Schema
	paramType()
}

// Scalar is a [Schema] that is written as one text outside JSON.
type Scalar interface {
	ParamType
	scalar()
}

// List is a parameter with several values: ?id=a&id=b, or ?id=a,b when they are
// joined.
type List struct {
	Of       Scalar
	Joined   string // what stands between the values; empty repeats the parameter
	Brackets bool   // repeats it as id[]=a&id[]=b
	Min, Max *int   // number of values, both included
	Unique   bool
}

// DeepObject is a query parameter with fields: ?created[gte]=1&created[lt]=2.
type DeepObject struct {
	Of *Object
}

func (List) schema()       {}
func (DeepObject) schema() {}

func (List) paramType()       {}
func (DeepObject) paramType() {}
