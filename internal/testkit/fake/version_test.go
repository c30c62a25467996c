package fake_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestVersions(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	cases := map[string]struct {
		target, header string
		want           string
	}{
		"none":                                {"/v2/notes/about", "", "200"},
		"the last that has it":                {"/v2/notes/about", "2024-05-01", "200"},
		"an older one":                        {"/v2/notes/about?version=2023-12-31", "", "200"},
		"a later one":                         {"/v2/notes/about", "2024-05-02", "410 removed"},
		"a later one, asked for in the query": {"/v2/notes/about?version=2025-01-01", "", "410 removed"},
		"two":                                 {"/v2/notes/about?version=2024-05-01", "2024-05-01", "400 version_bad"},
		"a later one, of an operation that stays": {"/v2/notes", "2025-01-01", "200"},
		"two, of no operation":                    {"/v2/nothing?version=2024-05-01", "2024-05-01", "404 not_found"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			req := request(t, "GET", c.target, "")
			if c.header != "" {
				req.Header.Set("Notes-Version", c.header)
			}
			status, body := send(t, s, req)
			got := fmt.Sprint(status)
			if status != 200 {
				got += " " + codes(t, body)
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	req := request(t, "GET", "/v2/notes/about?version=2024-05-02", "")
	if _, body := send(t, s,
		req); !strings.Contains(body, "notes.About is in versions until 2024-05-01, not in 2024-05-02") {
		t.Errorf("got %s", body)
	}
}
