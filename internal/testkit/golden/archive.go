package golden

import (
	"bytes"
	"fmt"
	"strings"
)

// archive is a txtar file: a comment and named sections.
type archive struct {
	comment  string
	sections []section
}

type section struct {
	name, text string
}

// text returns the text of a section; ok reports whether it exists.
func (a *archive) text(name string) (text string, ok bool) {
	for _, s := range a.sections {
		if s.name == name {
			return s.text, true
		}
	}
	return "", false
}

// parse reads an archive.
func parse(data []byte) *archive {
	a := &archive{}
	for line := range strings.Lines(string(data)) {
		if name, ok := marker(line); ok {
			a.sections = append(a.sections, section{name: name})
		} else if last := len(a.sections) - 1; last >= 0 {
			a.sections[last].text += line
		} else {
			a.comment += line
		}
	}
	return a
}

// marker returns the name in a line "-- name --".
func marker(line string) (string, bool) {
	line = strings.TrimRight(line, "\r\n")
	name, ok := strings.CutPrefix(line, "-- ")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(name, " --")
}

// format writes an archive, each section ending with a newline.
func (a *archive) format() []byte {
	var b bytes.Buffer
	b.WriteString(a.comment)
	for _, s := range a.sections {
		fmt.Fprintf(&b, "-- %s --\n%s", s.name, ended(s.text))
	}
	return b.Bytes()
}

func ended(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}
