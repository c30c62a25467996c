// Package prose implements the grammar of texts in a description. [Normal]
// converts a text to the form of the output, or returns the rule that it
// violates. Normalising a normalised text does not change it.
//
// The grammar is documented for authors of texts in package dsl.
package prose
