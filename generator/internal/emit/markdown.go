package emit

import (
	"strings"
	"unicode/utf8"
)

// row returns a line of a table. A bar in a cell would begin another cell, in
// code as in text, and a line break would end the table.
func row(cells ...string) string {
	for i, cell := range cells {
		cells[i] = inCell.Replace(cell)
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

var inCell = strings.NewReplacer("|", `\|`, "\n\n", " ", "\n", " ")

// markdown returns a text of the description without markup except for code
// between backquotes: anything that could be HTML is escaped.
func markdown(text string) string {
	parts := strings.Split(text, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = strings.ReplaceAll(parts[i], "<", `\<`)
	}
	return strings.Join(parts, "`")
}

// upperFirst begins with a capital.
func upperFirst(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:size]) + text[size:]
}
