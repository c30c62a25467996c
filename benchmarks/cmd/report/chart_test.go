package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestChart(t *testing.T) {
	t.Parallel()
	s := stored{
		release: "go1.27.4",
		rows:    []row{{"Get, whole call", []float64{0.25, 1, 0, 0, 0}}, {"decode", []float64{0.5, 0, 1, 0, 0}}},
	}
	for _, look := range themes {
		t.Run(look.file, func(t *testing.T) {
			t.Parallel()
			svg, err := chart(s, look)
			if err != nil {
				t.Fatal(err)
			}
			texts := svgTexts(t, svg)
			for text, want := range map[string]int{
				"Get, whole call": 1, "decode": 1, "0.250": 1, "0.500": 1, "1.000": 2,
				"this SDK": 1, "official SDK": 1, "encoding/json": 1, "json/v2": 0, "go-faster/jx": 0, "the limit": 0,
			} {
				if texts[text] != want {
					t.Errorf("%q stands %d times, want %d", text, texts[text], want)
				}
			}
			again, err := chart(s, look)
			if err != nil || !bytes.Equal(svg, again) {
				t.Errorf("the same numbers give another chart, %v", err)
			}
		})
	}
}

// svgTexts counts the texts of an SVG, which has to be well-formed.
func svgTexts(t *testing.T, svg []byte) map[string]int {
	t.Helper()
	texts := map[string]int{}
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatal(err)
		}
		if data, ok := token.(xml.CharData); ok {
			texts[strings.TrimSpace(string(data))]++
		}
	}
}

// TestStoredChartsAreCurrent fails if the page was measured again and the charts
// and the README were not updated, or if somebody edited them.
func TestStoredChartsAreCurrent(t *testing.T) {
	t.Parallel()
	root, copied := filepath.Join("..", "..", ".."), t.TempDir()
	if err := os.Mkdir(filepath.Join(copied, "docs"), 0o755); err != nil {
		t.Fatal(err)
	}
	read := func(dir, name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for _, name := range []string{"docs/performance.md", "README.md"} {
		if err := os.WriteFile(filepath.Join(copied, name), read(root, name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := publish(copied); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"README.md", "docs/speed.svg", "docs/speed-dark.svg"} {
		if !bytes.Equal(read(root, name), read(copied, name)) {
			t.Errorf("%s is not what `go run ./cmd/report -redraw` writes", name)
		}
	}
}
