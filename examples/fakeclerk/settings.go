package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

// settings are the values of the command line.
type settings struct {
	addr     string
	key      string
	seed     string // file with an array of sessions
	sessions int    // how many to make up
	fault    string // script
	faults   uint64 // seed of the script's throws
}

func parse(args []string, output io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("fakeclerk", flag.ContinueOnError)
	flags.SetOutput(output)
	flags.StringVar(&s.addr, "addr", "127.0.0.1:4010", "`address` to listen on")
	flags.StringVar(&s.key, "key", sessionstest.Key, "secret `key` that is accepted")
	flags.StringVar(&s.seed, "seed", "", "`file` with a JSON array of sessions to begin with")
	flags.IntVar(&s.sessions, "sessions", 0, "`number` of sessions to make up")
	flags.StringVar(&s.fault, "fault", "", "fault `script`, such as \"List: 503 x2, 429 retry-after=2s; *: drop 5%\"")
	flags.Uint64Var(&s.faults, "fault-seed", 0, "`seed` of the faults that strike with a probability")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if flags.NArg() > 0 {
		return s, fmt.Errorf("argument %q is one too many", flags.Arg(0))
	}
	if s.sessions < 0 {
		return s, fmt.Errorf("-sessions %d is negative", s.sessions)
	}
	return s, nil
}

// fake returns the fake for the settings.
func (s settings) fake(logger *slog.Logger) (*sessionstest.Fake, error) {
	fake := sessionstest.NewFake(madeUp(s.sessions)...)
	fake.SetKeys(s.key)
	fake.SetTemplate("custom_hasura", map[string]any{"x-hasura-default-role": "user"})
	fake.Observe(func(c sessionstest.Call) { logCall(logger, c) })
	fake.SeedFaults(s.faults)
	if err := fake.InjectScript(s.fault); err != nil {
		return nil, err
	}
	if s.seed == "" {
		return fake, nil
	}
	seed, err := read(s.seed)
	if err != nil {
		return nil, err
	}
	fake.Seed(seed...)
	return fake, nil
}

func read(file string) ([]models.Session, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var list []models.Session
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return list, nil
}

// logCall writes a line for a request. A dropped connection has no status code.
func logCall(logger *slog.Logger, c sessionstest.Call) {
	logger.Info("request",
		"operation", c.Operation, "method", c.Method, "path", c.Path, "query", c.Query.Encode(),
		"status", c.Status, "fault", c.Fault, "trace_id", c.TraceID)
}
