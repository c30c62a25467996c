// Package internal holds the engines that emitted code delegates to, one package
// each. Their sources are embedded so that the generator can copy them along
// when it writes into another module, whose code could not import them.
package internal

import "embed"

// Engines are the Go sources of the engines, one folder each, and below testkit
// those of the engines that only tests use.
//
//go:embed */*.go testkit/*/*.go
var Engines embed.FS

// License is the text that copies of the engines have to carry.
//
//go:embed LICENSE
var License string
