// Package threeway merges Go files that were printed from a document, once from
// its old and once from its new text, into the files that a person made of the old
// ones. It compares the literals of top-level variables, member by member: what the
// document changed and the person did not is taken, what both changed in different
// ways is a conflict. Comments, the order and the files of the person stay.
package threeway
