package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/wholeapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// changes is how often each change is made.
const changes = 10

// change is a text in the description, and what stands there after the change;
// %d is a number that no other change has.
type change struct{ name, file, text, changed string }

// measureWatching measures how long after a change of the description the SDK is
// up to date, for 8 endpoints and for 200: the best of ten, in seconds that pass,
// and in seconds of processors. What else runs on the machine adds to the first.
func measureWatching(dir string) error {
	sdkgen := filepath.Join(dir, "sdkgen")
	if said, err := exec.Command("go", "build", "-o", sdkgen, "./cmd/sdkgen").CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, said)
	}
	whole := wholeapi.API()
	eight := whole
	second := *whole.Resources[1]
	second.Endpoints = second.Endpoints[:3]
	eight.Resources = []*dsl.Resource{whole.Resources[0], &second}
	for _, api := range []dsl.API{eight, whole} {
		endpoints := 0
		for _, r := range api.Resources {
			endpoints += len(r.Endpoints)
		}
		fmt.Printf("%d endpoints\n", endpoints)
		own, err := newOwn(filepath.Join(dir, strconv.Itoa(endpoints)), api)
		if err != nil {
			return err
		}
		if err := own.watch(sdkgen, api.Resources[0].Name); err != nil {
			return err
		}
	}
	return nil
}

// watch makes changes while the generator watches.
func (o *own) watch(sdkgen, resource string) error {
	cmd := exec.Command(sdkgen, "-watch")
	cmd.Dir = o.dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod -trimpath")
	said, err := cmd.StderrPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	lines := bufio.NewScanner(said)
	generated := func() error {
		if !lines.Scan() || !strings.HasPrefix(lines.Text(), "generated in ") {
			return fmt.Errorf("sdkgen -watch says: %q", lines.Text())
		}
		return nil
	}
	if err := generated(); err != nil {
		return err
	}
	const id = `{Name: "id", Doc: "identifies the object", Type: dsl.String{}},`
	for _, c := range []change{
		{"a sentence of an endpoint", resource, `"List all objects"`, `"List all objects %d"`},
		{"a sentence of a model", "shared", `"identifies the object"`, `"identifies the object %d"`},
		{"a field of a model", "shared", id, id + ` {Name: "new_%d", Doc: "is new", Type: dsl.String{}},`},
	} {
		if err := o.make(c, cmd.Process.Pid, generated); err != nil {
			return err
		}
	}
	return nil
}

// make makes a change ten times, and prints how soon it was followed.
func (o *own) make(c change, pid int, generated func() error) error {
	file := filepath.Join(o.dir, "spec", c.file+".go")
	before, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var passed, used []time.Duration
	for i := range changes {
		text := strings.Replace(string(before), c.text, fmt.Sprintf(c.changed, i), 1)
		cpu, err := processors(pid)
		if err != nil {
			return err
		}
		start := time.Now()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
		if err := generated(); err != nil {
			return err
		}
		passed = append(passed, time.Since(start))
		now, err := processors(pid)
		if err != nil {
			return err
		}
		used = append(used, now-cpu)
	}
	best, cpu := slices.Min(passed), slices.Min(used)
	fmt.Printf("%-40s %8.2f s, %.2f s of processors\n", c.name, best.Seconds(), cpu.Seconds())
	return nil
}

// processors returns the time of processors that a process and its children have
// used, in the steps of 10 ms in which Linux tells it.
func processors(pid int) (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	ticks := 0
	for _, field := range strings.Fields(rest)[11:15] { // utime, stime, cutime, cstime
		n, err := strconv.Atoi(field)
		if err != nil {
			return 0, err
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond, nil
}
