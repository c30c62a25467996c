package models

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Optional is a value that may be absent or null, which are different states.
// The zero Optional is absent.
type Optional[T any] struct {
	value T
	state wire.State
}

// Some returns an Optional that holds v.
func Some[T any](v T) Optional[T] {
	return Optional[T]{value: v, state: wire.IsSet}
}

// Null returns an Optional that is null.
func Null[T any]() Optional[T] {
	return Optional[T]{state: wire.IsNull}
}

// Get returns the value and whether there is one. If there is none, the value is
// the zero value.
func (o Optional[T]) Get() (T, bool) {
	return o.value, o.state == wire.IsSet
}

// Or returns the value, or fallback if there is none.
func (o Optional[T]) Or(fallback T) T {
	if o.state == wire.IsSet {
		return o.value
	}
	return fallback
}

// IsSet reports whether there is a value.
func (o Optional[T]) IsSet() bool {
	return o.state == wire.IsSet
}

// IsNull reports whether o is null, which is not the same as absent.
func (o Optional[T]) IsNull() bool {
	return o.state == wire.IsNull
}

// IsZero reports whether o is absent. The option omitzero of encoding/json uses
// it to omit a field.
func (o Optional[T]) IsZero() bool {
	return o.state == wire.Absent
}

// SetNull makes o null.
func (o *Optional[T]) SetNull() {
	if o.state != wire.Absent {
		*o = Optional[T]{}
	}
	o.state = wire.IsNull
}

// Ptr sets o to the zero value and returns a pointer to it.
func (o *Optional[T]) Ptr() *T {
	if o.state != wire.Absent {
		*o = Optional[T]{}
	}
	o.state = wire.IsSet
	return &o.value
}

// Format prints the value as fmt prints it, or <absent> or <null>.
func (o Optional[T]) Format(f fmt.State, verb rune) { format(f, verb, o.state, o.value) }

// format implements Format of an Optional with the value v, for all types.
func format(f fmt.State, verb rune, state wire.State, v any) {
	switch state {
	case wire.Absent:
		_, _ = io.WriteString(f, "<absent>")
	case wire.IsNull:
		_, _ = io.WriteString(f, "<null>")
	default:
		_, _ = fmt.Fprintf(f, fmt.FormatString(f, verb), v)
	}
}

// LogValue returns the value, or nil if there is none.
func (o Optional[T]) LogValue() slog.Value {
	if o.state != wire.IsSet {
		return slog.AnyValue(nil)
	}
	return slog.AnyValue(o.value)
}

// MarshalJSON returns the value as JSON, or null if there is none. Whether HTML
// is escaped depends on the encoder that calls it.
func (o Optional[T]) MarshalJSON() ([]byte, error) {
	if o.state != wire.IsSet {
		return []byte("null"), nil
	}
	return wire.Marshal(o.value)
}

// UnmarshalJSON decodes a value or null.
func (o *Optional[T]) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		o.SetNull()
		return nil
	}
	return json.Unmarshal(data, o.Ptr())
}
