package plan

// ModelCheck is the function that holds a model in a body against its rules
// before it is sent.
type ModelCheck struct {
	Type       Type
	Fields     []*Field
	OnlyOne    bool       // exactly one of the fields has to be set
	Union      *Union     // nil where it is none
	AtLeastOne [][]*Field // of which one has to be set
}

// HasRules reports whether the model has rules by itself, besides those of its
// fields.
func (c *ModelCheck) HasRules() bool { return c.OnlyOne || len(c.AtLeastOne) > 0 }

// Check returns how the models of a type are checked; nil when they have no
// rules.
func (r *Resource) Check(t Type) *ModelCheck {
	for _, c := range r.Checks {
		if t.IsModel() && c.Type.Name == t.Name {
			return c
		}
	}
	return nil
}

// Fallible are the rules that can be broken; Sensitive alone cannot.
func (f *Field) Fallible() []Rule {
	var rules []Rule
	for _, r := range f.Rules {
		if r.Kind != Sensitive {
			rules = append(rules, r)
		}
	}
	return rules
}

// IsRuled reports whether a value by itself can be one that is not sent.
func (f *Field) IsRuled() bool { return len(f.Fallible()) > 0 || f.Type.IsFallible() }

// IsFallible reports whether a value of the type can be one that is not sent,
// without any rule: not every year can be written, nor every float, and raw JSON
// may be none.
func (t Type) IsFallible() bool { return t.Kind == DateTime || t.Kind == Float || t.Kind == RawJSON }

// IsChecked reports whether there is anything to check of a field in a body.
func (r *Resource) IsChecked(f *Field) bool {
	return f.IsRuled() || f.MustPoint() || r.Check(f.Type) != nil || f.Item != nil && r.IsChecked(f.Item)
}

// MustPoint reports whether a field is a pointer that stands for no null, so that
// it has to point somewhere.
func (f *Field) MustPoint() bool { return f.Required && f.Type.Pointer && !f.Wrapped }
