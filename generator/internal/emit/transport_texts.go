package emit

import (
	"fmt"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// listItem is between two items of a list in a comment.
const listItem = "\n  - "

// transportRatesText lists the default rates.
func transportRatesText(t *plan.Transport) string {
	var lines []string
	for _, r := range t.RateLimits {
		keys := r.KeyPrefix
		if keys == "" {
			keys = "any other"
		}
		line := fmt.Sprintf("%s: %d requests per %s, sent as %d at once and %d per %s", keys, r.Requests, durationText(r.Per), r.Burst, r.Rate, durationText(r.Per))
		if r.Doc != "" {
			line += " (" + r.Doc + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, listItem)
}

// transportLogText lists the attributes of log lines.
func transportLogText(t *plan.Transport) string {
	lines := []string{
		fmt.Sprintf("operation: the method, such as %q", t.ExampleName),
		fmt.Sprintf("url.template: the route, such as %q", t.ExampleRoute),
		"http.request.method",
		"http.response.status_code",
		"http.request.resend_count: 0 for the first attempt",
		"duration",
	}
	if t.TraceHeader != "" {
		lines = append(lines, "trace_id: of the response header "+t.TraceHeader)
	}
	lines = append(lines, `error.type: the status, or a word such as "timeout"`)
	return strings.Join(lines, listItem)
}
