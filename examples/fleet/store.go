package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"
)

// store is the Redis server of the fleet. It saves nothing, so that it is empty
// after every restart.
type store struct {
	program string
	dir     string
	cmd     *exec.Cmd
	client  *redis.Client

	scripts, before int64         // runs of scripts: since it was started, and before
	busy, busier    time.Duration // time of theirs, likewise
}

// newStore finds a server program.
func newStore() (*store, error) {
	program, err := exec.LookPath("redis-server")
	if err != nil {
		if program, err = exec.LookPath("valkey-server"); err != nil {
			return nil, errors.New("neither redis-server nor valkey-server is on PATH; -redis=false runs without")
		}
	}
	dir, err := os.MkdirTemp("", "fleet")
	if err != nil {
		return nil, err
	}
	s := &store{program: program, dir: dir}
	s.client = redis.NewClient(&redis.Options{Network: "unix", Addr: s.socket()})
	return s, nil
}

func (s *store) socket() string { return filepath.Join(s.dir, "redis") }

// start starts the server and waits until it replies.
func (s *store) start(ctx context.Context) error {
	s.cmd = exec.Command(s.program, "--port", "0", "--unixsocket", s.socket(), "--dir", s.dir, "--save", "", "--appendonly", "no")
	if err := s.cmd.Start(); err != nil {
		return err
	}
	var err error
	for range 1000 {
		if err = s.client.Ping(ctx).Err(); err == nil || ctx.Err() != nil {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
	return fmt.Errorf("%s does not answer: %w", s.program, err)
}

// kill kills the server.
func (s *store) kill() {
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
	s.cmd = nil
	s.before, s.scripts = s.before+s.scripts, 0
	s.busier, s.busy = s.busier+s.busy, 0
}

func (s *store) close() {
	s.kill()
	s.client.Close()
	os.RemoveAll(s.dir)
}

var stat = regexp.MustCompile(`cmdstat_eval(?:sha)?:calls=(\d+),usec=(\d+)`)

// look reads the number of scripts that were run.
func (s *store) look(ctx context.Context) {
	if s.cmd == nil {
		return
	}
	info, err := s.client.Info(ctx, "commandstats").Result()
	if err != nil {
		return
	}
	s.scripts, s.busy = 0, 0
	for _, m := range stat.FindAllStringSubmatch(info, -1) {
		calls, _ := strconv.ParseInt(m[1], 10, 64)
		micros, _ := strconv.ParseInt(m[2], 10, 64)
		s.scripts += calls
		s.busy += time.Duration(micros) * time.Microsecond
	}
}
