//go:build unix

package main

import (
	"syscall"
	"time"
)

// computed returns the CPU time of this process.
func computed() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
