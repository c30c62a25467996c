// Package prose is the grammar of the texts in a description. [Normal] brings a
// text into the form in which the output shows it, or says which rule it breaks.
// What is normalised does not change when it is normalised again.
//
// The grammar is documented for those who write texts in package dsl.
package prose
