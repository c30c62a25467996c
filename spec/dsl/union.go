package dsl

// Union is one of several objects, told apart by a field of each. A response has
// to have it, unless it is Optional in a variant.
type Union struct {
	Name          string
	Doc           string
	Discriminator string    // the field's name
	Variants      []*Object // each with a [Const] for the discriminator
	Tagged        []Tagged  // variants that do not have the field among their own
}

// Tagged is a variant of a [Union] by the value of its tag.
type Tagged struct {
	Tag string
	Of  *Object
}

// Choice is one of several schemas, told apart by what a value looks like: the
// kind of JSON it is, and for objects the keys it has. The first case that fits
// counts. A value that fits none is kept as it came. A case that always writes a key
// of an earlier case has it in its own Has: what was read as one case is then never
// written as another.
type Choice struct {
	Name  string
	Doc   string
	Cases []Case
}

// Case is one alternative of a [Choice].
type Case struct {
	Name string // Go name of the field; empty is that of the model
	Of   Schema
	Has  []string // keys that an object must have
}

func (*Union) schema()  {}
func (*Choice) schema() {}
