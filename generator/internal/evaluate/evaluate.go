package evaluate

import (
	"context"
	"errors"
	"fmt"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Description is the value of a description, and its source.
type Description struct {
	API    dsl.API
	Source *locate.Source
}

// CompileError is a package of a description that does not compile.
type CompileError struct {
	Said string // by the compiler, with positions relative to the folder of [Load]
}

// Error returns what the compiler said.
func (e *CompileError) Error() string { return e.Said }

// Load returns the description in the package that pattern names for the go
// command in dir, such as "./spec": its variable of type [dsl.API], or of several
// the one named API. Positions in the source, and of a [CompileError], are
// relative to dir.
func Load(ctx context.Context, dir, pattern string) (Description, error) {
	api := reflect.TypeFor[dsl.API]()
	source, err := locate.Load(locate.Options{
		Context: ctx, Dir: dir, Pattern: pattern, Vocabulary: api.PkgPath(), Type: api.Name(),
	})
	if err != nil {
		return Description{}, compiled(ctx, dir, pattern, err)
	}
	value, err := run(ctx, dir, source)
	if err != nil {
		return Description{}, err
	}
	return Description{API: value, Source: source}, nil
}

// compiled returns the compiler's errors in a package that could not be read, or
// if it has none, why it could not.
func compiled(ctx context.Context, dir, pattern string, err error) error {
	command := goCommand(ctx, dir, "build", "-o", os.DevNull, pattern)
	said, failed := command.CombinedOutput()
	if failed != nil && ctx.Err() == nil && hasPosition(string(said)) {
		return &CompileError{Said: withoutNames(string(said))}
	}
	return err
}

// run compiles a program around a description, runs it, and reads what it wrote.
func run(ctx context.Context, dir string, source *locate.Source) (dsl.API, error) {
	importPath, folder, variable := source.Package()
	if !token.IsExported(variable) {
		return dsl.API{}, fmt.Errorf("%s: the variable %s is not exported: call it %s", importPath, variable,
			strings.ToUpper(variable[:1])+variable[1:])
	}
	scratch, err := os.MkdirTemp("", "sdkgen-")
	if err != nil {
		return dsl.API{}, err
	}
	defer os.RemoveAll(scratch)
	overlay, err := writeProgram(scratch, folder, importPath, variable)
	if err != nil {
		return dsl.API{}, err
	}
	written := filepath.Join(scratch, "description.json")
	command := goCommand(ctx, dir, "run", "-buildvcs=false", "-ldflags=-s", "-overlay", overlay,
		importPath+"/"+programFolder, written) // without symbols it is linked sooner
	said, err := command.CombinedOutput()
	if err != nil {
		return dsl.API{}, failure(ctx, string(said), importPath, err)
	}
	text, err := os.ReadFile(written)
	if err != nil {
		return dsl.API{}, err
	}
	return Decode(text)
}

// goCommand returns a go command that runs on this machine, whatever is built
// here for others. It ends with the context, and is given time to clean up.
func goCommand(ctx context.Context, dir string, args ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, "go", args...)
	command.Dir = dir
	command.Env = append(os.Environ(), "GOOS="+hostOS, "GOARCH="+hostArch)
	command.Cancel = func() error {
		if err := command.Process.Signal(os.Interrupt); err == nil {
			return nil
		}
		return command.Process.Kill()
	}
	command.WaitDelay = patience
	return command
}

// failure returns why the program did not run: the context has ended, the package
// does not compile, the go command cannot build it, or it fails as it starts.
func failure(ctx context.Context, said, importPath string, err error) error {
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case !errors.As(err, &exit):
		return err
	case hasPosition(said) && !hasRun(said):
		return &CompileError{Said: withoutNames(said)}
	}
	return fmt.Errorf("a program that imports %s fails:\n%s", importPath, strings.TrimSpace(said))
}
