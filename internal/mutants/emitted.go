package main

import "slices"

// emitted are mistakes in the output, which the generated tests must detect.
func emitted() []mutant {
	list := slices.Concat(parameters, records, iterator, failures, enums, secrets, codecs, defaults, doubles)
	for i := range list {
		list[i].emitted = true
	}
	return list
}
