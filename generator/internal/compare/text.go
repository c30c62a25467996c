package compare

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// plain returns a text on one line, with the space between its words reduced.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

// when returns the text if the condition holds.
func when(condition bool, text string) string {
	if condition {
		return text
	}
	return ""
}

// choose returns the first text if the condition holds, and else the second.
func choose(condition bool, yes, no string) string {
	if condition {
		return yes
	}
	return no
}

func required(is bool) string { return choose(is, "required", "optional") }

// number returns a bound or a default; empty for none.
func number[N int | int64 | uint64 | float64](n *N) string {
	if n == nil {
		return ""
	}
	return reading.Text(*n)
}

// statusText returns a status code with its name: "404 Not Found".
func statusText(code int) string {
	if name := http.StatusText(code); name != "" {
		return strconv.Itoa(code) + " " + name
	}
	return strconv.Itoa(code)
}

// list returns the texts with commas between them.
func list(texts []string) string { return strings.Join(texts, ", ") }

func statusList(codes []int) string {
	codes = slices.Clone(codes)
	slices.Sort(codes)
	var texts []string
	for _, code := range codes {
		texts = append(texts, strconv.Itoa(code))
	}
	return list(texts)
}

// duration returns a duration; empty for 0.
func duration(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// count returns a number; empty for 0.
func count[N int | int64 | float64](n N) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// rulesText returns rules between fields: "client_id, user_id".
func rulesText(rules []dsl.OneOrMore) string {
	var texts []string
	for _, rule := range rules {
		names := slices.Sorted(slices.Values(rule))
		texts = append(texts, list(names))
	}
	slices.Sort(texts)
	return strings.Join(texts, "; ")
}
