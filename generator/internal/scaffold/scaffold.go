// Package scaffold holds the files with which an SDK begins: the description of a
// small API to edit, and what generates and tests its SDK.
package scaffold

import (
	"embed"
	"path"
	"regexp"
	"strings"
)

//go:embed files
var files embed.FS

// SDK is what the files are adapted to.
type SDK struct {
	ImportPath string // of the folder of the SDK
	Flags      string // of sdkgen, where the defaults will not do: "-out ."
}

// Base returns the files that every SDK begins with, by their names.
func (s SDK) Base() (map[string][]byte, error) {
	return s.adapt(map[string]string{"doc.go": "doc.go.txt", ".gitattributes": "gitattributes.txt"})
}

// Todo returns the description of an API for tasks, and a test of its SDK.
func (s SDK) Todo() (map[string][]byte, error) {
	return s.adapt(map[string]string{
		"spec/api.go": "api.go.txt", "spec/tasks.go": "tasks.go.txt", s.packageName() + "_test.go": "sdk_test.go.txt",
	})
}

func (s SDK) adapt(from map[string]string) (map[string][]byte, error) {
	flags := ""
	if s.Flags != "" {
		flags = " " + s.Flags
	}
	words := strings.NewReplacer("PACKAGE", s.packageName(), "MODULE", s.ImportPath, "FLAGS", flags)
	adapted := map[string][]byte{}
	for name, file := range from {
		text, err := files.ReadFile("files/" + file)
		if err != nil {
			return nil, err
		}
		adapted[name] = []byte(words.Replace(string(text)))
	}
	return adapted, nil
}

var major = regexp.MustCompile(`^v[0-9]+$`)

// packageName returns the name of the package in the folder: the last element of
// the import path that is no version, as far as it is a Go name.
func (s SDK) packageName() string {
	last := path.Base(s.ImportPath)
	if major.MatchString(last) {
		last = path.Base(path.Dir(s.ImportPath))
	}
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, strings.TrimPrefix(last, "go-"))
	name = strings.TrimLeft(name, "0123456789")
	if name == "" || name == "main" {
		return "sdk"
	}
	return name
}
