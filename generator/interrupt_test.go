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
	if os.Getenv(asCommand) != "" {
		Main(shop.API)
	}
	os.Exit(m.Run())
}

// TestSignals ends the command while it waits for the go command, which here
// does not end by itself.
func TestSignals(t *testing.T) {
	for name, test := range map[string]struct {
		signal syscall.Signal
		code   int
		want   string
	}{
		"SIGINT":  {syscall.SIGINT, 130, "sdkgen: interrupt; nothing was written\n"},
		"SIGTERM": {syscall.SIGTERM, 143, "sdkgen: terminated; nothing was written\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, bin := shopModule(t), t.TempDir()
			waiting := filepath.Join(bin, "waiting")
			if err := syscall.Mkfifo(waiting, 0o600); err != nil {
				t.Fatal(err)
			}
			slow := "#!/bin/sh\necho >'" + waiting + "'\nexec sleep 600\n"
			if err := os.WriteFile(filepath.Join(bin, "go"), []byte(slow), 0o700); err != nil {
				t.Fatal(err)
			}
			before := tree(t, dir)
			self, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			var stderr bytes.Buffer
			cmd := exec.CommandContext(t.Context(), self)
			cmd.Dir, cmd.Stderr = dir, &stderr
			cmd.Env = append(os.Environ(), asCommand+"=1", "PATH="+bin+":"+os.Getenv("PATH"))
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
		})
	}
}
