// Package wire reads and writes JSON without reflection: the engine under the
// codecs that are generated for models and request bodies.
//
// It accepts and rejects what encoding/json does, with two differences: keys
// match exactly, without folding case, and a document that would take many times
// the memory that it has itself is refused (budget.go). Decoded values never
// alias the bytes they were decoded from, so a caller is free to reuse those.
//
// A generated decoder is one loop over the keys of an object with one case a
// field. It never looks at errors: the first failure stops the Decoder, every
// later read is a no-op, and the loops end. What makes it fast lives here:
//
//   - [Object.Then] expects the keys in the order of their declaration, and
//     [Object.Next] looks up each key that comes out of order (object.go);
//   - the strings of an object share one allocation (text.go);
//   - values from a closed set are not allocated at all ([Decoder.Enum]);
//   - strings and digits are scanned eight bytes at a time (scan.go).
package wire
