package importer

import (
	"regexp"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/sample"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// textFormats are the formats that texts have.
var textFormats = map[string]bool{
	"date-time": true, "date": true, "uuid": true, "uri": true, "url": true, "email": true, "byte": true,
	"base64": true, "binary": true, "decimal": true, "password": true, "hostname": true, "ipv4": true, "ipv6": true,
	"uri-reference": true, "time": true, "duration": true, "regex": true,
}

// checkedFormats are the formats of texts that a request is checked for.
var checkedFormats = map[string]dsl.Format{
	"uuid": dsl.UUID, "email": dsl.Email, "uri": dsl.URI, "url": dsl.URI, "hostname": dsl.Hostname,
	"ipv4": dsl.IPv4, "ipv6": dsl.IPv6,
}

// text converts a text.
func (s *schemas) text(c conjunction) dsl.Schema {
	format := c.get("format")
	t := dsl.String{Pattern: s.pattern(c)}
	t.MinLength, t.MaxLength = s.lengths(c, "minLength", "maxLength")
	t.Format = checkedFormats[format.Text()]
	t = s.satisfiable(c, t)
	s.countedInBytes(c, t)
	whole := t.Pattern == "" && t.MinLength == nil && t.MaxLength == nil
	switch name := format.Text(); {
	case name == "":
	case name == "date-time" && whole:
		return dsl.DateTime{}
	case name == "date" && whole:
		return dsl.Date{}
	case (name == "byte" || name == "base64") && t.Pattern == "":
		return s.bytes(c, t)
	case name == "decimal" && whole:
		return dsl.Decimal{Quoted: true}
	case name == "password":
		t.Sensitive = true
	case t.Format != "":
	default:
		s.approximated(format, "format "+name, "it is read as any text, and not checked")
	}
	return t
}

// satisfiable leaves out the rules of a text that no example could be made up for:
// first the lengths, then the pattern.
func (s *schemas) satisfiable(c conjunction, t dsl.String) dsl.String {
	const why = "no text was found that satisfies it and the other rules, so that it is not checked"
	if _, ok := sample.Text(t, ""); ok {
		return t
	}
	for _, bound := range []struct {
		key string
		n   **int
	}{{"minLength", &t.MinLength}, {"maxLength", &t.MaxLength}} {
		if *bound.n != nil {
			n := c.get(bound.key)
			s.dropped(n, bound.key+shownValue(n), why)
			*bound.n = nil
		}
	}
	if _, ok := sample.Text(t, ""); !ok {
		s.dropped(c.get("pattern"), "pattern "+c.get("pattern").Text(), why)
		t.Pattern = ""
	}
	return t
}

// countedInBytes notes bounds that count characters in a document and bytes in a
// description, which makes a difference for texts beyond ASCII.
func (s *schemas) countedInBytes(c conjunction, t dsl.String) {
	for _, bound := range []struct {
		key string
		n   *int
	}{{"minLength", t.MinLength}, {"maxLength", t.MaxLength}} {
		if bound.n != nil && *bound.n > 1 {
			n := c.get(bound.key)
			s.kept(n, bound.key+shownValue(n), "it counts the bytes of the text, where the document counts characters")
		}
	}
}

// bytes converts data in base64, the bounds of whose text become those of the data.
func (s *schemas) bytes(c conjunction, t dsl.String) dsl.Schema {
	for _, key := range []string{"minLength", "maxLength"} {
		if n := c.get(key); n != nil {
			s.approximated(n, key+shownValue(n), "it counts the text in base64, and the field holds the data")
		}
	}
	return dsl.Bytes{MinLength: decodedLength(t.MinLength), MaxLength: decodedLength(t.MaxLength)}
}

// decodedLength is how many bytes a text of base64 stands for.
func decodedLength(n *int) *int {
	if n == nil {
		return nil
	}
	return new(*n / 4 * 3)
}

// pattern returns the pattern of a text, if it is one that RE2 knows.
func (s *schemas) pattern(c conjunction) string {
	n := c.get("pattern")
	if n == nil {
		return ""
	}
	if _, err := regexp.Compile(n.Text()); err != nil {
		s.dropped(n, "pattern "+n.Text(), "RE2 has no such expression, so that it is not checked")
		return ""
	}
	return n.Text()
}

// lengths reads two bounds of a length or a count, of which the lower is not more
// than the upper.
func (s *schemas) lengths(c conjunction, low, high string) (least, most *int) {
	least, most = s.length(c.get(low)), s.length(c.get(high))
	if least != nil && *least > longestMadeUp[low] {
		s.dropped(c.get(low), low+shownValue(c.get(low)), "no example is made up that long, so that it is not checked")
		least = nil
	}
	if least != nil && most != nil && *least > *most {
		s.dropped(c.get(low), low+shownValue(c.get(low)), "it is more than "+high+shownValue(c.get(high)))
		least = nil
	}
	if least != nil && *least == 0 {
		least = nil
	}
	return least, most
}

// length reads a number that is not negative.
func (s *schemas) length(n *openapi.Node) *int {
	if n == nil {
		return nil
	}
	count, ok := integer(n.Text())
	if !ok || count < 0 || count > maxLength {
		s.dropped(n, "bound"+shownValue(n), "it is no count of 31 bits")
		return nil
	}
	return new(int(count))
}

const maxLength = 1<<31 - 1

// longestMadeUp are the lengths that examples have at most.
var longestMadeUp = map[string]int{"minLength": 1 << 16, "minItems": 1 << 10}

// integer reads a whole number as documents write it, such as 10 or 1e3 or 10.0.
func integer(text string) (int64, bool) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n, true
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || x != float64(int64(x)) || x >= 1<<63 || x < -1<<63 {
		return 0, false
	}
	return int64(x), true
}

// withDefault returns a type with the default that the schema has, where the type
// can have one.
func (s *schemas) withDefault(t dsl.Schema, n *openapi.Node) dsl.Schema {
	out, why := defaulted(t, n)
	if why == "" {
		if rule := brokenDefault(out); rule != "" {
			why = "it " + rule
		}
	}
	if why != "" && n.Kind() != openapi.Null {
		n.Mark()
		s.dropped(n, "default"+shownValue(n), why)
		return t
	}
	if why != "" {
		return t
	}
	return out
}

func brokenDefault(t dsl.Schema) string {
	v, ok := reading.Default(t)
	if !ok {
		return ""
	}
	return reading.Broken(t, v)
}

// noDefault is why a type has no default, whatever that is.
const noDefault = "fields of this type have no default"

// defaulted is withDefault, which says why there is none.
func defaulted(t dsl.Schema, n *openapi.Node) (out dsl.Schema, why string) {
	whole, isWhole := integer(n.Text())
	isWhole = isWhole && n.Kind() == openapi.Number
	const otherKind = "it is not of the kind of value that the schema takes"
	switch t := t.(type) {
	case dsl.String:
		if n.Kind() == openapi.String {
			t.Default = new(n.Text())
			return t, ""
		}
	case dsl.Bool:
		if n.Kind() == openapi.Bool {
			t.Default = new(n.Bool())
			return t, ""
		}
	case dsl.Int:
		if isWhole {
			t.Default = new(int(whole))
			return t, ""
		}
	case dsl.Int64:
		if isWhole {
			t.Default = new(whole)
			return t, ""
		}
	case dsl.Uint64:
		if x, err := strconv.ParseUint(n.Text(), 10, 64); err == nil {
			t.Default = new(x)
			return t, ""
		}
	case dsl.Float:
		if x, err := strconv.ParseFloat(n.Text(), 64); err == nil && n.Kind() == openapi.Number {
			t.Default = new(x)
			return t, ""
		}
	case *dsl.Enum:
		return defaultedEnum(t, n, otherKind)
	case dsl.OneOf:
		return defaultedEnum(t.Enum, n, otherKind)
	case dsl.Const:
		if n.Text() == string(t) {
			return t, ""
		}
	case dsl.ConstInt:
		if isWhole && whole == int64(t) {
			return t, ""
		}
	case dsl.ConstBool:
		if n.Kind() == openapi.Bool && n.Bool() == bool(t) {
			return t, ""
		}
	default:
		return t, noDefault
	}
	return t, otherKind
}

// defaultedEnum narrows an enum to have a default.
func defaultedEnum(e *dsl.Enum, n *openapi.Node, otherKind string) (out dsl.Schema, why string) {
	switch {
	case n.Kind() != openapi.String:
		return e, otherKind
	case n.Text() == "":
		return e, "an empty text is no default of an enum"
	}
	return dsl.OneOf{Enum: e, Default: n.Text()}, ""
}
