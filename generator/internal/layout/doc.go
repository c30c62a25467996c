// Package layout breaks the long lines of Go code. gofmt leaves line breaks to the author, and the
// author of emitted code cannot know how long the names of a description are: which line is too
// long shows when it is printed.
package layout
