package resolve

import (
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// models plans the package of models: one file for each.
func (r *resolver) models() {
	m := &r.sdk.Models
	for _, model := range r.read.Models {
		switch s := model.Schema.(type) {
		case *dsl.Object:
			m.Objects = append(m.Objects, r.object(s))
		case *dsl.Enum:
			m.Enums = append(m.Enums, r.enum(s))
		case *dsl.IntEnum:
			m.Enums = append(m.Enums, intEnum(s))
		case *dsl.Union:
			m.Unions = append(m.Unions, r.union(s))
		}
	}
}

func (r *resolver) object(s *dsl.Object) *plan.Object {
	o := &plan.Object{
		GoName:    s.Name,
		Receiver:  receiver(s.Name),
		Doc:       prose.Join(defined(s.Name, s.Doc), keyText(s)),
		File:      naming.File(s.Name) + ".go",
		Extra:     true,
		Sensitive: r.read.IsSensitive(s),
	}
	for _, f := range s.Fields {
		field := &plan.Field{
			GoName:     reading.FieldName(f),
			Wire:       f.Name,
			Doc:        sentence(f.Doc),
			Deprecated: line(f.Deprecated),
			Type:       r.typeOf(f.Type),
			Required:   !f.Optional,
			Wrapped:    f.Optional || f.Nullable,
		}
		if f.Name == s.Key {
			o.Key = field
		}
		o.Fields = append(o.Fields, field)
	}
	return o
}

// keyText describes the field that a response must have.
func keyText(s *dsl.Object) string {
	if s.Key == "" {
		return ""
	}
	return "A response without its " + reading.FieldNamed(s.Fields, s.Key) + " is an error."
}

func (r *resolver) enum(s *dsl.Enum) *plan.Enum {
	e := &plan.Enum{
		GoName:   s.Name,
		Receiver: receiver(s.Name),
		Doc:      defined(s.Name, s.Doc),
		File:     naming.File(s.Name) + ".go",
	}
	for _, v := range s.Values {
		e.Values = append(e.Values, plan.EnumValue{
			GoName:     reading.ConstName(s, v),
			Wire:       v.Value,
			Doc:        sentence(v.Doc),
			Deprecated: line(v.Deprecated),
		})
	}
	return e
}

func intEnum(s *dsl.IntEnum) *plan.Enum {
	e := &plan.Enum{
		GoName:   s.Name,
		Receiver: receiver(s.Name),
		Doc:      defined(s.Name, s.Doc),
		File:     naming.File(s.Name) + ".go",
		Numbers:  true,
	}
	for _, v := range s.Values {
		e.Values = append(e.Values, plan.EnumValue{
			GoName:     reading.IntConstName(s, v),
			Wire:       strconv.Itoa(v.Value),
			Text:       reading.IntValueName(v),
			Doc:        sentence(v.Doc),
			Deprecated: line(v.Deprecated),
		})
	}
	return e
}

func (r *resolver) union(s *dsl.Union) *plan.Union {
	u := &plan.Union{
		GoName:        s.Name,
		Receiver:      receiver(s.Name),
		Doc:           defined(s.Name, s.Doc),
		File:          naming.File(s.Name) + ".go",
		Discriminator: s.Discriminator,
		Sensitive:     r.read.IsSensitive(s),
	}
	for _, v := range s.Variants {
		tag, _ := reading.Tag(v, s.Discriminator)
		u.Variants = append(u.Variants, plan.Variant{GoName: v.Name, Value: tag})
	}
	return u
}

// receiver returns the name of a type's receiver: its first letter, unless a method
// of the codec has a variable of that name.
func receiver(goName string) string {
	letter := strings.ToLower(goName[:1])
	if strings.Contains(codecLetters, letter) {
		return "m"
	}
	return letter
}

// codecLetters are the variables of one letter that methods with such a receiver
// declare: the value of an Optional, and the state of fmt.
const codecLetters = "fv"
