// Sdkgen writes the SDK that the package spec describes. Run it in the root of
// the repository:
//
//	go run ./generator/cmd/sdkgen [-check] [-v] [-out DIR] [-module PATH] [-spec DIR]
package main

import (
	"github.com/seed-e19c5fb5/clerk-go/generator"
	"github.com/seed-e19c5fb5/clerk-go/spec"
)

func main() { generator.Main(spec.API) }
