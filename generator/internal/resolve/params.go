package resolve

import (
	"slices"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// params plans the struct argument of an operation: its query parameters and the
// fields of its body.
func (r *resolver) params(in *plan.Resource, e reading.Endpoint) *plan.Params {
	if !e.HasParams() {
		return nil
	}
	name := e.Name + "Params"
	p := &plan.Params{
		GoName: name,
		File:   naming.File(name) + ".go",
		Doc:    name + " are the parameters of [Client." + e.Name + "]." + paramsHint(e),

		Conditional: e.Conditional,
	}
	p.Query = r.paramFields(in, e.Query)
	p.Header = r.paramFields(in, e.Header)
	if e.Encoding != dsl.EncodeJSON {
		p.Form, p.Encoding = r.formFields(in, e.Body, e.Encoding)
		p.Optional = !slices.ContainsFunc(e.Body, func(f dsl.Field) bool { return !f.Optional })
		addTogether(p, p.Form, e)
		return p
	}
	if len(e.Body) == 0 {
		return p
	}
	p.Optional = !e.BodyRequired
	p.Body = &plan.Object{
		GoName: name, Receiver: "p", Doc: p.Doc, Sensitive: r.read.IsSensitive(&dsl.Object{Fields: e.Body}),
	}
	for _, f := range e.Body {
		p.Body.Fields = append(p.Body.Fields, r.paramField(in, f))
		p.Optional = p.Optional && f.Optional
	}
	addTogether(p, p.Body.Fields, e)
	return p
}

// addTogether adds the rules between the fields of a body.
func addTogether(p *plan.Params, fields []*plan.Field, e reading.Endpoint) {
	p.AtLeastOne = together(fields, e.AtLeastOne)
	p.Optional = p.Optional && len(p.AtLeastOne) == 0
	p.Together = togetherText(e.Body, e.AtLeastOne)
	p.Doc = prose.Join(p.Doc, p.Together)
}

func paramsHint(e reading.Endpoint) string {
	for _, f := range slices.Concat(e.QueryFields(), e.HeaderFields(), e.Body) {
		if !f.Optional {
			return ""
		}
	}
	if len(e.AtLeastOne) > 0 {
		return ""
	}
	if e.BodyRequired && len(e.Body) > 0 && e.Encoding == dsl.EncodeJSON {
		return " The zero value sends an empty object, {}."
	}
	if e.Encoding == dsl.EncodeMultipart {
		return " The zero value sends a form without fields."
	}
	return " The zero value sends none of them."
}

func (r *resolver) paramField(in *plan.Resource, f dsl.Field) *plan.Field {
	field := &plan.Field{
		GoName:     reading.FieldName(f),
		Wire:       f.Name,
		Deprecated: line(f.Deprecated),
		Type:       r.typeOf(f.Type),
		Required:   !f.Optional,
		Wrapped:    f.Nullable || f.Optional && !reading.ZeroIsAbsent(f.Type),
		Nullable:   f.Nullable,
	}
	if field.Required && !field.Wrapped && isText(field.Type) && reading.ZeroIsAbsent(f.Type) {
		field.Rules = append(field.Rules, plan.Rule{Kind: plan.Required})
	}
	field.Rules = append(field.Rules, r.rulesOf(in, f.Type, field.Wrapped)...)
	field.List = listOf(f.Type)
	field.Item = r.checkedItem(in, f.Type)
	field.Doc = prose.Join(sentence(f.Doc), constraboundText(f.Type), defaultText(f.Type), requiredText(f))
	return field
}

// isText reports whether a missing value of the type is an empty string.
func isText(t plan.Type) bool {
	switch t.Kind {
	case plan.String, plan.Secret, plan.EnumOf, plan.Const, plan.DateTime, plan.Date, plan.Decimal, plan.QuotedDecimal:
		return true
	default:
		return false
	}
}

// requiredText describes the meaning of absence if the wrapper can express it.
func requiredText(f dsl.Field) string {
	switch {
	case !f.Optional && !f.Nullable:
		return prose.Join("Required.", nilText(f.Type))
	case !f.Optional:
		return "Required."
	case f.Nullable:
		return "It may be null."
	default:
		return ""
	}
}

// nilText describes the meaning of nil if it does not stand for null.
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

// constraintText describes the allowed values.
func constraboundText(s dsl.Schema) string {
	switch s := s.(type) {
	case dsl.Int:
		return rangeText(boundText(s.Min), boundText(s.Max), "")
	case dsl.Float:
		return prose.Join(rangeText(boundText(s.Min), boundText(s.Max), ""), openText(s))
	case dsl.String:
		if s.MinLength != nil && *s.MinLength <= 1 && s.MaxLength == nil {
			return formatText(s.Format)
		}
		return prose.Join(rangeText(boundText(s.MinLength), boundText(s.MaxLength), " bytes"), formatText(s.Format))
	case dsl.List:
		return listText(s)
	case dsl.OneOf:
		if len(s.Except) > 0 {
			var values []string
			for _, value := range s.Except {
				values = append(values, shown(value))
			}
			return "Not allowed: " + prose.List(values) + "."
		}
	}
	return scalarText(s)
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

// boundText returns a bound in prose, empty when there is none.
func boundText[N int | int64 | uint64 | float64](bound *N) string {
	if bound == nil {
		return ""
	}
	return reading.Text(*bound)
}

// defaultText describes the server's default for a parameter that is not sent.
func defaultText(s dsl.Schema) string {
	value, ok := reading.Default(s)
	if !ok {
		return ""
	}
	text := reading.Text(value)
	switch s.(type) {
	case dsl.String:
		text = strconv.Quote(text)
	case dsl.OneOf:
		text = shown(text)
	}
	return "The server's default is " + text + "."
}
