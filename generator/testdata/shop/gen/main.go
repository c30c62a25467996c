// Gen writes the SDK that the package spec describes.
package main

import (
	"example.com/shop/spec"
	"github.com/seed-e19c5fb5/clerk-go/generator"
)

func main() { generator.Main(spec.API) }
