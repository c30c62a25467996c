package generator

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const petsDocument = `openapi: 3.0.3
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example.com"}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 50}}
      responses:
        "200":
          description: The pets.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        age: {type: integer}
`

// inPets enters a folder with two versions of a document.
func inPets(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	newer := strings.NewReplacer("maximum: 50", "maximum: 20", "        age: {type: integer}\n", "").Replace(
		petsDocument,
	)
	for name, text := range map[string]string{"old.yml": petsDocument, "new.yml": newer} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestDiffCommand(t *testing.T) {
	dir := inPets(t)
	code, stdout, stderr := asSdkgen(t, dir, "diff", "old.yml", "new.yml")
	for _, want := range []string{
		"The smallest step of the version is **major**; in version 0 it is **minor**.",
		"- `query limit`: maximum changed from `50` to `20`. Go: changes behaviour; wire: breaks.",
		"- `field age`: field removed, `64-bit integer, optional`. Go: breaks (`models.Pet.Age`); wire: breaks.",
	} {
		if code != 1 || !strings.Contains(strings.Join(strings.Fields(stdout), " "), want) || stderr != "" {
			t.Errorf("exit code %d, want %q\n%s%s", code, want, stdout, stderr)
		}
	}
	code, stdout, stderr = asSdkgen(t, dir, "diff", "-json", "old.yml", "new.yml")
	var report struct {
		Step        string
		Differences []struct {
			Part, Go string
			OldAt    string `json:"old_at"`
			NewAt    string `json:"new_at"`
		}
	}
	if err := json.Unmarshal([]byte(stdout), &report); err != nil || code != 1 || report.Step != "major" {
		t.Fatalf("exit code %d, %v\n%s%s", code, err, stdout, stderr)
	}
	for _, d := range report.Differences {
		if d.Part == "field age" && (d.Go != "breaks" || d.OldAt != "old.yml:23:9" || d.NewAt == "") {
			t.Errorf("got %+v", d)
		}
	}
	if code, stdout, _ := asSdkgen(t, dir, "diff", "old.yml", "old.yml"); code != 0 {
		t.Errorf("exit code %d\n%s", code, stdout)
	}
	code, _, stderr = asSdkgen(t, dir, "diff", "old.yml", "none.yml")
	if code != 1 || stderr != "sdkgen: \"none.yml\" is no file, no folder and no git revision\n" {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
}

// The description of a module is compared with a document of another API.
func TestConformCommand(t *testing.T) {
	pets, dir := inPets(t), shopModule(t)
	document := filepath.Join(pets, "old.yml")
	code, stdout, stderr := asSdkgen(t, dir, "conform", document)
	lacks := "lacks GET /pets: endpoint\n\t" + document + ":7:7  spec/api.go:"
	if code != 1 || !strings.Contains(stdout, lacks) || stderr != "" {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
	if err := os.WriteFile(
		filepath.Join(dir, "spec", "conformance.txt"),
		[]byte("*\n\tAnother API.\n"),
		0o600,
	); err != nil {
		t.Fatal(err)
	}
	if code, stdout, stderr := asSdkgen(t, dir, "conform", document); code != 0 || stdout+stderr != "" {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
	none := filepath.Join(dir, "none.txt")
	if err := os.WriteFile(none, []byte("# nothing\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, _ = asSdkgen(t, dir, "conform", "-json", "-exceptions", none, document)
	line, _, _ := strings.Cut(stdout, "\n")
	var d deviation
	if err := json.Unmarshal(
		[]byte(line),
		&d,
	); err != nil || code != 1 || d.Kind != "deviation" || d.Description == "" {
		t.Errorf("exit code %d, %v\n%s", code, err, stdout)
	}
}

// TestDiffOfCompiledRevisions compiles the description in a git revision, and the
// one in the folder.
func TestDiffOfCompiledRevisions(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("it compares revisions: put git on PATH")
	}
	dir := shopModule(t)
	t.Chdir(dir)
	runGit(t, "init", "-q")
	runGit(t, "add", ".")
	runGit(t, "commit", "-q", "-m", "First")
	file := filepath.Join("spec", "things.go")
	text := strings.Replace(string(read(t, file)), `"Newest"`, `"Latest"`, 1)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := asSdkgen(t, dir, "diff", "HEAD", "spec")
	const want = "- Go name changed from `things.Client.Newest` to `things.Client.Latest`. Go: breaks"
	if code != 1 || !strings.Contains(stdout, want) || stderr != "" {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
}
