// Package plan is the intermediate representation: everything that emission
// needs to know, decided. It holds plain structs; it knows neither the
// vocabulary of descriptions nor the library that prints Go. Names are Go names
// unless they are called Wire, texts are final, orders are the orders of the
// output.
package plan
