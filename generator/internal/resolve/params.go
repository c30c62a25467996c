package resolve

import (
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// params plans the struct argument of an operation: its query parameters and the
// fields of its body.
func (r *resolver) params(in *plan.Resource, e endpoint) *plan.Params {
	if len(e.Query) == 0 && len(e.Body) == 0 {
		return nil
	}
	name := e.Name + "Params"
	p := &plan.Params{
		GoName:   name,
		File:     naming.File(name) + ".go",
		Receiver: "p",
		Doc:      name + " are the parameters of [Client." + e.Name + "]." + paramsHint(e),
	}
	for _, q := range e.Query {
		f := dsl.Field{Name: q.Name, Doc: q.Doc, Type: q.Type, Optional: !q.Required, Deprecated: q.Deprecated}
		p.Query = append(p.Query, r.paramField(in, f))
	}
	if len(e.Body) == 0 {
		return p
	}
	p.Optional = !e.BodyRequired
	p.Body = &plan.Object{
		GoName: name, Receiver: "p", Doc: p.Doc, Sensitive: r.sensitiveFields(e.Body, map[dsl.Schema]bool{}),
	}
	for _, f := range e.Body {
		p.Body.Fields = append(p.Body.Fields, r.paramField(in, f))
		p.Optional = p.Optional && f.Optional
	}
	return p
}

func paramsHint(e endpoint) string {
	for _, f := range e.Body {
		if !f.Optional {
			return ""
		}
	}
	for _, q := range e.Query {
		if q.Required {
			return ""
		}
	}
	if e.BodyRequired {
		return " The zero value sends an empty object, {}."
	}
	return " The zero value sends none of them."
}

func (r *resolver) paramField(in *plan.Resource, f dsl.Field) *plan.Field {
	field := &plan.Field{
		GoName:     naming.Exported(f.Name),
		Wire:       f.Name,
		Deprecated: line(f.Deprecated),
		Type:       r.typeOf(f.Type),
		Required:   !f.Optional,
		Nullable:   f.Nullable,
		Wrapped:    f.Nullable || f.Optional && zeroCanBeMeant(f.Type),
	}
	if field.Required && !field.Wrapped && isText(field.Type) && !zeroCanBeMeant(f.Type) {
		field.Rules = append(field.Rules, plan.Rule{Kind: plan.Required})
	}
	field.Rules = append(field.Rules, r.rulesOf(in, f.Type, field.Wrapped)...)
	field.Doc = joinSentences(sentence(f.Doc), constraintText(f.Type), defaultText(f.Type), requiredText(f))
	return field
}

// isText reports whether a value of the type is empty when it is missing, rather
// than outside a range.
func isText(t plan.Type) bool {
	switch t.Kind {
	case plan.String, plan.Secret, plan.EnumOf, plan.Const:
		return true
	default:
		return false
	}
}

// zeroCanBeMeant reports whether a caller may want to send the zero value of the
// schema's Go type, so that it cannot stand for "not sent". It cannot be meant
// when it breaks a rule or is what the server takes anyway.
func zeroCanBeMeant(s dsl.Schema) bool {
	switch s := s.(type) {
	case dsl.String:
		tooShort := s.MinLength != nil && *s.MinLength > 0
		isDefault := s.Default != nil && *s.Default == ""
		return !tooShort && !isDefault
	case dsl.Int:
		outside := s.Min != nil && *s.Min > 0 || s.Max != nil && *s.Max < 0
		isDefault := s.Default != nil && *s.Default == 0
		return !outside && !isDefault
	case dsl.Float:
		outside := s.Min != nil && *s.Min > 0 || s.Max != nil && *s.Max < 0
		isDefault := s.Default != nil && *s.Default == 0
		return !outside && !isDefault
	case dsl.Bool:
		return s.Default == nil || *s.Default
	case *dsl.Enum, dsl.OneOf, dsl.Const:
		return false
	default:
		return true
	}
}

// requiredText says what absence means where the wrapper allows it to be said.
func requiredText(f dsl.Field) string {
	switch {
	case !f.Optional && !f.Nullable:
		return joinSentences("Required.", nilText(f.Type))
	case !f.Optional:
		return "Required."
	case f.Nullable:
		return "It may be null."
	default:
		return ""
	}
}

// nilText says what becomes of a nil that stands for no null.
func nilText(s dsl.Schema) string {
	switch s.(type) {
	case dsl.Array:
		return "Nil is sent as []."
	case dsl.Map:
		return "Nil is sent as {}."
	default:
		return ""
	}
}

// constraintText says in prose which values are allowed.
func constraintText(s dsl.Schema) string {
	switch s := s.(type) {
	case dsl.Int:
		return rangeText(intText(s.Min), intText(s.Max), "")
	case dsl.Float:
		return rangeText(floatText(s.Min), floatText(s.Max), "")
	case dsl.String:
		if s.MinLength != nil && *s.MinLength <= 1 && s.MaxLength == nil {
			return ""
		}
		return rangeText(intText(s.MinLength), intText(s.MaxLength), " bytes")
	case dsl.OneOf:
		if len(s.Except) > 0 {
			var values []string
			for _, value := range s.Except {
				values = append(values, shown(value))
			}
			return "Not allowed: " + list(values, "and") + "."
		}
	}
	return ""
}

func rangeText(low, high, unit string) string {
	switch {
	case low != "" && high != "":
		return "From " + low + " to " + high + unit + "."
	case low != "":
		return "At least " + low + unit + "."
	case high != "":
		return "At most " + high + unit + "."
	default:
		return ""
	}
}

func intText(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func floatText(n *float64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatFloat(*n, 'g', -1, 64)
}

// defaultText says what the server takes when the parameter is not sent.
func defaultText(s dsl.Schema) string {
	value := ""
	switch s := s.(type) {
	case dsl.Int:
		value = intText(s.Default)
	case dsl.Float:
		value = floatText(s.Default)
	case dsl.String:
		if s.Default != nil {
			value = strconv.Quote(*s.Default)
		}
	case dsl.Bool:
		if s.Default != nil {
			value = strconv.FormatBool(*s.Default)
		}
	case dsl.OneOf:
		if s.Default != "" {
			value = shown(s.Default)
		}
	}
	if value == "" {
		return ""
	}
	return "The server's default is " + value + "."
}
