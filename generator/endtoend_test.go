package generator

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestEndToEnd generates two resources, one of them with pages, into a separate
// module, and lets the go command build it, vet it and run the generated tests.
// It has its own description, so that Clerk's may grow.
func TestEndToEnd(t *testing.T) {
	dir := t.TempDir()
	api := shelves()
	api.Resources = append(api.Resources, clients())
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), api, nil, false); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"clients/get.go", "clients/list.go", "clients/README.md", "clients/testdata/wire/Get.found.txtar",
		"clients/clientstest/fake.go", "models/device.go",
	} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("nothing was written to %s", name)
		}
	}
	t.Chdir(repository)
	writeModule(t, dir)
	useFake(t, dir)
	goCommand(t, dir, "vet", "./...")
	out := goCommand(t, dir, "test", "-vet=off", "-v", "./clients/...", "./shelves/...", "./models", "./transport")
	for _, want := range []string{
		"--- PASS: TestFake", "--- PASS: TestStub", "--- PASS: TestOneFakeOfTwoResources",
		"--- PASS: TestFallbackAndScripts", "--- PASS: TestWire/Get.found",
		"--- PASS: TestWire/List.second_page", "--- PASS: TestWire/Sketch.one",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the emitted tests do not say %q", want)
		}
	}
}

// TestEmittedTestsPass generates the small descriptions, each into a separate
// module, and runs the generated tests.
func TestEmittedTestsPass(t *testing.T) {
	for name, describe := range descriptions {
		t.Run(name, func(t *testing.T) {
			api := describe()
			dir := t.TempDir()
			target := target{dir: dir, module: "example.com/copy"}
			if _, err := target.write(t.Context(), api, nil, false); err != nil {
				t.Fatal(err)
			}
			t.Chdir(repository)
			writeModule(t, dir)
			out := goCommand(t, dir, "test", "-v", "./"+api.Resources[0].Name+"/...", "./models",
				"./transport")
			for _, e := range api.Resources[0].Endpoints {
				if !strings.Contains(out, "--- PASS: TestWire/"+endpointName(e)+".") {
					t.Errorf("no test of %s has passed:\n%s", endpointName(e), out)
				}
			}
		})
	}
}

func endpointName(e dsl.Endpoint) string { return reflect.ValueOf(e).FieldByName("Name").String() }

// clients returns a resource with a path parameter and pages.
func clients() *dsl.Resource {
	device := &dsl.Object{Name: "Device", Doc: "a browser or an app that holds sessions", Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("client"), Doc: "the type of the object"},
		{Name: "id", Type: dsl.String{}, Doc: "identifies the client"},
		{Name: "session_ids", Type: dsl.Array{Of: dsl.String{}}, Doc: "its sessions"},
		{
			Name: "last_active_session_id", Type: dsl.String{}, Optional: true, Nullable: true,
			Doc: "the session that was used last",
		},
		{Name: "created_at", Type: dsl.UnixMilli{}, Doc: "when it was first seen"},
	}}
	const body = `{"object": "client", "id": "client_1", "session_ids": ["sess_1", "sess_2"], ` +
		`"last_active_session_id": null, "created_at": 1716883200000}`
	id := &dsl.PathParam{Name: "client_id", Doc: "the ID of the client"}
	failures := []*dsl.Failure{unauthorized, missing}
	return &dsl.Resource{
		Name:  "clients",
		Doc:   "Clients are the browsers and apps that hold sessions.",
		State: &dsl.Collection{Of: device, ID: "id", IDPrefix: "client_"},
		Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "Get", Path: dsl.Path{dsl.Literal("clients"), id}, Summary: "Retrieve a client",
				Doc:     "retrieves the details of a client.",
				Returns: device, Failures: failures,
				Effects: []dsl.Effect{dsl.Find{By: id, Else: missingCode}, dsl.Reply{}},
				Examples: []dsl.Example{
					{
						Name: "found", Doc: "a client", Path: map[string]string{"client_id": "client_1"},
						Response: dsl.Response{Body: body},
					},
					{
						Name: "not_found", Doc: "no client", Path: map[string]string{"client_id": "client_1"},
						Response: dsl.Response{Status: 404, Body: missingBody},
					},
				},
			},
			dsl.Get{
				Name: "List", Path: dsl.Path{dsl.Literal("clients")}, Summary: "List all clients",
				Doc: "returns a list of all clients, the newest first.",
				Query: []dsl.Param{
					{
						Name: "limit", Type: dsl.Int{Min: new(1), Max: new(500), Default: new(10)},
						Doc: "the largest number of clients to return",
					},
					{
						Name: "offset", Type: dsl.Int{Min: new(0), Default: new(0)},
						Doc: "how many of the first clients to skip",
					},
				},
				Returns: dsl.Array{Of: device}, Failures: failures,
				Pages:   &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "id", Method: "All"},
				Effects: []dsl.Effect{dsl.Select{NewestFirst: "created_at"}},
				Examples: []dsl.Example{
					{
						Name: "second_page", Doc: "a page further on", Query: map[string]any{"limit": 1, "offset": 1},
						Response: dsl.Response{Body: "[" + body + "]"},
					},
					{
						Name: "bad_key", Doc: "an invalid key",
						Response: dsl.Response{
							Status: 401,
							Body:   `{"errors": [{"message": "m", "long_message": "l", "code": "unauthorized"}]}`,
						},
					},
				},
			},
		},
	}
}

// writeModule gives the output a go.mod with the requirements of this module's
// tests.
func writeModule(t *testing.T, dir string) {
	t.Helper()
	mod, err := os.ReadFile("go.mod") // the test is in the root of the repository
	if err != nil {
		t.Fatal(err)
	}
	mod = bytes.Replace(mod, []byte("module "+goldenModule), []byte("module example.com/copy"), 1)
	sum, err := os.ReadFile("go.sum")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"go.mod": mod, "go.sum": sum} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// useFake adds a test that calls the stub and the fake of the clients.
func useFake(t *testing.T, dir string) {
	t.Helper()
	source, err := os.ReadFile("generator/testdata/clients_fake_test.go") // the test is in the root of the repository
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "clients", "clientstest", "fake_test.go"), source, 0o644); err != nil {
		t.Fatal(err)
	}
}

// quickBuild are flags of builds in temporary folders. Without paths in what is
// built, folders that hold the same code share one build of it; without debugging
// data, programs are linked in half the time.
const quickBuild = "-trimpath -ldflags=-w"

// goCommand runs the go command in a module, and returns what it prints. Under the
// race detector it ends the test instead: what it builds would not be watched.
func goCommand(t *testing.T, dir string, args ...string) string {
	t.Helper()
	if underRace {
		t.Skip("the generator's part has passed; the race detector does not watch what the go command builds")
	}
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS="+quickBuild)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}
