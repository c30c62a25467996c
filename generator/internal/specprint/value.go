package specprint

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// width is the longest line, tabs counted as four columns.
const width = 120

// printer prints the values of one package.
type printer struct {
	names   map[any]string // of declared pointers and constants
	imports map[string]bool
	parts   map[string]string // of the declaration that is being printed
}

// place is the context of a value.
type place struct {
	path   string // within the declaration
	indent int    // tabs
	column int    // columns that are taken on the line
}

func (at place) deeper(path string, column int) place {
	return place{path: path, indent: at.indent + 1, column: (at.indent+1)*4 + column}
}

// value prints v, whose type follows from the context unless typed is set.
func (p *printer) value(v reflect.Value, typed bool, at place) string {
	if name, ok := p.parts[at.path]; ok {
		return name
	}
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() { // of a map or a list
			return "nil"
		}
		return p.value(v.Elem(), true, at)
	case reflect.Pointer:
		if name, ok := p.names[v.Interface()]; ok {
			return name
		}
	}
	return p.written(v, typed, at)
}

// written prints v itself, whatever its name is.
func (p *printer) written(v reflect.Value, typed bool, at place) string {
	t := v.Type()
	switch {
	case t == reflect.TypeFor[time.Duration]():
		return p.duration(time.Duration(v.Int()))
	case t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct:
		if !typed {
			return p.written(v.Elem(), false, at)
		}
		at.column++
		return "&" + p.written(v.Elem(), true, at)
	case t.Kind() == reflect.Pointer:
		at.column += len("new(")
		return "new(" + p.pointed(v.Elem(), at) + ")"
	case t.Kind() == reflect.Struct:
		return p.composite(p.prefix(t, typed), p.fields(v), at)
	case t.Kind() == reflect.Slice:
		return p.composite(p.prefix(t, typed), p.items(v), at)
	case t.Kind() == reflect.Map:
		return p.composite(p.prefix(t, typed), p.entries(v), at)
	}
	return p.scalar(v, typed, at)
}

// pointed prints the argument of new, with its type.
func (p *printer) pointed(v reflect.Value, at place) string {
	text := p.scalar(v, true, at)
	if v.Kind() == reflect.Int || v.Kind() == reflect.Bool || v.Kind() == reflect.String ||
		strings.ContainsAny(text, ".(e") {
		return text
	}
	return v.Type().String() + "(" + text + ")"
}

// scalar prints strings, numbers and booleans; named types that do not follow
// from the context are conversions.
func (p *printer) scalar(v reflect.Value, typed bool, at place) string {
	named := v.Type().PkgPath() != ""
	if named {
		if name, ok := p.names[v.Interface()]; ok {
			return name
		}
		if name, ok := constants[v.Interface()]; ok {
			return p.qualified(v.Type(), name)
		}
	}
	begin, end := "", ""
	if named && typed {
		begin, end = p.typeName(v.Type())+"(", ")"
		at.column += len(begin)
	}
	switch {
	case v.Kind() == reflect.String:
		return begin + p.text(v.String(), at) + end
	case v.CanInt():
		return begin + strconv.FormatInt(v.Int(), 10) + end
	case v.CanUint():
		return begin + strconv.FormatUint(v.Uint(), 10) + end
	case v.CanFloat():
		return begin + strconv.FormatFloat(v.Float(), 'g', -1, 64) + end
	default:
		return begin + fmt.Sprint(v) + end
	}
}

// part is an element of a composite literal.
type part struct {
	key   string // with its colon; empty in a slice
	print func(at place) string
	path  string // below the literal's
}

func (p *printer) fields(v reflect.Value) []part {
	var parts []part
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if v.Field(i).IsZero() {
			continue
		}
		parts = append(parts, part{
			key: f.Name + ": ", path: f.Name,
			print: func(at place) string { return p.value(v.Field(i), true, at) },
		})
	}
	return parts
}

func (p *printer) items(v reflect.Value) []part {
	var parts []part
	for i := range v.Len() {
		parts = append(parts, part{
			path:  fmt.Sprintf("[%d]", i),
			print: func(at place) string { return p.value(v.Index(i), false, at) },
		})
	}
	return parts
}

func (p *printer) entries(v reflect.Value) []part {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	var parts []part
	for _, k := range keys {
		parts = append(parts, part{
			key:   strconv.Quote(k.String()) + ": ",
			print: func(at place) string { return p.value(v.MapIndex(k), false, at) },
		})
	}
	return parts
}

// composite prints a literal on one line if it fits, or else one part a line.
func (p *printer) composite(prefix string, parts []part, at place) string {
	flat := prefix + "{"
	for i, e := range parts {
		if i > 0 {
			flat += ", "
		}
		flat += e.key + e.print(place{path: join(at.path, e.path), indent: at.indent})
	}
	flat += "}"
	if !strings.Contains(flat, "\n") && at.column+columns(flat) < width || len(parts) == 0 {
		return flat
	}
	var b strings.Builder
	b.WriteString(prefix + "{\n")
	key := 0 // the widest, to which the others will be aligned
	for _, e := range parts {
		key = max(key, columns(e.key))
	}
	for _, e := range parts {
		below := at.deeper(join(at.path, e.path), columns(e.key)+1)
		text := e.print(below)
		if aligned := below.column + key - columns(e.key); !strings.Contains(text, "\n") &&
			aligned+columns(text) > width {
			below.column = aligned
			text = e.print(below)
		}
		b.WriteString(strings.Repeat("\t", at.indent+1) + e.key + text + ",\n")
	}
	b.WriteString(strings.Repeat("\t", at.indent) + "}")
	return b.String()
}

func join(path, below string) string {
	if path == "" || below == "" || strings.HasPrefix(below, "[") {
		return path + below
	}
	return path + "." + below
}
