// Package twin holds generated codecs against encoding/json. The twin of a model
// is a struct with the same tags that encoding/json decodes and encodes by
// reflection; the two must accept the same documents, hold the same values, and
// write the same bytes.
package twin
