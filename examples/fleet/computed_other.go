//go:build !unix

package main

import "time"

// computed is not known.
func computed() time.Duration { return 0 }
