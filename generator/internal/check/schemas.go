package check

import (
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// isSchema reports whether a type is one that the vocabulary means, which
// neither a nil nor a pointer to a value type is.
func isSchema(t dsl.Schema) bool {
	switch t.(type) {
	case *dsl.Enum, *dsl.Object, *dsl.Union:
		return !reflect.ValueOf(t).IsNil()
	}
	return t != nil && reflect.TypeOf(t).Kind() != reflect.Pointer
}

// schema checks a type at the place where it is used. Models are checked on
// their own, once.
func (c *checker) schema(s subject, field string, t dsl.Schema) {
	switch t := t.(type) {
	case nil:
		s.problem("%s is missing", field)
	case dsl.String:
		s.stringType(t)
	case dsl.Int:
		s.intType(t)
	case dsl.Float:
		s.floatType(t)
	case dsl.Const:
		if t == "" {
			s.problem("%s is an empty constant", field)
		}
	case dsl.Array:
		c.schema(s.field("Of"), "Of", t.Of)
	case dsl.Map:
		c.schema(s.field("Of"), "Of", t.Of)
	case dsl.OneOf:
		s.oneOf(t)
	case dsl.Ref:
		c.ref(s, t)
	default:
		if !isSchema(t) {
			s.problem("%s is %s", field, oddity(t))
		}
	}
}

func (s subject) stringType(t dsl.String) {
	sound := true
	for _, bound := range []struct {
		field string
		value *int
	}{{"MinLength", t.MinLength}, {"MaxLength", t.MaxLength}} {
		if bound.value != nil && *bound.value < 0 {
			s.field(bound.field).problem("%s %d is below 0", bound.field, *bound.value)
			sound = false
		}
	}
	if sound && t.MinLength != nil && t.MaxLength != nil && *t.MinLength > *t.MaxLength {
		s.field("MinLength").problem("MinLength %d is above MaxLength %d", *t.MinLength, *t.MaxLength)
		sound = false
	}
	if _, err := regexp.Compile(t.Pattern); err != nil {
		s.field("Pattern").problem("Pattern does not compile: %v", err)
		sound = false
	}
	if sound && t.Default != nil {
		s.violations("default", "Default", stringViolations(t, *t.Default))
	}
}

// violations reports what is wrong with a default.
func (s subject) violations(kind, field string, found []string) {
	for _, v := range found {
		s.field(field).problem("%s %s", kind, v)
	}
}

func (s subject) intType(t dsl.Int) {
	if t.Min != nil && t.Max != nil && *t.Min > *t.Max {
		s.field("Min").problem("Min %d is above Max %d", *t.Min, *t.Max)
		return
	}
	if t.Default != nil {
		s.violations("default", "Default", rangeViolations(*t.Default, t.Min, t.Max))
	}
}

func (s subject) floatType(t dsl.Float) {
	for _, bound := range []struct {
		field string
		value *float64
	}{{"Min", t.Min}, {"Max", t.Max}, {"Default", t.Default}} {
		if bound.value != nil && (math.IsNaN(*bound.value) || math.IsInf(*bound.value, 0)) {
			s.field(bound.field).problem("%s %v is not a number that JSON has", bound.field, *bound.value)
			return
		}
	}
	if t.Min != nil && t.Max != nil && *t.Min > *t.Max {
		s.field("Min").problem("Min %v is above Max %v", *t.Min, *t.Max)
		return
	}
	if t.Default != nil {
		s.violations("default", "Default", rangeViolations(*t.Default, t.Min, t.Max))
	}
}

// oneOf checks an enum narrowed to a place.
func (s subject) oneOf(t dsl.OneOf) {
	if t.Enum == nil {
		s.field("Enum").problem("Enum is missing")
		return
	}
	known := enumValues(t.Enum, nil)
	for i, value := range t.Except {
		switch {
		case !slices.Contains(known, value):
			s.field("Except").index(i).problem("Except %q is not a value of enum %s", value, t.Enum.Name)
		case slices.Contains(t.Except[:i], value):
			s.field("Except").index(i).problem("Except %q is there twice", value)
		}
	}
	allowed := enumValues(t.Enum, t.Except)
	if len(allowed) == 0 && len(known) > 0 {
		s.field("Except").problem("Except leaves no value of enum %s", t.Enum.Name)
	}
	if t.Default != "" && len(allowed) > 0 {
		s.violations("default", "Default", enumViolations(t.Default, allowed))
	}
}

// ref checks that a model of that name is used somewhere by itself.
func (c *checker) ref(s subject, t dsl.Ref) {
	if _, known := c.named[string(t)]; known {
		return
	}
	s.problem("Ref %q is no model that an endpoint uses; there are %s", string(t), c.modelList())
}

func (c *checker) modelList() string {
	var names []string
	for _, m := range c.schemas {
		if name := modelName(m.schema); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "none"
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}
