// Package compare finds the differences between two descriptions of an API that a
// caller of the generated code or the wire can notice. Things are the same in
// both if the wire says so: endpoints by method and path, parameters, fields and
// headers by name, failures and results by status. Models are compared where
// they are used, whatever their names.
package compare
