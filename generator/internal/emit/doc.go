// Package emit converts a plan to code. It makes no decisions: names, types,
// orders and texts are those of the plan. [Files] is the table of all output
// files. Code that depends on the plan is printed: there is one file for each
// kind of output, and in each one function for each declaration. Code that is
// the same for every plan is copied from package verbatim, with some words
// replaced.
//
// Helpers return new values, because a jennifer statement grows when it is used
// twice.
package emit
