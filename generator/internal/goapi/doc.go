// Package goapi compares the exported declarations of two versions of some Go
// packages, by the rules of Go 1 compatibility: what a program could use before
// must be there, with the same type. It ignores that new names may clash with
// those that a program embeds or imports with a dot, and literals without keys.
package goapi
