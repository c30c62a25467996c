package selftest

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// exampleBody returns the JSON of the response in an example's archive, without
// white space, or "" if there is none.
func exampleBody(folder, example string) (string, error) {
	archive, err := os.ReadFile(filepath.Join(folder, example+".txtar"))
	if err != nil {
		return "", err
	}
	_, body, ok := strings.Cut(string(archive), "\n-- response.body --\n")
	if !ok {
		return "", nil
	}
	body, _, _ = strings.Cut(body, "\n-- ")
	var b bytes.Buffer
	err = json.Compact(&b, []byte(body))
	return b.String(), err
}
