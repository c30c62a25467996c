package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// result is what one client showed in one benchmark.
type result struct {
	nanoseconds []float64 // of each run
	bytes       float64
	allocs      float64
}

// median is the time that half of the runs beat.
func (r result) median() float64 {
	sorted := slices.Sorted(slices.Values(r.nanoseconds))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}

// key names a benchmark and a client.
type key struct{ benchmark, client string }

// parse reads the output of go test -bench.
func parse(output []byte) (map[key]*result, error) {
	results := map[key]*result{}
	for line := range strings.Lines(string(output)) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		benchmark, client, ok := strings.Cut(strings.TrimPrefix(fields[0], "Benchmark"), "/client=")
		if !ok {
			continue
		}
		k := key{benchmark, client}
		if results[k] == nil {
			results[k] = new(result)
		}
		if err := results[k].add(fields[2:]); err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
	}
	if len(results) == 0 {
		return nil, fmt.Errorf("no benchmark has run:\n%s", output)
	}
	return results, nil
}

// add takes pairs of a value and its unit.
func (r *result) add(fields []string) error {
	for i := 0; i+1 < len(fields); i += 2 {
		value, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return err
		}
		switch fields[i+1] {
		case "ns/op":
			r.nanoseconds = append(r.nanoseconds, value)
		case "B/op":
			r.bytes = value
		case "allocs/op":
			r.allocs = value
		}
	}
	return nil
}

// machine is what the output says of where it was made.
func machine(output []byte) string {
	var parts []string
	for line := range strings.Lines(string(output)) {
		for _, prefix := range []string{"goos: ", "goarch: ", "cpu: "} {
			if text, ok := strings.CutPrefix(strings.TrimSpace(line), prefix); ok && !slices.Contains(parts, text) {
				parts = append(parts, text)
			}
		}
	}
	return strings.Join(parts, ", ")
}
