package call

import (
	"fmt"
	"math"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// BetweenInt64 accepts lo to hi, both included.
func BetweenInt64(lo, hi int64) IntRule { return IntRule{lo: lo, hi: hi, hasLo: true, hasHi: true} }

// AtLeastInt64 accepts lo and more.
func AtLeastInt64(lo int64) IntRule { return IntRule{lo: lo, hasLo: true} }

// AtMostInt64 accepts hi and less.
func AtMostInt64(hi int64) IntRule { return IntRule{hi: hi, hasHi: true} }

// UintRule constrains an integer that is not negative.
type UintRule struct{ lo, hi uint64 }

// BetweenUint64 accepts lo to hi, both included.
func BetweenUint64(lo, hi uint64) UintRule { return UintRule{lo: lo, hi: hi} }

// AtLeastUint64 accepts lo and more.
func AtLeastUint64(lo uint64) UintRule { return UintRule{lo: lo, hi: math.MaxUint64} }

// AtMostUint64 accepts hi and less.
func AtMostUint64(hi uint64) UintRule { return UintRule{hi: hi} }

// Broken says what is wrong with v, or is empty.
func (r UintRule) Broken(v uint64) string {
	switch {
	case v >= r.lo && v <= r.hi:
		return ""
	case r.hi == math.MaxUint64:
		return fmt.Sprintf("is less than %d", r.lo)
	case r.lo == 0:
		return fmt.Sprintf("is more than %d", r.hi)
	}
	return fmt.Sprintf("is outside %d..%d", r.lo, r.hi)
}

// Above accepts numbers more than lo.
func Above(lo float64) FloatRule { return FloatRule{lo: lo, hasLo: true, open: true} }

// Below accepts numbers less than hi.
func Below(hi float64) FloatRule { return FloatRule{hi: hi, hasHi: true, open: true} }

// brokenOpen is Broken for a bound that is not accepted itself.
func (r FloatRule) brokenOpen(v float64) string {
	switch {
	case r.hasLo && v <= r.lo:
		return fmt.Sprintf("is not more than %g", r.lo)
	case r.hasHi && v >= r.hi:
		return fmt.Sprintf("is not less than %g", r.hi)
	}
	return ""
}

// floatText formats a finite number as JSON does.
func floatText(v float64) string {
	text, err := wire.AppendFloat(nil, v)
	if err != nil {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return string(text)
}
