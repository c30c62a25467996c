// Package importrun runs the command import: it makes a description of an OpenAPI
// document, or brings the changes of a newer document into one that a person edited.
package importrun
