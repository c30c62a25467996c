package wire

import (
	"fmt"
	"sync"
	"testing"
)

// TestKeyTable finds every key at its place, and nothing else, whatever the
// number of keys and however alike they are.
func TestKeyTable(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{
		"none":       nil,
		"one":        {"a"},
		"empty key":  {"a", "", "b"},
		"alike":      {"abcba", "abxba", "abyba", "axcya", "ayczba", "aycxba"},
		"many":       numbered(300),
		"two bytes":  {"é", "è", "ée"},
		"quote last": {"a", "ab", `a\"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table := newKeyTable(fieldsNamed(keys))
			for i, key := range keys {
				if got := table.name(i); got != key {
					t.Errorf("name(%d) is %q, not %q", i, got, key)
				}
				if got := table.find(appendUnquoted(nil, []byte(key))); got != i {
					t.Errorf("key %q is at %d, not %d", key, got, i)
				}
				if got := table.find([]byte(key + "?")); got != unknown {
					t.Errorf("key %q is at %d", key+"?", got)
				}
			}
			if got := table.find([]byte("another")); got != unknown {
				t.Errorf("a key that is not there is at %d", got)
			}
		})
	}
}

func numbered(n int) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = fmt.Sprintf("key_%03d_end", i)
	}
	return keys
}

func fieldsNamed(keys []string) []Field {
	fields := make([]Field, len(keys))
	for i, key := range keys {
		fields[i] = Field{Key: key, Type: &String}
	}
	return fields
}

// TestKeyTableTwice makes one table from several goroutines.
func TestKeyTableTwice(t *testing.T) {
	t.Parallel()
	fields := Fields{List: fieldsNamed(numbered(20))}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := fields.keys().find([]byte("key_013_end")); got != 13 {
				t.Errorf("key 13 is at %d", got)
			}
		})
	}
	wg.Wait()
}
