package compare_test

import (
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// deviating are a document and a description with a deviation of each kind.
func deviating() (document, description dsl.API) {
	s := newShop()
	s.list.Query[0].Type = dsl.Int{Min: new(1), Max: new(98), Default: new(10)}
	s.list.Query[0].Doc, s.list.Query[0].Go = "how many", "Size"
	s.make.Body = append(s.make.Body, dsl.Field{Name: "hue", Type: s.hue, Optional: true})
	s.thing.Fields = s.thing.Fields[:5]
	s.make.Idempotent = true
	return newShop().described(), s.described()
}

func TestConform(t *testing.T) {
	t.Parallel()
	var got []string
	for _, d := range compare.Conform(deviating()) {
		got = append(got, d.Text)
		if d.Document == nil || d.Description == nil {
			t.Errorf("%s lacks a place", d.Text)
		}
	}
	want := []string{
		"differs GET /things query limit: maximum 99 -> 98",
		"lacks models.Thing field hue: field enum Hue, optional",
		"adds POST /things/{id} body hue: field enum Hue, optional",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestExceptions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, list string
		rest       []string
		stale      string
	}{
		{
			"empty", "# nothing\n\n", []string{
				"differs GET /things query limit: maximum 99 -> " +
					"98", "lacks models.Thing field hue: field enum Hue, optional",
				"adds POST /things/{id} body hue: field enum Hue, optional",
			}, "",
		},
		{
			"exact and " +
				"stars", "differs GET /things query limit: maximum 99 -> 98\n\tWhy.\n*hue*: field*\n\tBoth.\n", nil, "",
		},
		{
			"another value", "differs GET /things query limit: maximum 99 -> 97\n\tWhy.\n* hue: *\n\tBoth.\n",
			[]string{"differs GET /things query limit: maximum 99 -> 98"},
			`list:1: "differs GET /things query limit: maximum 99 -> 97" fits no deviation any more: remove it`,
		},
		{
			"too short", "* hue\n\tWhy.\n* hue: *\n\tBoth.\ndiffers *\n\tAll.\n", nil,
			`list:1: "* hue" fits no deviation any more: remove it`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			list, err := compare.ReadExceptions("list", []byte(c.list))
			if err != nil {
				t.Fatal(err)
			}
			found, stale := list.Apply(compare.Conform(deviating()))
			var rest []string
			for _, d := range found {
				rest = append(rest, d.Text)
			}
			if !slices.Equal(rest, c.rest) {
				t.Errorf("got %q, want %q", rest, c.rest)
			}
			if c.stale == "" != (len(stale) == 0) || len(stale) > 0 && stale[0].Error() != c.stale {
				t.Errorf("got %v, want %q", stale, c.stale)
			}
		})
	}
}

func TestExceptionsHaveReasons(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"\tWhy.\n":                       `list:1: the reason "Why." stands before any deviation`,
		"# head\nlacks a\n\nadds b\n\tx": `list:2: "lacks a" has no reason: write it in an indented line below`,
	} {
		if _, err := compare.ReadExceptions("list", []byte(text)); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// Moving counts what only one of two versions lacks.
func TestMoving(t *testing.T) {
	t.Parallel()
	old, now, description := newShop(), newShop(), newShop()
	now.thing.Fields = now.thing.Fields[:5]                                              // hue is gone
	now.list.Query = append(now.list.Query, dsl.Param{Name: "word", Type: dsl.String{}}) // and word is new
	now.list.Query[0].Type = dsl.Int{Min: new(1), Max: new(50), Default: new(10)}        // and limit is less
	description.make.Body = append(description.make.Body, dsl.Field{Name: "extra", Type: dsl.Int{}, Optional: true})
	now.make.Body = append(
		now.make.Body,
		dsl.Field{Name: "extra", Type: dsl.Int{}, Optional: true},
	) // and extra is documented
	m := compare.Moving(old.described(), now.described(), description.described())
	for _, c := range []struct {
		name      string
		got, want []string
	}{
		{"loses", m.Loses, []string{"models.Thing field hue: field enum Hue, optional"}},
		{"gains", m.Gains, []string{
			"GET /things query word: parameter string, optional",
			"POST /things/{id} body extra: field integer, optional, which the SDK has already",
		}},
		{"differs", m.Differs, []string{"GET /things query limit: maximum 50 -> 99"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
}
