package compat_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// fakeclerk is the address of the program that runs for all tests.
var fakeclerk string

func TestMain(m *testing.M) {
	stop, err := launch()
	if err != nil {
		fmt.Fprintln(os.Stderr, "compat:", err)
		os.Exit(1)
	}
	code := m.Run()
	stop()
	os.Exit(code)
}

var listening = regexp.MustCompile(`msg=listening url=(\S+)`)

// launch builds the program and runs it on a free port.
func launch() (stop func(), err error) {
	dir, err := os.MkdirTemp("", "fakeclerk")
	if err != nil {
		return nil, err
	}
	program := filepath.Join(dir, "fakeclerk")
	build := exec.Command("go", "build", "-o", program, "github.com/seed-e19c5fb5/clerk-go/examples/fakeclerk")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	run := exec.Command(program, "-addr", "127.0.0.1:0", "-sessions", "100")
	log, err := run.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := run.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewReader(log)
	first, err := lines.ReadString('\n')
	if err != nil {
		return nil, err
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	m := listening.FindStringSubmatch(first)
	if m == nil {
		return nil, fmt.Errorf("no address in %q", first)
	}
	fakeclerk = m[1]
	return func() {
		_ = run.Process.Signal(os.Interrupt)
		_ = run.Wait()
		_ = os.RemoveAll(dir)
	}, nil
}
