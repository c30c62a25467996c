package check

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

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
	case dsl.PlainText, dsl.Binary, dsl.Location:
		s.problem("%s is %s, which is a whole response and no part of one", field, kindOf(t))
	default:
		if !reading.IsSchema(t) {
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
			s.field(bound.field).problem("%s %d is negative", bound.field, *bound.value)
			sound = false
		}
	}
	if sound && t.MinLength != nil && t.MaxLength != nil && *t.MinLength > *t.MaxLength {
		s.field("MinLength").problem("MinLength %d is greater than MaxLength %d", *t.MinLength, *t.MaxLength)
		sound = false
	}
	if _, err := regexp.Compile(t.Pattern); err != nil {
		s.field("Pattern").problem("Pattern is invalid: %v", err)
		sound = false
	}
	if sound {
		s.defaultValue(t)
	}
}

// defaultValue reports a default that its own type does not allow.
func (s subject) defaultValue(t dsl.Schema) {
	value, ok := reading.Default(t)
	if rule := reading.Broken(t, value); ok && rule != "" {
		s.field("Default").problem("default %s %s", shown(value), rule)
	}
}

func (s subject) intType(t dsl.Int) {
	if t.Min != nil && t.Max != nil && *t.Min > *t.Max {
		s.field("Min").problem("Min %d is greater than Max %d", *t.Min, *t.Max)
		return
	}
	s.defaultValue(t)
}

func (s subject) floatType(t dsl.Float) {
	for _, bound := range []struct {
		field string
		value *float64
	}{{"Min", t.Min}, {"Max", t.Max}, {"Default", t.Default}} {
		if bound.value != nil && (math.IsNaN(*bound.value) || math.IsInf(*bound.value, 0)) {
			s.field(bound.field).problem("%s %v is not a JSON number", bound.field, *bound.value)
			return
		}
	}
	if t.Min != nil && t.Max != nil && *t.Min > *t.Max {
		s.field("Min").problem("Min %v is greater than Max %v", *t.Min, *t.Max)
		return
	}
	s.defaultValue(t)
}

// oneOf checks an enum narrowed to a place.
func (s subject) oneOf(t dsl.OneOf) {
	if t.Enum == nil {
		s.field("Enum").problem("Enum is missing")
		return
	}
	known := reading.Values(t.Enum)
	for i, value := range t.Except {
		switch {
		case !slices.Contains(known, value):
			s.field("Except").index(i).problem("Except %q is not a value of enum %s", value, t.Enum.Name)
		case slices.Contains(t.Except[:i], value):
			s.field("Except").index(i).problem("Except: duplicate value %q", value)
		}
	}
	allowed, _ := reading.Texts(t)
	if len(allowed) == 0 && len(known) > 0 {
		s.field("Except").problem("Except leaves no value of enum %s", t.Enum.Name)
	}
	if len(allowed) > 0 {
		s.defaultValue(t)
	}
}

// ref checks that a model of that name is used somewhere by itself.
func (c *checker) ref(s subject, t dsl.Ref) {
	if c.read.Target(t) != nil {
		return
	}
	s.problem("Ref %q is not a model that an endpoint uses, which are %s", string(t), c.modelList())
}

func (c *checker) modelList() string {
	var names []string
	for _, m := range c.models {
		if m.Name != "" {
			names = append(names, m.Name)
		}
	}
	if len(names) == 0 {
		return "none"
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}
