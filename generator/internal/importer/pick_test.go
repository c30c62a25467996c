package importer

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

const shop = `openapi: 3.0.3
tags: [{name: Carts, description: All carts.}, {name: Items, description: All items.}]
paths:
  /carts:
    get: {operationId: listCarts, tags: [Carts]}
    post: {operationId: createCart, tags: [Carts, Write]}
  /carts/{id}:
    parameters: [{name: id}]
    get: {operationId: getCart, tags: [Carts]}
  /carts-old: {get: {operationId: oldCarts}}
  /items: {$ref: '#/components/pathItems/items'}
components:
  pathItems: {items: {get: {operationId: listItems, tags: [Items]}}}
`

func TestPick(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		options Options
		want    []string // ids, or the error
	}{
		{"everything", Options{}, []string{"listCarts", "createCart", "getCart", "oldCarts", "listItems"}},
		{"a tag", Options{Tags: []string{"Carts"}}, []string{"listCarts", "createCart", "getCart"}},
		{"a second tag", Options{Tags: []string{"Write"}}, []string{"createCart"}},
		{"two tags", Options{Tags: []string{"Write", "Items"}}, []string{"createCart", "listItems"}},
		{"a path and what is below", Options{Paths: []string{"/carts"}},
			[]string{"listCarts", "createCart", "getCart"}},
		{"a path with a slash", Options{Paths: []string{"/carts/"}}, []string{"listCarts", "createCart", "getCart"}},
		{"a path below", Options{Paths: []string{"/carts/{id}"}}, []string{"getCart"}},
		{"all paths", Options{Paths: []string{"/"}},
			[]string{"listCarts", "createCart", "getCart", "oldCarts", "listItems"}},
		{"an id", Options{Operations: []string{"getCart"}}, []string{"getCart"}},
		{
			"a tag and an id", Options{Tags: []string{"Items"}, Operations: []string{"getCart"}},
			[]string{"getCart", "listItems"},
		},
		{
			"a tag in another case", Options{Tags: []string{"carts"}},
			[]string{`a.yaml:4:3: no operation has the tag "carts": there are Carts`},
		},
		{
			"what there is not",
			Options{Tags: []string{"Nobody"}, Paths: []string{"/cart"}, Operations: []string{"list"}},
			[]string{`a.yaml:4:3: no operation has the tag "Nobody": there are Carts, Items, Write; ` +
				`no operation has the path "/cart": there are /carts, /carts-old, /carts/{id}; ` +
				`no operation has the id "list": there are listCarts, listItems`},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			doc, err := openapi.Parse("a.yaml", []byte(shop), openapi.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			picked, err := test.options.pick(doc)
			var got []string
			for each := range operations(doc) {
				if picked.takes(each.node) {
					got = append(got, each.node.Peek("operationId").Text())
				}
			}
			if err != nil {
				got = []string{err.Error()}
			} else if picked.leftOut != 5-len(test.want) {
				t.Errorf("%d operations are left out", picked.leftOut)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestExcept leaves a resource out, and refuses one that there is not.
func TestExcept(t *testing.T) {
	t.Parallel()
	for except, want := range map[string]string{
		"carts": "cartsold items", "items": "carts cartsold",
		"cart": `a.yaml:4:3: there is no resource "cart" to leave out: there are carts, cartsold, items`,
	} {
		doc, err := openapi.Parse("a.yaml", []byte(shop), openapi.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		result, err := Convert(doc, Options{Except: []string{except}})
		if err != nil {
			got = []string{err.Error()}
		} else {
			for _, r := range result.API.Resources {
				got = append(got, r.Name)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %q, want %s", except, got, want)
		}
	}
}

// TestLeftOut holds that an account does not list what options leave out.
func TestLeftOut(t *testing.T) {
	t.Parallel()
	doc, err := openapi.Parse("a.yaml", []byte(shop), openapi.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (Options{Operations: []string{"listCarts"}}).pick(doc); err != nil {
		t.Fatal(err)
	}
	for _, item := range doc.Root.Get("paths").Entries() {
		item.Get("get") // as a conversion does for what is taken
	}
	doc.Root.Get("components").Get("pathItems")
	doc.Root.Get("tags")
	var got []string
	for _, key := range doc.Unread() {
		got = append(got, key.Pointer())
	}
	want := []string{
		"#/tags/0/name", "#/tags/0/description", "#/paths/~1carts/get/operationId", "#/paths/~1carts/get/tags",
	}
	if !slices.Equal(got, want) {
		t.Errorf("unread are\n%q, want\n%q", got, want)
	}
}
