package call

import (
	"errors"
	"slices"
	"strconv"
	"testing"
)

// numbers pages through 0, 1, 2… up to total.
func numbers(total int, asked *[]int) func(offset, limit int) ([]string, error) {
	return func(offset, limit int) ([]string, error) {
		*asked = append(*asked, offset)
		page := []string{}
		for n := offset; n < min(offset+limit, total); n++ {
			page = append(page, strconv.Itoa(n))
		}
		return page, nil
	}
}

func itself(s *string) string { return *s }

func TestPages(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name          string
		total, offset int
		items         int
		asked         []int
	}{
		{"empty", 0, 0, 0, []int{0}},
		{"short page", 7, 0, 7, []int{0, 5}},
		{"full last page", 10, 0, 10, []int{0, 5, 10}},
		{"from an offset", 7, 3, 4, []int{3}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var asked []int
			items := 0
			for item, err := range Pages(test.offset, 5, itself, numbers(test.total, &asked)) {
				if err != nil || item != strconv.Itoa(test.offset+items) {
					t.Fatalf("%q, %v", item, err)
				}
				items++
			}
			if items != test.items || !slices.Equal(asked, test.asked) {
				t.Errorf("%d items, asked for %v", items, asked)
			}
		})
	}
}

func TestPagesStopWithTheConsumer(t *testing.T) {
	t.Parallel()
	var asked []int
	for item := range Pages(0, 5, itself, numbers(100, &asked)) {
		if item == "6" {
			break
		}
	}
	if !slices.Equal(asked, []int{0, 5}) {
		t.Errorf("asked for %v", asked)
	}
}

func TestPagesStopWhenTheServerIgnoresTheOffset(t *testing.T) {
	t.Parallel()
	calls, items := 0, 0
	for _, err := range Pages(0, 2, itself,
		func(int, int) ([]string, error) { calls++; return []string{"a", "b"}, nil }) {
		if err != nil {
			t.Fatal(err)
		}
		items++
	}
	if calls != 3 || items != 2 {
		t.Errorf("%d calls, %d items", calls, items)
	}
}

// TestPagesGoOnWhenItemsAreCreated has newer items come in front of the rest
// before each request after the first.
func TestPagesGoOnWhenItemsAreCreated(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		created [][]string // before the second request, the third…
		want    []string
	}{
		{"none", nil, []string{"d", "c", "b", "a"}},
		{"one", [][]string{{"e"}}, []string{"d", "c", "c", "b", "a"}},
		{"a page", [][]string{{"f", "e"}}, []string{"d", "c", "b", "a"}},
		{"a page twice, apart", [][]string{{"f", "e"}, nil, {"h", "g"}}, []string{"d", "c", "b", "a"}},
		{"the same item first", [][]string{{"f", "e"}, {"g"}}, []string{"d", "c", "c", "b", "a"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			all, calls := []string{"d", "c", "b", "a"}, 0
			var got []string
			for item, err := range Pages(0, 2, itself, func(offset, limit int) ([]string, error) {
				if calls > 0 && calls <= len(test.created) {
					all = append(slices.Clone(test.created[calls-1]), all...)
				}
				calls++
				return all[min(offset, len(all)):min(offset+limit, len(all))], nil
			}) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, item)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%v, not %v", got, test.want)
			}
		})
	}
}

// TestPagesCompareWholePages has a page that begins as the one before did: an
// item was created, and another one removed.
func TestPagesCompareWholePages(t *testing.T) {
	t.Parallel()
	pages := [][]string{{"d", "c"}, {"d", "b"}, {"a"}}
	var got []string
	for item, err := range Pages(0, 2, itself, func(offset, _ int) ([]string, error) { return pages[offset/2], nil }) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, item)
	}
	if want := []string{"d", "c", "d", "b", "a"}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

func TestAnErrorEndsPagesOnce(t *testing.T) {
	t.Parallel()
	why := errors.New("down")
	var got []error
	for item, err := range Pages(0, 1, itself, func(offset, _ int) ([]string, error) {
		if offset == 1 {
			return nil, why
		}
		return []string{"a"}, nil
	}) {
		if err != nil && item != "" {
			t.Errorf("item %q with an error", item)
		}
		got = append(got, err)
	}
	if !slices.Equal(got, []error{nil, why}) {
		t.Errorf("yielded %v", got)
	}
}
