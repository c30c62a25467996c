package main

import (
	"os"
	"path/filepath"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/wholeapi"
)

// The versions of the rival and of the modules that its code imports.
const (
	rivalVersion   = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2"
	runtimeVersion = "github.com/oapi-codegen/runtime@v1.9.0"
)

// measureRival generates a client with oapi-codegen and builds it.
func measureRival(dir string) error {
	m := &module{dir: filepath.Join(dir, "rival"), caches: dir}
	if err := os.MkdirAll(m.dir, 0o755); err != nil {
		return err
	}
	document, err := wholeapi.OpenAPI()
	if err != nil {
		return err
	}
	files := map[string][]byte{
		"go.mod":       []byte("module example.com/rival\n\ngo 1.26.0\n"),
		"openapi.json": document,
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(m.dir, name), text, 0o644); err != nil {
			return err
		}
	}
	if _, err := m.command("go", "get", "-tool", rivalVersion); err != nil {
		return err
	}
	generate := func() error {
		_, err := m.command("go", "tool", "oapi-codegen", "-package", "rival", "-generate", "types,client", "-o", "client.go", "openapi.json")
		return err
	}
	row("oapi-codegen: generate, first time", m.timed(generate))
	row("oapi-codegen: generate again", m.timed(generate))
	if _, err := m.command("go", "get", runtimeVersion); err != nil {
		return err
	}
	if _, err := m.command("go", "mod", "tidy"); err != nil {
		return err
	}
	return m.builds([]build{{"oapi-codegen: build, cold", []string{"."}}})
}
