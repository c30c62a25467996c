// Package apitest compares the verdict of `sdkgen diff` on generated code with
// that of golang.org/x/exp/apidiff. It is a module of its own, so that the
// generator does not require apidiff.
package apitest
