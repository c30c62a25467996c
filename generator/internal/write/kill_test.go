//go:build unix

package write

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"
	"time"
)

// killedDir is the variable that tells the test binary to be the process which
// is killed, and the folder it writes into.
const killedDir = "SDKGEN_TEST_KILLED_DIR"

// TestMain returns the process that TestKill kills, when the test has started one.
func TestMain(m *testing.M) {
	if dir := os.Getenv(killedDir); dir != "" {
		os.Exit(alternate(dir))
	}
	os.Exit(m.Run())
}

// alternate writes the two SDKs in turn, without an end, and says when it has
// begun. A signal that can be caught ends it with 1.
func alternate(dir string) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	fmt.Println("begun")
	for {
		for _, files := range [][]File{second, first} {
			if _, err := Update(ctx, dir, files, form); err != nil {
				if ctx.Err() == nil {
					fmt.Fprintln(os.Stderr, err)
					return 2
				}
				return 1
			}
		}
	}
}

// TestKill kills a process that writes, a hundred times at random moments, by
// signals that it can catch and one that it cannot. After one that it could
// catch the tree is whole at once; after the other the next process, and in the
// end a run here, make it whole.
func TestKill(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, byHand)
	must(t, dir, first)
	wholes := []map[string]string{settled(t, first), settled(t, second)}
	signals := []syscall.Signal{syscall.SIGKILL, syscall.SIGINT, syscall.SIGKILL, syscall.SIGTERM}
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	repaired := 0
	for i := range 100 {
		s := signals[i%len(signals)]
		killOne(t, dir, s, time.Duration(random.Int64N(int64(20*time.Millisecond))))
		got := tree(t, dir)
		if _, left := got[staging+"/"]; left && s == syscall.SIGKILL {
			repaired++
			continue // the next process has to repair it
		}
		want := wholes[0]
		if got[Manifest] != want[Manifest] {
			want = wholes[1]
		}
		sameTree(t, want, got)
		if t.Failed() {
			t.Fatalf("kill %d, %v, of seed %d", i, s, seed)
		}
	}
	must(t, dir, second)
	sameTree(t, wholes[1], tree(t, dir))
	if repaired == 0 {
		t.Error("no kill hit a process while it wrote")
	}
	t.Logf("%d of 50 SIGKILLs left something to repair", repaired)
}

// killOne starts a process, waits until it writes, and sends it a signal a while
// later.
func killOne(t *testing.T, dir string, s syscall.Signal, later time.Duration) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), killedDir+"="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, len("begun\n"))); err != nil {
		t.Fatal(err)
	}
	<-time.After(later)
	if err := cmd.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) {
		t.Fatalf("the process ended with %v", err)
	}
	if s != syscall.SIGKILL && exit.ExitCode() != 1 {
		t.Fatalf("after %v the process ended with %v", s, exit)
	}
}

// TestDiskFull has a process that may not write files beyond a size.
func TestDiskFull(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, byHand)
	must(t, dir, first)
	before := tree(t, dir)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "sh", "-c", `ulimit -f 0; exec "$0" 2>&1`, self)
	cmd.Env = append(os.Environ(), killedDir+"="+dir)
	out, err := cmd.Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Fatalf("the process ended with %v\n%s", err, out)
	}
	t.Logf("%s", out)
	sameTree(t, before, tree(t, dir))
	must(t, dir, second)
}
