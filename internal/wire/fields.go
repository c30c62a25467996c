package wire

import (
	"encoding/json"
	"reflect"
	"sync"
	"sync/atomic"
	"time"
)

// Fields describe an object of JSON: its fields, in the order in which a server is
// expected to send them and in which they are written. A model pairs them with the
// places where it keeps the values:
//
//	var fieldsOfTask = wire.Fields{List: []wire.Field{
//		{Key: "id", Type: &wire.String},
//		{Key: "due", Type: &wire.Int64, Optional: true},
//	}}
//
//	func (t *Task) UnmarshalWire(dec *wire.Decoder) error {
//		dec.Fields(&fieldsOfTask, &t.Extra, &t.ID, &t.Due.value, &t.Due.state)
//		return dec.Err()
//	}
//
// The compiler lays a table out as data, and needs far less time for it than for a
// method with a few lines for each field, which is hardly faster.
type Fields struct {
	List []Field

	once  sync.Once
	table *keyTable // see keys
}

// A Field is one field of an object. The place of one is a pointer to the value,
// and of an optional one a pointer to its [State] too.
type Field struct {
	Key  string // as it appears between quotes
	Type Type

	Optional bool // absent, null or set, as the state says
	Required bool // written in any case: as null if it is optional and absent
	OmitZero bool // not written if it is the zero value
	ReadOnly bool // not written in requests

	Text   string   // the usual text of a Const, which needs no escape
	Number int64    // the usual number of a ConstInt
	Known  []string // the values of an Enum that cost no memory, which need no escape
	Item   *Field   // an item of a ListOf, or a value of a MapOf

	// Places returns the place and the state of an item that may be null, from
	// where the list has it.
	Places func(item any) (place any, state *State)

	empty atomic.Value // see emptyList
}

// A Type reads and writes the values of fields. The linker drops the methods that
// write from a program that only reads.
type Type interface {
	read(d *Decoder, f *Field, place any)
	write(b []byte, f *Field, place any, request bool) ([]byte, error)
}

// quick marks the types of most fields, which are read without a call through a
// pointer.
type quick uint8

const (
	quickNull quick = iota + 1 // whatever the type
	quickString
	quickConst
	quickEnum
	quickInt64
	quickBool
	quickValue
)

// quickOf returns the mark of a type, or 0.
func quickOf(t Type) quick {
	switch t.(type) {
	case *stringType:
		return quickString
	case *constType:
		return quickConst
	case *enumType:
		return quickEnum
	case *int64Type:
		return quickInt64
	case *boolType:
		return quickBool
	case *valueType:
		return quickValue
	}
	return 0
}

// State says whether an optional field has a value.
type State uint8

// The states of an optional field.
const (
	Absent State = iota
	IsNull
	IsSet
)

// Fields decodes the next value, an object, to the places of its fields, and keeps
// the fields that it does not know in extra, unless that is nil. Null changes
// nothing.
func (d *Decoder) Fields(f *Fields, extra *map[string]json.RawMessage, places ...any) {
	lead, _ := d.open('{', "an object")
	table := f.keys()
	obj := object{field: unknown, last: unknown, d: d, table: table, rows: table.rows, lead: lead}
	for obj.next() {
		if obj.field == unknown {
			d.unknown(extra)
			continue
		}
		for {
			r := &obj.rows[obj.field]
			place, quick := places[r.place], r.quick
			if r.optional {
				state := places[r.place+1].(*State)
				if *state != Absent {
					forget(place)
				}
				*state = IsSet
				if d.Null() {
					*state, quick = IsNull, quickNull
				}
			}
			switch quick {
			case quickNull:
			case quickString:
				d.String(place.(*string))
			case quickConst:
				d.Const(place.(*string), r.of.Text)
			case quickEnum:
				d.Enum(place.(*string), r.of.Known)
			case quickInt64:
				d.Int64(place.(*int64))
			case quickBool:
				d.Bool(place.(*bool))
			case quickValue:
				d.Value(place.(Unmarshaler))
			default:
				r.of.Type.read(d, r.of, place)
			}
			if !obj.then() {
				break
			}
		}
	}
}

// forget sets a value that was read before to the zero value.
func forget(place any) { reflect.ValueOf(place).Elem().SetZero() }

// item reads an item of a list, or a value of a map.
func (d *Decoder) item(f *Field, place any) {
	if f.Places != nil {
		value, state := f.Places(place)
		if *state != Absent {
			forget(value)
		}
		if d.Null() {
			*state = IsNull
			return
		}
		*state, place = IsSet, value
	}
	f.Type.read(d, f, place)
}

// AppendFields appends an object with the values at the places of its fields, and
// the fields in extra that it does not have.
func AppendFields(b []byte, f *Fields, extra map[string]json.RawMessage, places ...any) ([]byte, error) {
	return f.append(b, false, extra, places)
}

// AppendRequestFields is AppendFields as requests hold the object, without the
// fields that only responses have.
func AppendRequestFields(b []byte, f *Fields, extra map[string]json.RawMessage, places ...any) ([]byte, error) {
	return f.append(b, true, extra, places)
}

func (f *Fields) append(b []byte, request bool, extra map[string]json.RawMessage, places []any) ([]byte, error) {
	start, table := len(b), f.keys()
	for i := range f.List {
		field, at := &f.List[i], table.rows[i].place
		if request && field.ReadOnly || field.omits(places[at:]) {
			continue
		}
		b = append(b, table.rows[i].key...)
		if field.Optional && *places[at+1].(*State) != IsSet {
			b = AppendNull(b)
			continue
		}
		var err error
		if b, err = field.Type.write(b, field, places[at], request); err != nil {
			return nil, err
		}
	}
	b, err := appendExtra(b, extra, f)
	if err != nil {
		return nil, err
	}
	return CloseObject(b, start), nil
}

// omits reports whether the field is not written.
func (f *Field) omits(places []any) bool {
	switch {
	case f.Optional:
		return !f.Required && *places[1].(*State) == Absent
	case !f.OmitZero:
		return false
	}
	if t, ok := places[0].(*time.Time); ok {
		return t.IsZero()
	}
	return reflect.ValueOf(places[0]).Elem().IsZero()
}

// appendItem appends an item of a list, or a value of a map.
func appendItem(b []byte, f *Field, place any, request bool) ([]byte, error) {
	if f.Places != nil {
		value, state := f.Places(place)
		if *state != IsSet {
			return AppendNull(b), nil
		}
		place = value
	}
	return f.Type.write(b, f, place, request)
}

// at returns a place as a pointer to a T, which is the type of the value or the one
// that it is made of.
func at[T any](place any) *T {
	if p, ok := place.(*T); ok {
		return p
	}
	return converted[T](place)
}

// converted is at for a value of a named type.
func converted[T any](place any) *T {
	return reflect.ValueOf(place).Convert(reflect.TypeFor[*T]()).Interface().(*T)
}
