//go:build unix

package generator

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	shop "github.com/seed-e19c5fb5/clerk-go/generator/testdata/shop/spec"
)

// asCommand is the variable that makes the test binary the command of the shop.
const asCommand = "SDKGEN_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	switch os.Getenv(asCommand) {
	case "main":
		Main(shop.API)
	case "sdkgen":
		Sdkgen()
	}
	os.Exit(m.Run())
}

// TestSignals ends commands while they wait for the go command, which here does
// not end by itself. Nothing is left in the module, or in the folder for
// temporary files.
func TestSignals(t *testing.T) {
	for name, test := range map[string]struct {
		command string
		waits   string // the command of the go command that does not end
		signal  syscall.Signal
		code    int
		want    string
	}{
		"SIGINT":  {"main", "list", syscall.SIGINT, 130, "sdkgen: interrupt; nothing was written\n"},
		"SIGTERM": {"main", "list", syscall.SIGTERM, 143, "sdkgen: terminated; nothing was written\n"},
		"SIGINT while the description is compiled": {
			"sdkgen", "run", syscall.SIGINT, 130, "sdkgen: interrupt; nothing was written\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, temporary := shopModule(t), t.TempDir()
			path, waiting := waitingGo(t, test.waits)
			before := tree(t, dir)
			self, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			var stderr bytes.Buffer
			cmd := exec.CommandContext(t.Context(), self)
			cmd.Dir, cmd.Stderr = dir, &stderr
			cmd.Env = append(os.Environ(), asCommand+"="+test.command, "PATH="+path, "TMPDIR="+temporary)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			read(t, waiting)
			if err := cmd.Process.Signal(test.signal); err != nil {
				t.Fatal(err)
			}
			var exit *exec.ExitError
			if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != test.code ||
				stderr.String() != test.want {
				t.Errorf("got %v and %q, want exit status %d and %q", err, stderr.String(), test.code, test.want)
			}
			compareTrees(t, before, tree(t, dir))
			compareTrees(t, nil, tree(t, temporary))
		})
	}
}

// waitingGo returns a PATH with a go command of which one command does not end,
// and the pipe that is written to when it runs.
func waitingGo(t *testing.T, command string) (path, waiting string) {
	t.Helper()
	bin := t.TempDir()
	waiting = filepath.Join(bin, "waiting")
	if err := syscall.Mkfifo(waiting, 0o600); err != nil {
		t.Fatal(err)
	}
	actual, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	script := "#!/bin/sh\nif [ \"$1\" != " + command + " ]; then exec '" + actual + "' \"$@\"; fi\n" +
		"echo >'" + waiting + "'\nexec sleep 600\n"
	if err := os.WriteFile(filepath.Join(bin, "go"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return bin + ":" + os.Getenv("PATH"), waiting
}
