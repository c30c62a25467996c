// Package emit turns a plan into code. It takes no decisions: names, types,
// orders and texts are those of the plan. [Files] is the table of all that is
// written. What the plan decides is printed: there is one file for each kind of
// output, and in each one function for each declaration. What is the same for
// every plan is copied from package verbatim, with the words that differ.
//
// Helpers return fresh values, because a jennifer statement grows when it is
// used twice.
package emit
