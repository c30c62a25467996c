package sample

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// lowest returns which of several types has a value with the fewest models inside
// each other. A value of one that has to hold itself is not finite.
func (w *writer) lowest(types []dsl.Schema) int {
	if w.heights == nil {
		w.heights = heightsOf(w.read)
	}
	best, least := 0, endless
	for i, t := range types {
		if h := heightOf(w.read, w.heights, t); h < least {
			best, least = i, h
		}
	}
	return best
}

// endless is the height of a value that is not finite.
const endless = 1 << 30

// heightsOf returns how many models the smallest value of each model has inside
// each other.
func heightsOf(d *reading.Description) map[dsl.Schema]int {
	heights := map[dsl.Schema]int{}
	for changed := true; changed; {
		changed = false
		for _, m := range d.Models {
			h := modelHeight(d, heights, m.Schema)
			if known, ok := heights[m.Schema]; h < endless && (!ok || h < known) {
				heights[m.Schema], changed = h, true
			}
		}
	}
	return heights
}

func modelHeight(d *reading.Description, heights map[dsl.Schema]int, m dsl.Schema) int {
	switch m := m.(type) {
	case *dsl.Object:
		highest := 0
		for _, f := range reading.Fields(m) {
			if !f.Optional && !f.Nullable {
				highest = max(highest, heightOf(d, heights, f.Type))
			}
		}
		return min(highest+1, endless)
	case *dsl.Union:
		least := endless
		for _, v := range reading.Variants(m) {
			least = min(least, heightOf(d, heights, v.Of))
		}
		return min(least+1, endless)
	case *dsl.Choice:
		least := endless
		for _, one := range m.Cases {
			least = min(least, heightOf(d, heights, one.Of))
		}
		return min(least+1, endless)
	}
	return 0
}

func heightOf(d *reading.Description, heights map[dsl.Schema]int, t dsl.Schema) int {
	switch t := d.Target(t).(type) {
	case *dsl.Object, *dsl.Union, *dsl.Choice:
		if h, ok := heights[t]; ok {
			return h
		}
		return endless
	}
	return 0
}
