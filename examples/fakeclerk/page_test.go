package main

import (
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
)

// command is one line of the page that calls curl, in the form that it uses.
var command = regexp.MustCompile(`^\$ curl -H '(\w+): ([^']*)'(?: -X (\w+))? 'http://127\.0\.0\.1:4010/v1([^']*)'$`)

// varying is what differs from run to run: times and trace ids.
var varying = regexp.MustCompile(`\b(\d{13}|[0-9a-f]{32})\b`)

func TestThePageShowsWhatCurlGets(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/testing.md")
	if err != nil {
		t.Fatal(err)
	}
	url, _, stop := launch(t, "-sessions", "100")
	commands := 0
	lines := strings.Split(string(page), "\n")
	for i, line := range lines {
		m := command.FindStringSubmatch(line)
		if m == nil {
			if strings.HasPrefix(line, "$ curl") {
				t.Errorf("line %d is not compared: %s", i+1, line)
			}
			continue
		}
		commands++
		got, want := varying.ReplaceAllString(curl(t, m[3], url+m[4], m[1], m[2]),
			"N"), varying.ReplaceAllString(lines[i+1], "N")
		if got != want {
			t.Errorf("line %d: got\n%s\nwant\n%s", i+2, got, want)
		}
	}
	if commands == 0 {
		t.Error("the page shows no command")
	}
	if err := stop(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

func curl(t *testing.T, method, url, name, value string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set(name, value)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
