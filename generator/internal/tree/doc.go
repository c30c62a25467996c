// Package tree holds values of a document with the order of their keys, and
// writes them as YAML or as JSON. The same tree gives the same bytes.
package tree
