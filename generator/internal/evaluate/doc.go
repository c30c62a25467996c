// Package evaluate returns the value of a description. It compiles a small
// program that imports the package of the description, in that package's module
// and with the versions which that requires, and runs it. The program exists only
// in an overlay of the go command: nothing is written into the module.
package evaluate
