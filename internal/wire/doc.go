// Package wire reads and writes JSON: the engine under the codecs that are
// generated for models and request bodies.
//
// It accepts and rejects what encoding/json does, with two differences: keys
// match exactly, without folding case, and a document that would take many times
// the memory that it has itself is refused (budget.go). Decoded values never
// alias the bytes they were decoded from, so a caller is free to reuse those.
//
// A generated model has a table of its fields, [Fields], and says where it keeps
// their values; the engine walks the table (fields.go). Reflection is left to what
// few fields are: lists, maps and pointers. The first failure stops the Decoder,
// every later read is a no-op, and the loops end. What makes it fast lives here:
//
//   - the keys are expected in the order of the table, and each key that comes out
//     of order is looked up (object.go);
//   - the types of most fields are read without a call through a pointer;
//   - the strings of an object share one allocation (text.go);
//   - values from a closed set are not allocated at all ([Decoder.Enum]);
//   - strings and digits are scanned eight bytes at a time (scan.go).
//
// What generated packages see of it has no fields of generic types of the standard
// library, such as atomic.Pointer, and no methods with reflection in their
// signatures: Go would compile what belongs to those into every such package.
package wire
