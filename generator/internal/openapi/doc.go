// Package openapi reads OpenAPI documents of the versions 3.0 and 3.1, in YAML
// and in JSON, as trees of nodes that know their place in the text.
//
// It does not judge a document against the specification. It refuses what has no
// one meaning, such as a key that occurs twice, and what costs more than [Limits]
// allow. Each node remembers whether it was read, so that a caller can list what it
// did not look at: see [Document.Unread].
package openapi
