// Package layout breaks the long lines of Go code. gofmt does not change line
// breaks, and the generator cannot know how long the names of a description are:
// which lines are too long is known only after printing.
package layout
