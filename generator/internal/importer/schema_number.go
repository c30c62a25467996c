package importer

import (
	"math"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// bound is a bound of a number.
type bound struct {
	n        *openapi.Node
	excluded bool
}

// boundOf reads a bound, which 3.0 excludes by a truth value beside it, and 3.1 by
// another keyword for it.
func boundOf(c conjunction, key, excluded string) bound {
	beside := c.get(excluded)
	if beside.Kind() == openapi.Number {
		c.get(key) // the excluded one is the stricter of both, or the document says it twice
		return bound{beside, true}
	}
	return bound{c.get(key), truth(beside)}
}

// whole converts a whole number: of 64 bits, unless the document says that 32 are
// enough, and a time if it says so.
func (s *schemas) whole(c conjunction, at place) dsl.Schema {
	low, high := boundOf(c, "minimum", "exclusiveMinimum"), boundOf(c, "maximum", "exclusiveMaximum")
	format := c.get("format")
	least, most := s.wholeBound(low, 1), s.wholeBound(high, -1)
	if least != nil && most != nil && *least > *most {
		s.dropped(low.n, "minimum"+shownValue(low.n), "no number is between it and the maximum")
		least = nil
	}
	if t := s.instant(c, at); t != nil && least == nil && most == nil {
		return t
	}
	switch name := format.Text(); name {
	case "int32", "int16", "int8", "uint8", "uint16":
		return dsl.Int{Min: narrow(least), Max: narrow(most)}
	case "uint64", "uint32", "uint":
		return dsl.Uint64{Min: unsigned(least), Max: unsigned(most)}
	case "", "int64", "int":
	default:
		s.approximated(format, "format "+name, "it is read as a whole number of 64 bits")
	}
	return dsl.Int64{Min: least, Max: most}
}

// wholeBound is a bound of whole numbers, which is moved by a step if it is
// excluded.
func (s *schemas) wholeBound(b bound, step int64) *int64 {
	if b.n == nil {
		return nil
	}
	limit, ok := integer(b.n.Text())
	if !ok {
		x, err := strconv.ParseFloat(b.n.Text(), 64)
		switch {
		case err == nil && math.Abs(x) < 1<<62 && step > 0:
			return new(int64(math.Ceil(x)))
		case err == nil && math.Abs(x) < 1<<62:
			return new(int64(math.Floor(x)))
		}
		s.dropped(b.n, "bound"+shownValue(b.n), "it is outside of 64 bits")
		return nil
	}
	if b.excluded {
		if limit == math.MaxInt64 && step > 0 || limit == math.MinInt64 && step < 0 {
			s.dropped(b.n, "bound"+shownValue(b.n), "no number of 64 bits is beyond it")
			return nil
		}
		limit += step
	}
	return &limit
}

// narrow is a bound as an int, which has 32 bits on some machines.
func narrow(n *int64) *int {
	if n == nil || *n != int64(int32(*n)) {
		return nil // every number of 32 bits is within it, or the document contradicts itself
	}
	return new(int(*n))
}

func unsigned(n *int64) *uint64 {
	if n == nil || *n <= 0 {
		return nil
	}
	return new(uint64(*n))
}

// number converts a number that may have a fraction.
func (s *schemas) number(c conjunction, at place) dsl.Schema {
	low, high := boundOf(c, "minimum", "exclusiveMinimum"), boundOf(c, "maximum", "exclusiveMaximum")
	format := c.get("format")
	switch name := format.Text(); name {
	case "decimal":
		if low.n == nil && high.n == nil {
			return dsl.Decimal{}
		}
		s.approximated(format, "format decimal", "numbers with bounds are read as float64")
	case "", "float", "double":
	case "int64", "int32", "integer":
		return s.whole(c, at)
	default:
		s.approximated(format, "format "+name, "it is read as a number")
	}
	var t dsl.Float
	least, most := s.floatBound(low), s.floatBound(high)
	if least != nil && most != nil && (*least > *most || *least == *most && (low.excluded || high.excluded)) {
		s.dropped(low.n, "minimum"+shownValue(low.n), "no number is between it and the maximum")
		least = nil
	}
	if low.excluded {
		t.Above = least
	} else {
		t.Min = least
	}
	if high.excluded {
		t.Below = most
	} else {
		t.Max = most
	}
	return t
}

func (s *schemas) floatBound(b bound) *float64 {
	if b.n == nil {
		return nil
	}
	x, err := strconv.ParseFloat(b.n.Text(), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		s.dropped(b.n, "bound"+shownValue(b.n), "it is no number of 64 bits")
		return nil
	}
	return &x
}
