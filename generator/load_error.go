package generator

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/render"
)

// httpmock is the only module that the output imports, and the version that it
// was tried with.
const httpmock, httpmockVersion = "github.com/jarcoal/httpmock", "v1.4.2"

// explained returns an error of the render stage: a package that could not be
// loaded, with the command that helps, or else a mistake of the generator.
func explained(err error) error {
	var load *render.LoadError
	if !errors.As(err, &load) {
		return fmt.Errorf("the output is not valid Go, which is a mistake of the generator: %w", err)
	}
	reason, _, _ := strings.Cut(words(load.Err), "; to ") // advice that lacks the version
	switch load.Package {
	case "":
		return fmt.Errorf("the go command cannot load what the output imports: %s: %s", reason, remedy(reason, load.Dir))
	case httpmock:
		return fmt.Errorf("the tests in the output import %s, which the go command cannot load: %s: %s", httpmock, reason, remedy(reason, load.Dir))
	}
	return fmt.Errorf("the output imports %s, which the go command cannot load: %s: see what \"go build %[1]s\" says in %[3]s", load.Package, reason, load.Dir)
}

// words returns the message of the go command, without the lines around it.
func words(err error) string {
	said := err.Error()
	for _, prefix := range []string{"err: ", "exit status 1: ", "stderr: ", "-: "} {
		said = strings.TrimPrefix(said, prefix)
	}
	return strings.TrimSuffix(strings.TrimSpace(said), ": stderr:")
}

// remedy returns advice for an error of the go command about the modules of a
// folder, or about its environment.
func remedy(complaint, dir string) string {
	if help := environmentRemedy(complaint); help != "" {
		return help
	}
	get := fmt.Sprintf("run \"go get %s@%s\" in %s", httpmock, httpmockVersion, dir)
	switch {
	case strings.Contains(complaint, "GOPROXY=off"):
		return get + ", with a GOPROXY that is not off"
	case strings.Contains(complaint, "dial tcp"):
		return get + ", with a GOPROXY that can be reached"
	case strings.Contains(complaint, "vendor"):
		return get + ", run this again with GOFLAGS=-mod=mod, and then \"go mod vendor\""
	}
	return get
}

// environmentRemedy returns advice for an error that is unrelated to the
// modules, or "".
func environmentRemedy(complaint string) string {
	switch {
	case strings.Contains(complaint, "GOCACHE=off"):
		return `run "unset GOCACHE" or "go env -u GOCACHE"`
	case strings.Contains(complaint, "build cache"):
		return `set GOCACHE to a folder that can be written to`
	case strings.Contains(complaint, "go command required"):
		return `put the folder of the go command into PATH`
	case strings.Contains(complaint, "requires go >="):
		return `take that version of Go, or set GOTOOLCHAIN=auto`
	}
	return ""
}
