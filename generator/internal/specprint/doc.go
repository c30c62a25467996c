// Package specprint writes a description as Go source: literals as a person
// would type them, in files of declarations.
package specprint
