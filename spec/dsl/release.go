package dsl

// Release is the version of the vocabulary, of the generator and of the SDK in
// this repository, which are released together.
const Release = "0.1.0"
