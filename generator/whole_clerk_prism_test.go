package generator

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
)

// TestWholeClerkAgainstPrism sends what the generated client sends, of every
// operation, to Prism, which serves the vendor's file and refuses what violates it.
// The emitted tests hold that the client sends the requests of the archives.
func TestWholeClerkAgainstPrism(t *testing.T) {
	prism, err := exec.LookPath("prism")
	if testing.Short() || underRace || err != nil {
		t.Skip("it needs the command prism: npm install --global @stoplight/prism-cli")
	}
	file := filepath.Join("testdata", "openapi", wholeClerk[0].name+".yml")
	imported, err := importer.Convert(loadDocument(t, file), importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	base := startPrism(t, prism, file)
	sent := 0
	for _, f := range generated(t, imported.API) {
		if match, _ := filepath.Match("*/testdata/wire/*.made_up.txtar", f.Path); !match {
			continue
		}
		sent++
		t.Run(strings.TrimSuffix(filepath.Base(f.Path), ".made_up.txtar"), func(t *testing.T) {
			sendArchived(t, base, imported.API.Servers[0].URL, txtar.Parse(f.Data))
		})
	}
	if sent != wholeClerk[0].operations {
		t.Errorf("%d requests were sent, not %d", sent, wholeClerk[0].operations)
	}
}

// startPrism serves a document on a free port until the test ends.
func startPrism(t *testing.T, prism, file string) (base string) {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(free.Addr().String())
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), prism, "mock", "--errors", "--host", "127.0.0.1", "--port", port, file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.Contains(lines.Text(), "is listening on") {
			go func() { _, _ = io.Copy(io.Discard, out) }() // so that its log does not fill the pipe
			return "http://127.0.0.1:" + port
		}
	}
	t.Fatalf("prism does not listen: %v", cmd.Wait())
	return ""
}

// sendArchived sends the request of an archive, and reports what Prism refuses.
func sendArchived(t *testing.T, base, server string, archive *txtar.Archive) {
	t.Helper()
	var head, body string
	for _, f := range archive.Files {
		switch f.Name {
		case "request":
			head = string(f.Data)
		case "request.body":
			body = strings.TrimSuffix(string(f.Data), "\n")
		}
	}
	first, rest, _ := strings.Cut(head, "\n")
	method, url, _ := strings.Cut(first, " ")
	if strings.Contains(head, "multipart/form-data") {
		body = strings.ReplaceAll(body+"\n", "\n", "\r\n")
	}
	url = base + strings.TrimPrefix(url, server)
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(rest) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		r.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	// Responses that Prism makes up itself break rules of the file too: they do not count.
	refused := strings.Contains(string(text), "stoplight.io/prism/errors#") &&
		!strings.Contains(string(text), "errors#VIOLATIONS")
	if refused || strings.Contains(string(text)+response.Header.Get("Sl-Violations"), `"location":["request"`) {
		t.Errorf("%s\n%s\n%s\n%s", head, body, text, response.Header.Get("Sl-Violations"))
	}
}
