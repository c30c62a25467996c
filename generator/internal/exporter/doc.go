// Package exporter writes a description as an OpenAPI document. What OpenAPI has no
// words for is in keys that package extension documents, so that an import of the
// document gives the description back.
package exporter
