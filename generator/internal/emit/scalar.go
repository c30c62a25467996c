package emit

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// scalarType is the Go type of a value with a form of its own on the wire, nil for
// other types.
func (e emitter) scalarType(t plan.Type) *jen.Statement {
	switch t.Kind {
	case plan.Int64, plan.ConstInt:
		return jen.Int64()
	case plan.Uint64:
		return jen.Uint64()
	case plan.ConstBool:
		return jen.Bool()
	case plan.DateTime:
		return jen.Qual("time", "Time")
	case plan.Bytes:
		return jen.Index().Byte()
	case plan.Date:
		return jen.Qual(e.sdk.Paths.Models, "Date")
	case plan.Decimal, plan.QuotedDecimal:
		return jen.Qual(e.sdk.Paths.Models, "Decimal")
	case plan.UnixSeconds:
		return jen.Qual(e.sdk.Paths.Models, "UnixSeconds")
	}
	return nil
}

// scalarText is scalarType as text; empty for other types.
func scalarText(t plan.Type) string {
	switch t.Kind {
	case plan.Int64, plan.ConstInt:
		return "int64"
	case plan.Uint64:
		return "uint64"
	case plan.ConstBool:
		return "bool"
	case plan.DateTime:
		return "time.Time"
	case plan.Bytes:
		return "[]byte"
	case plan.Date:
		return "models.Date"
	case plan.Decimal, plan.QuotedDecimal:
		return "models.Decimal"
	case plan.UnixSeconds:
		return "models.UnixSeconds"
	}
	return ""
}

// itemType is the Go type of an item of an array or a value of a map.
func (e emitter) itemType(t plan.Type) *jen.Statement {
	if t.Nullable {
		return jen.Qual(e.sdk.Paths.Models, "Optional").Types(e.goType(t))
	}
	return e.goType(t)
}

// decodeScalar reads such a value to where the expression place points, nil for
// other types.
func (e emitter) decodeScalar(place *jen.Statement, t plan.Type) *jen.Statement {
	dec := func(method string, place *jen.Statement) *jen.Statement { return jen.Id("dec").Dot(method).Call(place) }
	text := func() *jen.Statement { return jen.Parens(jen.Op("*").String()).Call(place) }
	switch t.Kind {
	case plan.Int64, plan.ConstInt:
		return dec("Int64", place)
	case plan.UnixSeconds:
		return dec("Int64", jen.Parens(jen.Op("*").Int64()).Call(place))
	case plan.Uint64:
		return dec("Uint64", place)
	case plan.ConstBool:
		return dec("Bool", place)
	case plan.DateTime:
		return dec("Time", place)
	case plan.Bytes:
		return dec("Bytes", place)
	case plan.Date:
		return dec("Date", text())
	case plan.Decimal:
		return dec("Decimal", text())
	case plan.QuotedDecimal:
		return dec("QuotedDecimal", text())
	}
	return nil
}

// scalarAppenders are the functions of package wire that write such values, and
// whether they can fail.
var scalarAppenders = map[plan.Kind]struct {
	name  string
	fails bool
}{
	plan.Int64:         {"AppendInt", false},
	plan.ConstInt:      {"AppendInt", false},
	plan.UnixSeconds:   {"AppendInt", false},
	plan.IntEnumOf:     {"AppendInt", false},
	plan.Uint64:        {"AppendUint", false},
	plan.ConstBool:     {"AppendBool", false},
	plan.Bytes:         {"AppendBytes", false},
	plan.DateTime:      {"AppendTime", true},
	plan.Date:          {"AppendDate", true},
	plan.Decimal:       {"AppendDecimal", true},
	plan.QuotedDecimal: {"AppendQuotedDecimal", true},
}

// usual is the value of a constant that is always on the wire: the one it usually
// has when the field holds none.
func (e emitter) usual(key jen.Code, field *jen.Statement, t plan.Type) *jen.Statement {
	buf := jen.Id("buf").Op("=")
	switch {
	case t.Kind == plan.ConstInt:
		return buf.Add(e.wirePkg("AppendConstInt")).Call(key, field, integer(t.Number))
	case t.Kind == plan.ConstBool && t.Truth:
		return buf.Add(e.wirePkg("AppendBool")).Call(key, jen.True())
	}
	return nil
}

// scalarCheck puts a value with a form of its own into the query, or checks one of
// the body: prefix says which. It is nil for other types.
//
//	r.Query().Time("since", p.Since, call.DateTime)
func (e emitter) scalarCheck(prefix string, f *plan.Field, value *jen.Statement) jen.Code {
	place := jen.Id("r").Dot("Checks").Call()
	if prefix != "Check" {
		place = jen.Id("r").Dot("Query").Call()
	}
	return e.scalarIn(place, jen.Lit(f.Wire), f, value)
}

// scalarIn is scalarCheck at a place, under a name.
func (e emitter) scalarIn(place *jen.Statement, name jen.Code, f *plan.Field, value *jen.Statement) jen.Code {
	with := func(method string, args ...jen.Code) jen.Code {
		return place.Clone().Dot(method).Call(append([]jen.Code{name}, args...)...)
	}
	checked := func(method string, value jen.Code) jen.Code {
		return with(method, append([]jen.Code{value}, e.callRules(f)...)...)
	}
	switch f.Type.Kind {
	case plan.Int64:
		return checked("Int64", value)
	case plan.Uint64:
		return checked("Uint64", value)
	case plan.UnixSeconds:
		return with("Int64", jen.Int64().Call(value))
	case plan.Date, plan.Decimal, plan.QuotedDecimal:
		return checked("String", jen.String().Call(value))
	case plan.ConstBool:
		return with("ConstBool", value, jen.Lit(f.Type.Truth))
	case plan.ConstInt, plan.IntEnumOf:
		if len(f.Rules) == 0 {
			return with("Int64", jen.Int64().Call(value))
		}
		if f.Type.Kind == plan.IntEnumOf {
			value = jen.Int64().Call(value)
		}
		return with("IntEnum", append([]jen.Code{value}, numbers(f.Rules[0].Values)...)...)
	case plan.DateTime:
		check := with("Time", value, e.callPkg("DateTime"))
		if len(f.Rules) == 0 {
			return check
		}
		given := jen.Op("!").Add(value.Clone()).Dot("IsZero").Call()
		return place.Clone().Dot("RequireOneOf").Call(given, name).Line().Add(check)
	case plan.RawJSON:
		return with("Raw", value)
	case plan.Bytes:
		return with("Size", jen.Len(value), jen.Lit(f.Rules[0].Min), jen.Lit(f.Rules[0].Max))
	case plan.Array:
		return e.callPkg("CheckList").Call(place, name, value, e.listRules(f), e.uniqueItem(f))
	}
	return nil
}

// callRules are the rules of a field as arguments.
func (e emitter) callRules(f *plan.Field) []jen.Code {
	var rules []jen.Code
	for _, r := range f.Rules {
		rules = append(rules, e.rule(f, r))
	}
	return rules
}

// listRules are the rules of a list.
func (e emitter) listRules(f *plan.Field) jen.Code {
	var fields []jen.Code
	for _, r := range f.Rules {
		switch {
		case r.Kind == plan.Unique:
			fields = append(fields, keyed("Unique", jen.True()))
		case r.Kind == plan.Count && r.Min > 0:
			fields = append(fields, keyed("Min", jen.Lit(r.Min)), keyed("Required", jen.True()))
		}
		if r.Kind == plan.Count && r.Max > 0 {
			fields = append(fields, keyed("Max", jen.Lit(r.Max)))
		}
	}
	return e.callPkg("List").Values(fields...)
}

// uniqueItem is the function that writes an item, where no two may be the same.
func (e emitter) uniqueItem(f *plan.Field) jen.Code {
	for _, r := range f.Rules {
		if r.Kind == plan.Unique {
			return e.encodeItem(*f.Type.Elem)
		}
	}
	return jen.Nil()
}

func numbers(texts []string) []jen.Code {
	var list []jen.Code
	for _, text := range texts {
		list = append(list, jen.Op(text))
	}
	return list
}

// scalarLiteral is a value with a form of its own, nil for other types.
func (e emitter) scalarLiteral(v plan.Literal) *jen.Statement {
	switch v.Type.Kind {
	case plan.Int64, plan.ConstInt, plan.UnixSeconds:
		return integer(v.Int)
	case plan.IntEnumOf:
		if v.Const != "" {
			return jen.Qual(e.sdk.Paths.Models, v.Const)
		}
		return integer(v.Int)
	case plan.Uint64:
		return jen.Op(strconv.FormatUint(v.Uint, 10))
	case plan.ConstBool:
		return jen.Lit(v.Bool)
	case plan.Bytes:
		return e.goType(v.Type).Call(jen.Lit(v.Text))
	case plan.DateTime:
		return timeLiteral(v)
	}
	return nil
}

// timeLiteral is an instant as a call of time.Date.
func timeLiteral(v plan.Literal) *jen.Statement {
	t := v.Time
	zone := jen.Qual("time", "UTC")
	if _, offset := t.Zone(); offset != 0 {
		zone = jen.Qual("time", "FixedZone").Call(jen.Lit(""), jen.Lit(offset))
	}
	var parts []jen.Code
	for _, n := range []int{t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond()} {
		parts = append(parts, jen.Lit(n))
	}
	return jen.Qual("time", "Date").Call(append(parts, zone)...)
}

// scalarTwin is a type that encoding/json reads into the same value, nil for other
// types.
func (e emitter) scalarTwin(t plan.Type) *jen.Statement {
	switch t.Kind {
	case plan.DateTime:
		return e.twinPkg("Time")
	case plan.Date:
		return e.twinPkg("Date")
	case plan.Decimal:
		return e.twinPkg("Decimal")
	case plan.QuotedDecimal:
		return e.twinPkg("QuotedDecimal")
	case plan.Bytes:
		return e.twinPkg("Bytes")
	case plan.UnixSeconds:
		return jen.Int64()
	case plan.IntEnumOf:
		return jen.Int()
	}
	return nil
}
