package reading

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// FieldName returns the Go name of a field: the given one, or the one derived
// from its name on the wire.
func FieldName(f dsl.Field) string { return cmp.Or(f.Go, naming.Exported(f.Name)) }

// ArgumentName returns the Go name of a path parameter as an argument.
func ArgumentName(p *dsl.PathParam) string { return cmp.Or(p.Go, naming.Unexported(p.Name)) }

// ConstName returns the Go name of a value of an enum.
func ConstName(e *dsl.Enum, v dsl.EnumValue) string {
	if v.Go != "" {
		return e.Name + v.Go
	}
	return naming.Const(e.Name, v.Value)
}

// CodeName returns the Go name of the constant of an error code.
func CodeName(c *dsl.ErrorCode) string {
	if c.Go != "" {
		return "Code" + c.Go
	}
	return naming.Const("Code", c.Code)
}

// IntConstName returns the Go name of a value of an enum of numbers.
func IntConstName(e *dsl.IntEnum, v dsl.IntEnumValue) string { return e.Name + IntValueName(v) }

// IntValueName returns what the name of the value has behind that of the enum.
func IntValueName(v dsl.IntEnumValue) string {
	return cmp.Or(v.Go, strings.Replace(strconv.Itoa(v.Value), "-", "Minus", 1))
}

// FieldNamed returns the Go name of the field of that name on the wire.
func FieldNamed(fields []dsl.Field, wire string) string {
	f, ok := Field(fields, wire)
	if !ok {
		return naming.Exported(wire)
	}
	return FieldName(f)
}
