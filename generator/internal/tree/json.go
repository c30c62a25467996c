package tree

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// JSON writes a value as JSON, indented, with a line break at the end.
func JSON(value any) ([]byte, error) {
	text, err := Compact(value)
	if err != nil {
		return nil, err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, text, "", "  "); err != nil {
		return nil, err
	}
	indented.WriteByte('\n')
	return indented.Bytes(), nil
}

// Compact writes a value as JSON without spaces.
func Compact(value any) ([]byte, error) {
	var b bytes.Buffer
	err := writeJSON(&b, value)
	return b.Bytes(), err
}

func writeJSON(b *bytes.Buffer, value any) error {
	switch v := value.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case int:
		b.WriteString(strconv.Itoa(v))
	case Number:
		b.WriteString(string(v))
	case string:
		return writeText(b, v)
	case List:
		b.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeJSON(b, item); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case Map:
		return writeMap(b, v)
	default:
		return fmt.Errorf("a value of type %T is none of a document's", value)
	}
	return nil
}

func writeMap(b *bytes.Buffer, m Map) error {
	b.WriteByte('{')
	for i, e := range m {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := writeText(b, e.Key); err != nil {
			return err
		}
		b.WriteByte(':')
		if err := writeJSON(b, e.Value); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return nil
}

// writeText writes a string without escapes for HTML, which people read.
func writeText(b *bytes.Buffer, text string) error {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the line break
	return nil
}
