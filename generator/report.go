package generator

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/progress"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
)

// message is what a command says, and with -json a line of its output.
type message struct {
	// Kind is "problem" or "error" for why the command failed; "differs" or
	// "stale" for what a check found; "edited" or "note" for what to look at; and
	// "kept", "written" or "removed" for what was done.
	Kind    string `json:"kind"`
	File    string `json:"file,omitempty"`   // with slashes
	Line    int    `json:"line,omitempty"`   // from 1
	Column  int    `json:"column,omitempty"` // in bytes, from 1
	Where   string `json:"where,omitempty"`  // the described part: `sessions.List: query "limit"`
	Message string `json:"message,omitempty"`
}

// bold and plain are for the positions of problems on a terminal.
const bold, plain = "\x1b[1m", "\x1b[m"

// text returns the message on a line, as compilers print theirs.
func (m message) text(coloured bool) string {
	switch m.Kind {
	case "error":
		return "sdkgen: " + m.Message
	case "problem":
		var parts []string
		if m.Line > 0 {
			at := fmt.Sprintf("%s:%d:%d", m.File, m.Line, m.Column)
			if coloured {
				at = bold + at + plain
			}
			parts = append(parts, at)
		}
		if m.Where != "" {
			parts = append(parts, m.Where)
		}
		return strings.Join(append(parts, m.Message), ": ")
	case "edited", "note":
		return m.File + " " + m.Message
	}
	return m.Kind + " " + m.File
}

// say prints a message, or with -json a line on stdout.
func (c *commandLine) say(w io.Writer, m message) {
	if !c.asJSON {
		fmt.Fprintln(w, m.text(isTerminal(w) && os.Getenv("NO_COLOR") == ""))
		return
	}
	if text, err := json.Marshal(m); err == nil {
		fmt.Fprintln(c.stdout, string(text))
	}
}

func (c *commandLine) list(w io.Writer, kind string, paths []string) {
	for _, p := range paths {
		c.say(w, message{Kind: kind, File: p})
	}
}

// working runs what may take long, with progress on a terminal.
func (c *commandLine) working(ctx context.Context, work func(context.Context) error) error {
	if !isTerminal(c.stderr) {
		return work(ctx)
	}
	shown, stop := progress.On(ctx, c.stderr)
	defer stop()
	return work(shown)
}

// failed says why a command failed, and returns the exit code. Problems contain
// their own positions, so no prefix is printed.
func (c *commandLine) failed(ctx context.Context, err error) error {
	var undone *write.RollBackError
	if i, ok := context.Cause(ctx).(interruption); ok && !errors.As(err, &undone) {
		c.say(c.stderr, message{Kind: "error", Message: i.Error() + "; nothing was written"})
		return exitCode(i.exitCode())
	}
	problems := problemsOf(err)
	if len(problems) == 0 {
		c.say(c.stderr, message{Kind: "error", Message: err.Error()})
		return exitCode(1)
	}
	for _, p := range problems {
		c.say(c.stderr, p)
	}
	if !c.asJSON {
		fmt.Fprintf(c.stderr, "%s; nothing was written\n", counted(len(problems), "problem"))
	}
	return exitCode(1)
}

// problemsOf returns the problems of a description, or the errors of the compiler
// in its package.
func problemsOf(err error) []message {
	var found []message
	var problems Problems
	var broken *evaluate.CompileError
	switch {
	case errors.As(err, &problems):
		for _, p := range problems {
			found = append(found, message{
				Kind: "problem", File: p.Position.Filename, Line: p.Position.Line, Column: p.Position.Column,
				Where: p.Where, Message: p.Rule,
			})
		}
	case errors.As(err, &broken):
		for line := range strings.Lines(broken.Said) {
			found = append(found, compilerMessage(strings.TrimSuffix(line, "\n")))
		}
	}
	return found
}

var compilerLine = regexp.MustCompile(`^(.+?\.go):(\d+):(\d+): (.*)$`)

func compilerMessage(line string) message {
	m := message{Kind: "problem", Message: line}
	if parts := compilerLine.FindStringSubmatch(line); parts != nil {
		m.File, m.Message = parts[1], parts[4]
		m.Line, _ = strconv.Atoi(parts[2])
		m.Column, _ = strconv.Atoi(parts[3])
	}
	return m
}

// counted returns a number and its noun: "1 problem", "2 problems".
func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
