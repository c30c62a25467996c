package selftest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
)

// returns checks what the function of a stub is given, and that what it returns
// comes back: the value that a client reads from the example.
func (op *StubOperation[C, S, F]) returns(ctx context.Context, stub func() (S, C)) error {
	answer, err := exampleAnswer("../testdata/wire", op.Example)
	if err != nil {
		return err
	}
	value := func() (any, error) {
		plain, err := op.Client(&base{answer: always(answer)})
		if err != nil {
			return nil, err
		}
		return op.Call(ctx, plain)
	}
	given, err := value()
	if err != nil {
		return err
	}
	var calls [][]any
	s, c := stub()
	op.SetValue(s, func(args ...any) any {
		calls = append(calls, args)
		return given
	})
	got, err := op.Call(ctx, c)
	if err != nil {
		return err
	}
	if err := op.compare(calls); err != nil {
		return err
	}
	want, err := value()
	if err != nil {
		return err
	}
	return sameValue(got, want)
}

// As is a value as a T, which is the zero T for another type.
func As[T any](value any) (T, error) {
	v, _ := value.(T)
	return v, nil
}

// exampleAnswer is the response of an example, from its archive in a folder.
func exampleAnswer(folder, example string) (answer, error) {
	archive, err := os.ReadFile(filepath.Join(folder, example+".txtar"))
	if err != nil {
		return answer{}, err
	}
	_, head, ok := strings.Cut(string(archive), "\n-- response --\n")
	if !ok {
		return answer{}, errors.New("the archive has no response")
	}
	head, rest, _ := strings.Cut(head, "\n-- ")
	lines := strings.Split(head, "\n")
	a := answer{header: http.Header{}}
	if a.status, err = strconv.Atoi(lines[0]); err != nil {
		return answer{}, err
	}
	for _, line := range lines[1:] {
		name, value, _ := strings.Cut(line, ": ")
		a.header.Add(name, value)
	}
	if body, ok := strings.CutPrefix(rest, "response.body --\n"); ok {
		body, _, _ = strings.Cut(body, "\n-- ")
		a.body = body + "\n"
	}
	var compact bytes.Buffer // which is what a stub writes of free JSON
	if json.Compact(&compact, []byte(a.body)) == nil {
		a.body = compact.String()
	}
	return a, nil
}

// sameValue compares what came back with what should. Of a page, neither the
// headers nor the body have to be the same.
func sameValue(got, want any) error {
	got, err := readable(reflect.ValueOf(got))
	if err != nil {
		return err
	}
	if want, err = readable(reflect.ValueOf(want)); err != nil {
		return err
	}
	if !reflect.DeepEqual(got, want) {
		return fmt.Errorf("got %+v\nwant %+v", got, want)
	}
	return nil
}

// readable is a value that can be compared: the text of a body, and the fields of
// a struct without those of the response.
func readable(v reflect.Value) (any, error) {
	if !v.IsValid() {
		return nil, nil
	}
	switch held := v.Interface().(type) {
	case io.ReadCloser:
		text, err := io.ReadAll(held)
		return string(text), errors.Join(err, held.Close())
	case json.RawMessage:
		var text bytes.Buffer
		err := json.Compact(&text, held)
		return text.String(), err
	}
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return v.Interface(), nil
	}
	fields := map[string]any{}
	for i := range v.Elem().NumField() {
		f := v.Elem().Field(i)
		switch f.Interface().(type) {
		case http.Header, []byte:
			continue
		}
		value, err := f.Interface(), error(nil)
		if f.Kind() == reflect.Interface && !f.IsNil() {
			value, err = readable(f.Elem())
		}
		if err != nil {
			return nil, err
		}
		fields[v.Elem().Type().Field(i).Name] = value
	}
	return fields, nil
}
