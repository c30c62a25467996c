package render

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// LoadError reports that a package that the output imports could not be loaded.
// It does not mean that the output is invalid.
type LoadError struct {
	Package string // import path; empty if the go command failed as a whole
	Dir     string // working directory of the go command
	Err     error
}

// Error names the package and the reason.
func (e *LoadError) Error() string {
	return strings.TrimSpace(fmt.Sprintf("loading %s", e.Package)) + ": " + e.Err.Error()
}

// Unwrap returns the reason.
func (e *LoadError) Unwrap() error { return e.Err }

// complaint returns the output of the go command about packages that it did not
// load without giving a reason.
func complaint(ctx context.Context, wanted []string, dir string) error {
	cmd := exec.CommandContext(ctx, "go", append([]string{"list", "-export"}, wanted...)...)
	cmd.Dir = dir
	_, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(exit.Stderr) > 0 {
		return errors.New(oneLine(string(exit.Stderr)))
	}
	return fmt.Errorf("it has no export data of all packages (%v)", err)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
