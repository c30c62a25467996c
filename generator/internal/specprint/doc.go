// Package specprint prints a description as Go source, in files of declarations
// with literals in the usual style.
package specprint
