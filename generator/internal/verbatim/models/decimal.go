package models

import "github.com/seed-e19c5fb5/clerk-go/internal/wire"

// Decimal is an exact number, as the digits that it was written with: "12.50". The
// empty one is 0. The Rat and Float of math/big take the text as it is.
type Decimal string

// MarshalJSON writes the number.
func (d Decimal) MarshalJSON() ([]byte, error) {
	return wire.AppendDecimal(nil, d)
}

// UnmarshalJSON reads a number, or a string with a number in it.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	return wire.Unmarshal(data, decimal{d})
}

// decimal reads into a Decimal.
type decimal struct{ to *Decimal }

// UnmarshalWire reads a number, or a string with a number in it.
func (d decimal) UnmarshalWire(dec *wire.Decoder) error {
	dec.AnyDecimal((*string)(d.to))
	return dec.Err()
}
