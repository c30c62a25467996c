package check

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// schema checks a type where it is used. Models are checked separately, once.
func (c *checker) schema(s subject, field string, t dsl.Schema) {
	switch t := t.(type) {
	case nil:
		s.problem("%s is missing", field)
	case dsl.String:
		s.stringType(t)
	case dsl.Int:
		wholeType(s, t, t.Min, t.Max)
	case dsl.Int64:
		wholeType(s, t, t.Min, t.Max)
	case dsl.Uint64:
		wholeType(s, t, t.Min, t.Max)
	case dsl.Float:
		s.floatType(t)
	case dsl.Bytes:
		s.bounds("MinLength", t.MinLength, "MaxLength", t.MaxLength)
	case dsl.Const:
		if t == "" {
			s.problem("%s is an empty constant", field)
		}
	case dsl.Array:
		s.bounds("Min", t.Min, "Max", t.Max)
		s.nullable(t.Nullable, t.Of)
		c.schema(s.field("Of"), "Of", t.Of)
	case dsl.Map:
		s.nullable(t.Nullable, t.Of)
		c.schema(s.field("Of"), "Of", t.Of)
	case dsl.OneOf:
		s.oneOf(t)
	case dsl.Ref:
		c.ref(s, t)
	case dsl.File, dsl.List, dsl.DeepObject, dsl.Binary, dsl.PlainText, dsl.Location:
		s.problem("%s is %s, which JSON cannot hold", field, kindOf(t))
	default:
		if !reading.IsSchema(t) {
			s.problem("%s is %s", field, oddity(t))
		}
	}
}

func (s subject) stringType(t dsl.String) {
	sound := s.bounds("MinLength", t.MinLength, "MaxLength", t.MaxLength)
	if _, err := regexp.Compile(t.Pattern); err != nil {
		s.field("Pattern").problem("Pattern is invalid: %v", err)
		sound = false
	}
	if t.Format != "" && reading.Format(t.Format) == nil {
		s.field("Format").problem("Format %q is not one of %s", t.Format, strings.Join(reading.FormatNames(), ", "))
		sound = false
	}
	if sound {
		s.defaultValue(t)
	}
}

// bounds checks the bounds of a length, and reports whether they make sense.
func (s subject) bounds(lowField string, low *int, highField string, high *int) bool {
	sound := true
	for _, bound := range []struct {
		field string
		value *int
	}{{lowField, low}, {highField, high}} {
		if bound.value != nil && *bound.value < 0 {
			s.field(bound.field).problem("%s %d is negative", bound.field, *bound.value)
			sound = false
		}
	}
	if sound && low != nil && high != nil && *low > *high {
		s.field(lowField).problem("%s %d is greater than %s %d", lowField, *low, highField, *high)
		sound = false
	}
	return sound
}

// nullable reports items that may be null by themselves.
func (s subject) nullable(nullable bool, of dsl.Schema) {
	if nullable && isRaw(of) {
		s.field("Nullable").problem("Nullable says nothing of raw JSON, which may be null anyway")
	}
}

// defaultValue reports a default that its own type does not allow.
func (s subject) defaultValue(t dsl.Schema) {
	value, ok := reading.Default(t)
	if rule := reading.Broken(t, value); ok && rule != "" {
		s.field("Default").problem("default %s %s", shown(value), rule)
	}
}

func wholeType[N int | int64 | uint64](s subject, t dsl.Schema, low, high *N) {
	if low != nil && high != nil && *low > *high {
		s.field("Min").problem("Min %d is greater than Max %d", *low, *high)
		return
	}
	s.defaultValue(t)
}

func (s subject) floatType(t dsl.Float) {
	for _, bound := range []struct {
		field string
		value *float64
	}{{"Min", t.Min}, {"Max", t.Max}, {"Above", t.Above}, {"Below", t.Below}, {"Default", t.Default}} {
		if bound.value != nil && (math.IsNaN(*bound.value) || math.IsInf(*bound.value, 0)) {
			s.field(bound.field).problem("%s %v is not a JSON number", bound.field, *bound.value)
			return
		}
	}
	switch low, high := cmp.Or(t.Min, t.Above), cmp.Or(t.Max, t.Below); {
	case t.Min != nil && t.Above != nil:
		s.field("Above").problem("there is a Min already")
	case t.Max != nil && t.Below != nil:
		s.field("Below").problem("there is a Max already")
	case t.Min != nil && t.Max != nil && *t.Min > *t.Max:
		s.field("Min").problem("Min %v is greater than Max %v", *t.Min, *t.Max)
	case (t.Above != nil || t.Below != nil) && low != nil && high != nil && *low >= *high:
		s.problem("no number is between the bounds %v and %v", *low, *high)
	default:
		s.defaultValue(t)
	}
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
