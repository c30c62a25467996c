package emit

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/dave/jennifer/jen"
)

// durationText returns a duration as prose has it: "20s", "5m", "1m30s".
func durationText(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

// durationLit returns a duration as code has it: 20 * time.Second.
func durationLit(d time.Duration) *jen.Statement {
	for _, unit := range []struct {
		size time.Duration
		name string
	}{{time.Minute, "Minute"}, {time.Second, "Second"}, {time.Millisecond, "Millisecond"}, {time.Microsecond, "Microsecond"}} {
		if d == unit.size {
			return jen.Qual("time", unit.name)
		}
		if d > unit.size && d%unit.size == 0 {
			return integer(int64(d/unit.size)).Op("*").Qual("time", unit.name)
		}
	}
	return integer(int64(d)).Op("*").Qual("time", "Nanosecond")
}

// bytesText returns a size as prose has it: "10 MiB".
func bytesText(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// bytesLit returns a size as code has it: 10 << 20.
func bytesLit(n int64) *jen.Statement {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return integer(n >> 20).Op("<<").Lit(20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return integer(n >> 10).Op("<<").Lit(10)
	}
	return integer(n)
}

// statusesText returns a list of statuses as prose has it: "500, 502 and 504".
func statusesText(statuses []int) string {
	words := make([]string, len(statuses))
	for i, status := range statuses {
		words[i] = strconv.Itoa(status)
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// statusesLit returns a list of statuses as code has it.
func statusesLit(statuses []int) *jen.Statement {
	values := make([]jen.Code, len(statuses))
	for i, status := range statuses {
		values[i] = jen.Lit(status)
	}
	return jen.Index().Int().Values(values...)
}
