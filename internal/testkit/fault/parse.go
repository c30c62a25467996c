package fault

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Parse reads a script from text:
//
//	List: 503 x2, pass, 429 retry-after=2s; *: drop 5%, slow=300ms 10%
//
// Rules are separated by semicolons, the faults of a rule by commas. A rule
// begins with an operation and a colon. Without them, or with a star, it applies
// to all operations. A fault is a status code or the name of a kind, "slow=" with
// the delay, or "rate", alone or with a limit such as "rate=100/10s". It may be
// followed by, in any order: "x3" for the number of requests, "always", "5%" for
// the probability, "retry-after=2s", "delay=1s", "status=502".
//
// The names of operations are looked up in operations, in full or without the
// part before the dot.
func Parse(text string, operations []string) ([]Fault, error) {
	var faults []Fault
	for rule := range strings.SplitSeq(text, ";") {
		if strings.TrimSpace(rule) == "" {
			continue
		}
		operation := ""
		if name, steps, found := strings.Cut(rule, ":"); found {
			var err error
			if operation, err = lookup(strings.TrimSpace(name), operations); err != nil {
				return nil, err
			}
			rule = steps
		}
		for item := range strings.SplitSeq(rule, ",") {
			f, err := parseFault(item)
			if err != nil {
				return nil, err
			}
			f.Operation = operation
			faults = append(faults, f)
		}
	}
	return faults, nil
}

func lookup(name string, operations []string) (string, error) {
	if name == "*" {
		return "", nil
	}
	for _, operation := range operations {
		if _, short, _ := strings.Cut(operation, "."); name == operation || name == short {
			return operation, nil
		}
	}
	return "", fmt.Errorf("fault script: operation %q is not one of %s", name, strings.Join(operations, ", "))
}

func parseFault(text string) (Fault, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return Fault{}, fmt.Errorf("fault script: a fault is missing in %q", text)
	}
	f, err := parseKind(words[0])
	for _, word := range words[1:] {
		if err == nil {
			err = f.option(word)
		}
	}
	if err == nil {
		err = f.Validate()
	}
	if err != nil {
		return Fault{}, fmt.Errorf("fault script: %q: %w", strings.TrimSpace(text), err)
	}
	return f, nil
}

// parseKind reads the first word of a fault.
func parseKind(word string) (Fault, error) {
	if status, err := strconv.Atoi(word); err == nil {
		return Fault{Kind: Status, Status: status}, nil
	}
	name, value, given := strings.Cut(word, "=")
	f := Fault{Kind: name}
	switch {
	case f.Kind == Slow && given:
		return f, parseTime(&f.Delay, value)
	case f.Kind == Rate && given:
		return f, f.rate(value)
	case f.Kind == Status || given:
		return f, fmt.Errorf("%q is not a fault", word)
	}
	return f, nil
}

// rate reads a limit such as 100/10s.
func (f *Fault) rate(text string) error {
	count, per, found := strings.Cut(text, "/")
	n, err := strconv.Atoi(count)
	if !found || err != nil || n < 1 {
		return fmt.Errorf("rate %q is not of the form 100/10s", text)
	}
	f.Requests = n
	return parseTime(&f.Per, per)
}

// option parses one of the words after the kind.
func (f *Fault) option(word string) error {
	if word == "always" {
		f.Times = Always
		return nil
	}
	if times, found := strings.CutPrefix(word, "x"); found {
		n, err := strconv.Atoi(times)
		if err != nil || n < 1 {
			return fmt.Errorf("%q is not a number of requests", word)
		}
		f.Times = n
		return nil
	}
	if percent, found := strings.CutSuffix(word, "%"); found {
		p, err := strconv.ParseFloat(percent, 64)
		if err != nil || p <= 0 || p > 100 {
			return fmt.Errorf("%q is not a probability", word)
		}
		f.Probability = p / 100
		return nil
	}
	return f.setting(word)
}

func (f *Fault) setting(word string) error {
	name, value, _ := strings.Cut(word, "=")
	switch name {
	case "retry-after":
		return parseTime(&f.RetryAfter, value)
	case "delay":
		return parseTime(&f.Delay, value)
	case "status":
		status, err := strconv.Atoi(value)
		if err != nil || http.StatusText(status) == "" {
			return fmt.Errorf("status %q does not exist", value)
		}
		f.Status = status
		return nil
	default:
		return fmt.Errorf("%q is not an option", word)
	}
}

func parseTime(into *time.Duration, text string) error {
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		return fmt.Errorf("%q is not a time such as 300ms or 2s", text)
	}
	*into = d
	return nil
}
