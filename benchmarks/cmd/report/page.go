package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
)

// rivals are the columns and their titles.
var rivals = []struct{ client, title string }{
	{"sdk", "this SDK"},
	{"official", "official SDK"},
	{"json", "encoding/json"},
	{"jsonv2", "json/v2"},
	{"jx", "go-faster/jx"},
	{yardstick, "the limit"},
}

// yardstick is the client that is no rival: what a careful hand can reach.
const yardstick = "limit"

// workloads are the rows: the benchmark, and the client whose time is 1.
var workloads = []struct{ benchmark, title, base string }{
	{"Get", "Get, whole call", "official"},
	{"List", "List of 499, whole call", "official"},
	{"Revoke", "Revoke, whole call", "official"},
	{"NotFound", "404, whole call", "official"},
	{"DecodeOne", "decode one session", "json"},
	{"DecodeList", "decode 499", "json"},
	{"DecodeShuffled", "decode 499, keys shuffled", "json"},
	{"DecodePretty", "decode 499, indented", "json"},
	{"EncodeBody", "encode a request body", "json"},
}

// page returns docs/performance.md, which has a section for each release. The
// command is the one that ran the benchmarks.
func page(releases []*release, stat, command string, count int) string {
	newest := releases[0]
	var b strings.Builder
	fmt.Fprintf(&b, "# Performance\n\nWritten by `%s` in `benchmarks/`. "+
		"Medians of %d runs with %s on %s, on one processor so that the garbage collector's work counts. ", command,
		count, names(releases), machine(newest.output))
	b.WriteString("All clients use the same in-memory round-tripper; " +
		"this SDK runs with all its default layers: rate limiter (at a rate that never waits), retries, timeouts. " +
		"The three columns named after a decoder are hand-written net/http calls with that decoder; the limit is " +
		"the least that http.Client and this SDK's decoder need, with no retries, limits, bounds or options. " +
		"Compare the ratios; absolute times depend on the machine.\n\n" +
		"Ratios are relative to the official SDK for whole calls, and to encoding/json for the rest. Less is better; " +
		"the best of each row is bold. " +
		"Sizes are those of a stripped program that lists sessions, compared with one that uses only net/http.\n")
	for _, r := range releases {
		fmt.Fprintf(&b,
			"\n## With %s\n\n### Time, as a ratio\n\n%s\n### Time and allocations\n\n%s\n### Size and start-up\n\n%s",
			r.name, ratioTable(r.results), absoluteTable(r.results), sizeTable(r.sizes))
	}
	fmt.Fprintf(&b, "\n## benchstat with %s\n\n```\n%s\n```\n", newest.name, strings.TrimSpace(stat))
	return b.String()
}

// names joins the names of the releases for a sentence.
func names(releases []*release) string {
	var list []string
	for _, r := range releases {
		list = append(list, r.name)
	}
	return strings.Join(list, " and ")
}

// readmeBlock is the part of the README that shows the charts.
func readmeBlock(s stored) string {
	return "<picture>\n  <source media=\"(prefers-color-scheme: dark)\" srcset=\"docs/" + themes[1].file + "\">\n" +
		"  <img alt=\"" + altText(s) + "\" src=\"docs/" + themes[0].file + "\">\n</picture>\n\n" +
		"Measured with " + s.release + " by `" + s.command + "` in `benchmarks/`. " +
		"[docs/performance.md](docs/performance.md) has all results, also with the previous release.\n"
}

// altText says in words what the charts show.
func altText(s stored) string {
	var rows []string
	for _, r := range s.rows {
		if r.ratios[0] == 0 {
			continue
		}
		rows = append(rows, fmt.Sprintf("%s %.3f", r.title, r.ratios[0]))
	}
	return "Bar chart: the time of this SDK relative to the official SDK (whole calls) or encoding/json (decoding " +
		"and encoding). " +
		strings.Join(rows, "; ") + "."
}

func ratioTable(results map[key]*result) string {
	return table(func(benchmark, base, client string) string {
		r, b := results[key{benchmark, client}], results[key{benchmark, base}]
		if r == nil || b == nil {
			return ""
		}
		text := fmt.Sprintf("%.3f", r.median()/b.median())
		if client == best(results, benchmark) {
			text = "**" + text + "**"
		}
		return text
	})
}

func absoluteTable(results map[key]*result) string {
	return table(func(benchmark, _, client string) string {
		r := results[key{benchmark, client}]
		if r == nil {
			return ""
		}
		return fmt.Sprintf("%s, %.0f allocs", duration(r.median()), r.allocs)
	})
}

// best returns the fastest client in a benchmark.
func best(results map[key]*result, benchmark string) string {
	name := ""
	for _, c := range rivals {
		r := results[key{benchmark, c.client}]
		if r != nil && c.client != yardstick && (name == "" || r.median() < results[key{benchmark, name}].median()) {
			name = c.client
		}
	}
	return name
}

// table returns a table with a row for each workload and a column for each client.
func table(cell func(benchmark, base, client string) string) string {
	var b strings.Builder
	b.WriteString("| |")
	for _, c := range rivals {
		b.WriteString(" " + c.title + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("---:|", len(rivals)) + "\n")
	for _, w := range workloads {
		b.WriteString("| " + w.title + " |")
		for _, c := range rivals {
			b.WriteString(" " + cell(w.benchmark, w.base, c.client) + " |")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func sizeTable(sizes []size) string {
	var b strings.Builder
	b.WriteString("| | stripped, MB | over net/http, MB | packages / modules | build cold, s | build warm, s | init, " +
		"ms | init allocs |\n")
	b.WriteString("|---|---:|---:|---:|---:|---:|---:|---:|\n")
	for _, s := range sizes {
		fmt.Fprintf(&b, "| %s | %.2f | %+.2f | %d / %d | %.1f | %.1f | %.2f | %d |\n", s.name, mega(s.bytes),
			mega(s.bytes-sizes[0].bytes),
			s.packages, s.modules, s.cold.Seconds(), s.warm.Seconds(), float64(s.init.Microseconds())/1000,
			s.initAllocs)
	}
	return b.String()
}

func mega(n int64) float64 { return float64(n) / 1e6 }

func duration(ns float64) string {
	switch {
	case ns < 10_000:
		return fmt.Sprintf("%.0f ns", ns)
	case ns < 1_000_000:
		return fmt.Sprintf("%.1f µs", ns/1e3)
	default:
		return fmt.Sprintf("%.2f ms", ns/1e6)
	}
}

// writeBlock replaces the text between the marks in a file.
func writeBlock(file, block string) error {
	const begin, end = "<!-- benchmarks -->", "<!-- /benchmarks -->"
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, ok := bytes.Cut(data, []byte(begin))
	_, after, ended := bytes.Cut(rest, []byte(end))
	if !ok || !ended {
		return fmt.Errorf("%s does not contain the marks %s and %s", file, begin, end)
	}
	text := string(before) + begin + "\n" + block + end + string(after)
	return os.WriteFile(file, []byte(text), 0o644)
}
