// Gen writes the SDK of the library from its description.
package main

import (
	"github.com/seed-e19c5fb5/clerk-go/examples/library/spec"
	"github.com/seed-e19c5fb5/clerk-go/generator"
)

func main() { generator.Main(spec.API) }
