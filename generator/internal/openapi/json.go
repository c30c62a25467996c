package openapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// jsonReader builds nodes from the tokens of a JSON text.
type jsonReader struct {
	file   *file
	text   []byte
	tokens *json.Decoder
	budget *budget

	// The place of the offset that was last asked for.
	offset       int
	line, column int32
}

// parseJSON returns the root of a JSON text.
func parseJSON(f *file, text []byte, b *budget) (*Node, *Error) {
	r := &jsonReader{file: f, text: text, budget: b, line: 1, column: 1}
	r.tokens = json.NewDecoder(bytes.NewReader(text))
	r.tokens.UseNumber()
	root, err := r.value(1)
	if err != nil {
		return nil, err
	}
	if end := r.next(); end < len(text) {
		return nil, f.problemAt(text, end, "something follows the end of the JSON value")
	}
	return root, nil
}

// value reads the next value.
func (r *jsonReader) value(depth int) (*Node, *Error) {
	n, token, err := r.token()
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return n, nil
	}
	if rule := r.budget.deep(depth); rule != "" {
		return nil, n.problem(rule)
	}
	if delim == '[' {
		n.kind = List
		return n, r.items(n, depth)
	}
	n.kind = Map
	return n, r.entries(n, depth)
}

// items reads the items of a list and its end.
func (r *jsonReader) items(list *Node, depth int) *Error {
	for r.tokens.More() {
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		list.append(item)
	}
	return r.end()
}

// entries reads the keys and values of a map and its end.
func (r *jsonReader) entries(m *Node, depth int) *Error {
	for r.tokens.More() {
		key, _, err := r.token()
		if err != nil {
			return err
		}
		value, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		if earlier := m.add(key, value); earlier != nil {
			return duplicate(key, earlier)
		}
	}
	return r.end()
}

// duplicate returns the error of a key that a map has twice.
func duplicate(key, earlier *Node) *Error {
	return key.problem(fmt.Sprintf("the key %s is also on line %d", quoted(key.text), earlier.line))
}

// end reads the end of a list or of a map.
func (r *jsonReader) end() *Error {
	_, err := r.tokens.Token()
	return r.failed(err)
}

// token reads a token, and returns a node for it unless it is the start of a list
// or of a map, whose node has no kind yet.
func (r *jsonReader) token() (*Node, json.Token, *Error) {
	start := r.next()
	token, err := r.tokens.Token()
	if err != nil {
		return nil, nil, r.failed(err)
	}
	n := &Node{file: r.file}
	n.line, n.column = r.placeOf(start)
	if rule := r.budget.takeNodes(1); rule != "" {
		return nil, nil, n.problem(rule)
	}
	switch v := token.(type) {
	case string:
		n.kind, n.text = String, v
		if isUnpaired(r.text[start:r.tokens.InputOffset()], v) {
			r.file.unpaired = append(r.file.unpaired, n)
		}
	case json.Number:
		n.kind, n.text = Number, v.String()
	case bool:
		n.kind, n.text = Bool, fmt.Sprint(v)
	case nil:
		n.text = "null"
	}
	return n, token, nil
}

// isUnpaired reports whether a text has half of a pair of surrogates, for which the
// decoder puts the replacement character.
func isUnpaired(raw []byte, text string) bool {
	const replacement = "\ufffd"
	count := strings.Count(text, replacement)
	if count == 0 {
		return false
	}
	escaped := bytes.Count(bytes.ToLower(raw), []byte(`\ufffd`))
	return count > escaped+bytes.Count(raw, []byte(replacement))
}

// next returns the offset of the next token.
func (r *jsonReader) next() int {
	i := int(r.tokens.InputOffset())
	for i < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[i]) >= 0 {
		i++
	}
	return i
}

// placeOf returns the line and the column of an offset that is not below the last one.
func (r *jsonReader) placeOf(offset int) (line, column int32) {
	between := r.text[r.offset:offset]
	r.offset = offset
	if lines := bytes.Count(between, []byte("\n")); lines > 0 {
		r.line += int32(lines)
		r.column = 1
		between = between[bytes.LastIndexByte(between, '\n')+1:]
	}
	r.column += int32(utf8.RuneCount(between))
	return r.line, r.column
}

// failed returns the error of the decoder. Its place is that of the first mistake of
// the whole text, since a decoder of tokens does not say it.
func (r *jsonReader) failed(err error) *Error {
	if err == nil {
		return nil
	}
	var raw json.RawMessage
	var syntax *json.SyntaxError
	if !errors.As(json.Unmarshal(r.text, &raw), &syntax) {
		return r.file.problemAt(r.text, r.next(), "this is not JSON: "+err.Error())
	}
	if int(syntax.Offset) == len(r.text) && strings.Contains(syntax.Error(), "unexpected end") {
		return r.file.problemAt(r.text, len(r.text), "the JSON text ends too early")
	}
	return r.file.problemAt(r.text, int(syntax.Offset)-1, "this is not JSON: "+syntax.Error())
}
