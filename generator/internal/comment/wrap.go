// Package comment lays out the comments of emitted code.
package comment

import "strings"

// width is where the text of a comment wraps: at 80 columns, the slashes and the
// space included.
const width = 80 - len("// ")

// Wrap breaks text where a comment wraps. Only plain paragraphs are filled: lines
// that begin with a space, a tab, "- " or "# " are kept as they are.
func Wrap(text string) string { return wrap(text, width) }

func wrap(text string, width int) string {
	var out []string
	for _, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if len(out) > 0 {
			out = append(out, "")
		}
		if isLiteral(paragraph) {
			out = append(out, strings.Split(paragraph, "\n")...)
			continue
		}
		out = append(out, fill(strings.Fields(paragraph), width)...)
	}
	return strings.Join(out, "\n")
}

// isLiteral reports whether a paragraph has lines of its own: code or a list.
func isLiteral(paragraph string) bool {
	for _, prefix := range []string{" ", "\t", "- ", "# "} {
		if strings.HasPrefix(paragraph, prefix) {
			return true
		}
	}
	return false
}

// fill breaks words into lines. None but the first begins with a plus, since one
// that begins with +build is a constraint.
func fill(words []string, width int) []string {
	var lines []string
	line := ""
	for _, word := range words {
		if line != "" && len(line)+1+len(word) > width && word[0] != '+' {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
