// Package extension holds what OpenAPI has no words for: fields of a description
// as keys of a document that begin with x-sdkgen-, written and read back.
//
// A key is named for its field: RateClass is x-sdkgen-rate-class. Its value is
// that of the field, with the names of fields in lower camel case. A step or a
// value of the fake is an object with one key, the name of its type. What is
// declared elsewhere in the document is referred to by name: a model, a path
// parameter of the operation, a code of a failure, and a collection by the
// resource whose state it is.
package extension
