package golden

import (
	"fmt"
	"strings"
)

// differences describes, section by section and line by line, how two archives
// differ.
func differences(want, got *archive) []string {
	var out []string
	for _, s := range want.sections {
		text, ok := got.text(s.name)
		if !ok {
			out = append(out, fmt.Sprintf("%s: is missing, want\n%s", s.name, s.text))
			continue
		}
		out = append(out, lineDifferences(s.name, s.text, text)...)
	}
	for _, s := range got.sections {
		if _, ok := want.text(s.name); !ok {
			out = append(out, fmt.Sprintf("%s: is not wanted, got\n%s", s.name, s.text))
		}
	}
	return out
}

func lineDifferences(name, want, got string) []string {
	wants := strings.Split(strings.TrimSuffix(want, "\n"), "\n")
	gots := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
	var out []string
	for i := range max(len(wants), len(gots)) {
		w, g := lineAt(wants, i), lineAt(gots, i)
		if w != g {
			out = append(out, fmt.Sprintf("%s, line %d:\n got %s\nwant %s", name, i+1, g, w))
		}
	}
	return out
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}
