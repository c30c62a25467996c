// Package shop is the root of a module into which an SDK is generated.
package shop

//go:generate go run ./gen
