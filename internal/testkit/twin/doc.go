// Package twin compares generated codecs with encoding/json. The twin of a model
// is a struct with the same tags that encoding/json decodes and encodes by
// reflection. Both must accept the same documents, have the same values, and
// write the same bytes.
package twin
