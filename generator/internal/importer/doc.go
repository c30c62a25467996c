// Package importer converts an OpenAPI document to a description, and keeps an
// account of what the description says otherwise.
package importer
