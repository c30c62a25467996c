package selftest

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Enum compares the constants of an enum with their values in JSON.
func Enum[E interface {
	~string
	Known() bool
}](t *testing.T, values map[string]E) {
	name := reflect.TypeFor[E]().Name()
	for text, value := range values {
		t.Run(name+"/"+text, func(t *testing.T) {
			if string(value) != text || !value.Known() {
				t.Errorf("the constant is %q, known: %t", string(value), value.Known())
			}
		})
	}
	t.Run(name+"/another", func(t *testing.T) {
		longest := strings.Join(slices.Collect(maps.Keys(values)), "") + "x"
		if E(longest).Known() {
			t.Errorf("%s is known", longest)
		}
	})
}

// IntValue is a constant of an enum of numbers, and what it prints as.
type IntValue[E any] struct {
	Value E
	Text  string
}

// IntEnum holds the constants of an enum of numbers against the wire.
func IntEnum[E interface {
	~int
	Known() bool
	String() string
}](t *testing.T, values map[int]IntValue[E]) {
	name := reflect.TypeFor[E]().Name()
	another := 1
	for number, v := range values {
		another = max(another, number+1)
		t.Run(fmt.Sprintf("%s/%d", name, number), func(t *testing.T) {
			if int(v.Value) != number || !v.Value.Known() || v.Value.String() != v.Text {
				t.Errorf("the constant is %d, prints as %s, known: %t", int(v.Value), v.Value, v.Value.Known())
			}
		})
	}
	t.Run(name+"/another", func(t *testing.T) {
		if v := E(another); v.Known() || v.String() != fmt.Sprintf("%s(%d)", name, another) {
			t.Errorf("%d prints as %s, known: %t", another, v, v.Known())
		}
	})
}

// Sentinels holds the errors that stand for statuses against failures with a
// status.
func Sentinels(t *testing.T, failure func(status int) error, sentinels map[int]error) {
	for status, sentinel := range sentinels {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			err := fmt.Errorf("wrapped: %w", failure(status))
			if !errors.Is(err, sentinel) {
				t.Errorf("a failure with status %d is not its sentinel", status)
			}
			for other, sentinel := range sentinels {
				if other != status && errors.Is(err, sentinel) {
					t.Errorf("a failure with status %d is the sentinel of %d", status, other)
				}
			}
		})
	}
}

// FailureBody decodes the body of a failure whose members are list and trace,
// the latter of which may be empty, in every order. Read returns the result.
func FailureBody(t *testing.T, read func(body string) string, list, trace, want string) {
	members := map[string]string{"list": list, "trace": trace, "later": `"later":[{}]`}
	for _, order := range []string{"list trace", "trace list", "list list trace", "trace trace list", "list later trace"} {
		t.Run(order, func(t *testing.T) {
			var body []string
			for _, name := range strings.Fields(order) {
				if members[name] != "" {
					body = append(body, members[name])
				}
			}
			if got := read("{" + strings.Join(body, ",") + "}"); got != want {
				t.Errorf("got %s\nwant %s", got, want)
			}
		})
	}
}
