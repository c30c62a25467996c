package expect

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// members returns the members of a JSON object; none for an empty text.
func members(text string) (map[string]json.RawMessage, error) {
	if text == "" {
		return nil, nil
	}
	var m map[string]json.RawMessage
	err := json.Unmarshal([]byte(text), &m)
	return m, err
}

func sortedKeys(m map[string]json.RawMessage) []string {
	return slices.Sorted(maps.Keys(m))
}

// compact returns a JSON value without the white space between its tokens.
func compact(raw json.RawMessage) (string, error) {
	var b bytes.Buffer
	err := json.Compact(&b, raw)
	return b.String(), err
}
