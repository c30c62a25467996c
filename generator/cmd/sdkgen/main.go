// Sdkgen writes a Go SDK from the description of an API, which is a package in the
// folder spec of the module that it runs in:
//
//	go get -tool github.com/seed-e19c5fb5/clerk-go/generator/cmd/sdkgen
//	go tool sdkgen
//
// "sdkgen -help" lists its commands and flags.
package main

import "github.com/seed-e19c5fb5/clerk-go/generator"

func main() { generator.Sdkgen() }
