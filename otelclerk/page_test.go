package otelclerk_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/seed-e19c5fb5/clerk-go/otelclerk"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

var update = flag.Bool("update", false, "write what tests print into docs/telemetry.md")

const page = "../docs/telemetry.md"

// TestThePageShowsARetriedCall holds the trace and the metrics in the page
// against those of a call that is answered 503, 503 and 200, by a client that may
// send once every two seconds.
func TestThePageShowsARetriedCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRecorder()
		slow := transport.WithRateLimit(transport.Rate{Requests: 1, Per: 2 * time.Second, Burst: 1})
		base := &answers{left: []answer{{status: 503, after: "1"}, {status: 503, after: "2"}, {status: 200}}}
		api := newSessions(t, base, append(otelclerk.Options(r.options()...), slow)...)
		if _, err := api.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		hold(t, "trace", drawn(r.spans.GetSpans()))
		hold(t, "metrics", strings.Join(points(r.metrics(t)), "\n")+"\n")
	})
}

// drawn is a trace of two levels as text, by the time: a line for each span and
// for each event, indented below its span, and one for each attribute.
func drawn(spans tracetest.SpanStubs) string {
	slices.Reverse(spans) // the operation ended last, and stands before a try that began with it
	start := spans[0].StartTime
	type entry struct {
		at   time.Time
		text string
	}
	var entries []entry
	for _, s := range spans {
		depth := ""
		if s.Parent.IsValid() {
			depth = "  "
		}
		line := fmt.Sprintf("%s%s  %s, %s, %s", depth, s.Name, s.SpanKind, seconds(s.EndTime.Sub(s.StartTime)),
			strings.ToLower(s.Status.Code.String()))
		for _, a := range strings.Split(text(s.Attributes...), ",") {
			line += fmt.Sprintf("\n%9s%s    %s", "", depth, a)
		}
		entries = append(entries, entry{s.StartTime, line})
		for _, e := range s.Events {
			entries = append(entries, entry{e.Time, fmt.Sprintf("%s  * %s  %s", depth, e.Name, text(e.Attributes...))})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return a.at.Compare(b.at) })
	var out strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&out, "%7s  %s\n", seconds(e.at.Sub(start)), e.text)
	}
	return out.String()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

// hold compares the block of a name in the page with what it should be, or
// replaces it with -update.
func hold(t *testing.T, name, want string) {
	t.Helper()
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)(<!-- otelclerk/page_test.go " + name + " -->\n```text\n)(.*?)(```\n)")
	m := block.FindSubmatchIndex(content)
	if m == nil {
		t.Fatalf("%s has no block %q", page, name)
	}
	if got := string(content[m[4]:m[5]]); got == want {
		return
	} else if !*update {
		t.Fatalf("%s shows as %s\n%s\nnot\n%s\n(run the test with -update)", page, name, got, want)
	}
	changed := slices.Concat(content[:m[4]], []byte(want), content[m[5]:])
	if err := os.WriteFile(page, changed, 0o644); err != nil {
		t.Fatal(err)
	}
}
