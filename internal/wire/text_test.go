package wire

import (
	"runtime"
	"strings"
	"testing"
)

// TestAShortStringKeepsLittleAlive decodes documents of 8 MiB and keeps one
// string of them.
func TestAShortStringKeepsLittleAlive(t *testing.T) {
	const size = 8 << 20
	items := func(id string, n int) string { return strings.Repeat(`{"id":"`+id+`"},`, n) }
	many := items(strings.Repeat("x", 90), size/100)
	for _, test := range []struct{ name, doc string }{
		{"behind a large string", "[" + items(strings.Repeat("x", size), 1) + `{"id":"a"}]`},
		{"before a large string", `[{"id":"a"},` + items(strings.Repeat("x", size), 1) + `{"id":"a"}]`},
		{"next to a large string", `[{"by_key":{"k":{"id":"` + strings.Repeat("x", size) + `"}},"id":"a"}]`},
		{"behind an object of many strings", `[{"parts":[` + many + `{}]},{"id":"a"}]`},
		{"in an object of many strings", `[{"parts":[` + many + `{}],"id":"a"}]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := []byte(test.doc)
			before := live()
			id := lastID(t, doc)
			if kept := live() - before; kept > 64<<10 {
				t.Errorf("%q keeps %d bytes alive", id, kept)
			}
			runtime.KeepAlive(doc)
			runtime.KeepAlive(id)
		})
	}
}

// TestLargeStringsWasteNothing has strings of which a block would hold one and a
// part of another.
func TestLargeStringsWasteNothing(t *testing.T) {
	doc := filled(`{"id":"a"`, `,"id":"`+strings.Repeat("x", largestBlock*3/4)+`"`, "}", 1<<20)
	took := allocated(func() {
		if err := Decode(doc, new(item)); err != nil {
			t.Fatal(err)
		}
	})
	if most := int64(len(doc)) * 5 / 4; took > most {
		t.Errorf("%d bytes were allocated for a document of %d", took, len(doc))
	}
}

// TestObjectsOfOneKindTakeOneBlock has items with a token each.
func TestObjectsOfOneKindTakeOneBlock(t *testing.T) {
	const items = 200
	object := `{"id":"a","id":"` + strings.Repeat("x", large+100) + `","id":"b"}`
	doc := []byte("[" + strings.Repeat(object+",", items-1) + object + "]")
	allocations := testing.AllocsPerRun(10, func() { lastID(t, doc) })
	if allocations > items+10 {
		t.Errorf("%.0f allocations for %d items", allocations, items)
	}
}

// lastID returns the id of the last item of a list.
func lastID(t *testing.T, doc []byte) string {
	t.Helper()
	list, err := DecodeSlice[item](doc)
	if err != nil {
		t.Fatal(err)
	}
	return list[len(list)-1].ID
}

// live is how many bytes are reachable.
func live() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
