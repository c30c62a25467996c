// Package locate finds the place in the source of a description that a value
// comes from. A [Place] is a path through the value, such as the third element
// of Query of the first of Endpoints; [Source.Position] takes the same path
// through the syntax: composite literals, the variables they name, in whichever
// file or package these are declared, conversions and appends. Where the path
// meets something computed, the position is that of the computing expression.
//
// No types are loaded and nothing is type-checked: a description that runs has
// compiled, and its file list and syntax are enough.
package locate
