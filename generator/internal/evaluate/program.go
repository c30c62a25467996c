package evaluate

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"
)

// programFolder is the folder of the program, below that of the description,
// which may be internal. It exists only in the overlay.
const programFolder = "sdkgen-evaluate"

// patience is how long the go command may take to clean up when it is stopped.
const patience = 3 * time.Second

// The program runs where this one does.
const hostOS, hostArch = runtime.GOOS, runtime.GOARCH

//go:embed encode/encode.go
var encoder string

// program is the main file of the program. What it writes goes to the file that
// its argument names, so that a description may print.
const program = `package main

import (
	"fmt"
	"os"

	description %q
)

func main() {
	text, err := Encode(description.%s)
	if err == nil {
		err = os.WriteFile(os.Args[1], text, 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
`

// writeProgram writes the program into a scratch folder, and the overlay that
// puts it below the folder of the description.
func writeProgram(scratch, folder, importPath, variable string) (overlay string, err error) {
	_, rest, _ := strings.Cut(encoder, "\npackage encode\n")
	replace := map[string]string{}
	for name, text := range map[string]string{
		"main.go":   fmt.Sprintf(program, importPath, variable),
		"encode.go": "package main\n" + rest,
	} {
		actual := filepath.Join(scratch, name)
		if err := os.WriteFile(actual, []byte(text), 0o600); err != nil {
			return "", err
		}
		replace[filepath.Join(folder, programFolder, name)] = actual
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(scratch, "overlay.json")
	return overlay, os.WriteFile(overlay, text, 0o600)
}

var position = regexp.MustCompile(`(?m)^[^\s#].*\.go:\d+:\d+: `)

// hasPosition reports whether the go command named a place in the source.
func hasPosition(said string) bool { return position.MatchString(said) }

var status = regexp.MustCompile(`(?m)^exit status \d+$`)

// hasRun reports whether the go command built the program, and the program failed.
func hasRun(said string) bool { return status.MatchString(said) }

// withoutNames removes the lines in which the go command names the package whose
// errors follow.
func withoutNames(said string) string {
	var lines []string
	for line := range strings.Lines(said) {
		if !strings.HasPrefix(line, "# ") {
			lines = append(lines, strings.TrimSuffix(line, "\n"))
		}
	}
	return strings.Join(lines, "\n")
}
