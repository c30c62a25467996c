package generator

import (
	"context"
	"io"
	"os"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Main is the main function of a generator for one API, which api describes. It
// has the commands of sdkgen, and those that read a description read this one.
//
// It exits with 0 on success; with 1 if the description is invalid, the run
// failed, or check, diff or conform found differences; and with 2 if flags or
// arguments are invalid. SIGINT and SIGTERM end it with 130 and 143, and then
// nothing was written.
func Main(api dsl.API) { exit(given(api)) }

// Sdkgen is the main function of the command sdkgen. It reads the description in
// the package that the flag -spec names, which it compiles in its own module. It
// exits as [Main] does.
func Sdkgen() { exit(compiled) }

func exit(describe describer) {
	ctx, stop := untilSignal()
	c := commandLine{name: "sdkgen", describe: describe, stdout: os.Stdout, stderr: os.Stderr}
	code := c.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// run is Main without exiting the process.
func run(ctx context.Context, api dsl.API, name string, args []string, stdout, stderr io.Writer) int {
	c := commandLine{name: name, describe: given(api), stdout: stdout, stderr: stderr}
	return c.run(ctx, args)
}
