package wire

import (
	"bytes"
	"encoding/json"
)

// Marshal encodes v as encoding/json does. Whether HTML is escaped is left to
// the encoder that calls the MarshalJSON method which returns the result.
func Marshal(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSpace(buf.Bytes()), err
}
