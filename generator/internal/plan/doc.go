// Package plan is the intermediate representation: all decisions that emission
// needs. It consists of plain structs; it depends neither on the vocabulary of
// descriptions nor on the library that prints Go. Names are Go names unless they
// are called Wire, texts are final, orders are the orders of the output.
package plan
