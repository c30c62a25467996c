// Package locate finds the position in the source of a description where a value
// is written. A [Place] is a path through the value, such as the third element
// of Query of the first of Endpoints. [Source.Position] follows the same path
// through the syntax: composite literals, the variables they name, in whichever
// file or package these are declared, conversions and appends. If the path
// reaches a computed value, the position is that of the computing expression.
//
// No types are loaded and nothing is type-checked: a description that runs has
// compiled, so its file list and syntax suffice.
package locate
