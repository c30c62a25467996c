package twin

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
)

// folds reports whether a key in data differs from a declared one only in case.
// Only there, models and encoding/json differ on purpose.
func folds(data []byte, keys map[string]bool) bool {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	for {
		token, err := dec.Token()
		if err != nil {
			return false
		}
		text, ok := token.(string)
		if !ok || keys[text] {
			continue
		}
		for k := range keys {
			if strings.EqualFold(k, text) {
				return true
			}
		}
	}
}

// allKeys returns the declared keys of a twin and of the twins in it.
func allKeys(t reflect.Type, keys map[string]bool, seen map[reflect.Type]bool) {
	if seen[t] {
		return
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		allKeys(t.Elem(), keys, seen)
	case reflect.Struct:
		for i := range t.NumField() {
			if k := key(t.Field(i)); k != "" {
				keys[k] = true
			}
			allKeys(t.Field(i).Type, keys, seen)
		}
	}
}
