package tree

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// ParseJSON reads JSON with the order of its keys, and its numbers as they are
// written.
func ParseJSON(text string) (any, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	value, err := parse(decoder)
	if err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is more than one value")
	}
	return value, nil
}

func parse(decoder *json.Decoder) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '[' {
			return parseList(decoder)
		}
		return parseMap(decoder)
	case json.Number:
		return Number(t), nil
	}
	return token, nil
}

func parseList(decoder *json.Decoder) (any, error) {
	list := List{}
	for decoder.More() {
		item, err := parse(decoder)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	_, err := decoder.Token()
	return list, err
}

func parseMap(decoder *json.Decoder) (any, error) {
	m := Map{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		value, err := parse(decoder)
		if err != nil {
			return nil, err
		}
		m = m.Set(key.(string), value)
	}
	_, err := decoder.Token()
	return m, err
}
