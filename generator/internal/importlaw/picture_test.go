package importlaw

import (
	"cmp"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestPicture compares the import graph in docs/architecture.md
// against the imports: each arrow is one, and each import between two of its boxes
// is an arrow. Tests, and modules that stand beside the SDK, are left out of it.
func TestPicture(t *testing.T) {
	t.Parallel()
	root := os.DirFS("../../..")
	page, err := os.ReadFile("../../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	sources, err := read(root, Module)
	if err != nil {
		t.Fatal(err)
	}
	drawn := pictureOf(string(page))
	real := map[string]bool{}
	for from, imports := range graphOf(sources) {
		if strings.HasPrefix(from, "internal/") && drawn.box(from) == "" {
			t.Errorf("%s is in no box", from)
		}
		for _, to := range imports {
			a, b := drawn.box(from), drawn.box(to)
			if a != "" && b != "" && a != b {
				real[a+" --> "+b] = true
			}
		}
	}
	if len(real) == 0 || len(drawn.arrows) == 0 {
		t.Fatal("there is nothing to compare")
	}
	for _, arrow := range slices.Sorted(maps.Keys(drawn.arrows)) {
		if !real[arrow] {
			t.Errorf("%s is drawn, and is no import", arrow)
		}
	}
	for _, arrow := range slices.Sorted(maps.Keys(real)) {
		if !drawn.arrows[arrow] {
			t.Errorf("%s is an import, and is not drawn", arrow)
		}
	}
}

// picture is a Mermaid flowchart of packages.
type picture struct {
	boxes  map[string]string // by folder
	arrows map[string]bool   // "from --> to"
}

var (
	labelled = regexp.MustCompile(`(\w+)\["([^"]+)"\]`)
	rounded  = regexp.MustCompile(`\w+\(\[[^\]]+\]\)`) // what is no package
)

// pictureOf reads the flowchart under the heading "Import graph".
func pictureOf(page string) picture {
	_, page, _ = strings.Cut(page, "## Import graph")
	_, page, _ = strings.Cut(page, "```mermaid\n")
	page, _, _ = strings.Cut(page, "```")
	p := picture{boxes: map[string]string{}, arrows: map[string]bool{}}
	outside := map[string]bool{}
	for _, box := range rounded.FindAllString(page, -1) {
		name, _, _ := strings.Cut(box, "(")
		outside[name] = true
	}
	for _, box := range labelled.FindAllStringSubmatch(page, -1) {
		for name := range strings.SplitSeq(box[2], ", ") {
			p.boxes[name] = box[1]
		}
	}
	page = rounded.ReplaceAllStringFunc(page, func(box string) string { name, _, _ := strings.Cut(box, "("); return name })
	page = labelled.ReplaceAllString(page, "$1")
	for line := range strings.Lines(page) {
		from, to, isArrow := strings.Cut(strings.TrimSpace(line), " --> ")
		for a := range strings.SplitSeq(from, " & ") {
			for b := range strings.SplitSeq(to, " & ") {
				if !isArrow || outside[a] {
					continue
				}
				p.arrows[a+" --> "+b] = true
				for _, name := range []string{a, b} {
					if !slices.Contains(slices.Collect(maps.Values(p.boxes)), name) {
						p.boxes[name] = name // a box without a label
					}
				}
			}
		}
	}
	return p
}

// box returns the box that a folder is in: by its path, or by its name below internal
// and internal/testkit. It is empty when there is none.
func (p picture) box(folder string) string {
	name := folder
	if dir := path.Dir(folder); dir == "internal" || dir == "internal/testkit" {
		name = path.Base(folder)
	}
	return cmp.Or(p.boxes[folder], p.boxes[name])
}
