package compare

import (
	"fmt"
	"slices"
	"strings"
)

// columns is the width of a line of Markdown.
const columns = 120

// Markdown returns the report for people: the step of the version, and the
// differences by what they do, each with its effect on Go and on the wire. Texts
// that differ are only named. Headings begin at the given level.
func (r Report) Markdown(level int) string {
	var b strings.Builder
	b.WriteString(wrapped("", r.summary()))
	for _, group := range []struct {
		title string
		is    func(Difference) bool
	}{
		{"Breaks programs", func(d Difference) bool { return d.Go == Breaks }},
		{"Breaks requests or responses", func(d Difference) bool { return d.Go != Breaks && d.Wire == Breaks }},
		{"Changes behaviour", func(d Difference) bool { return max(d.Go, d.Wire) == Changes && d.Kind != Added }},
		{"Adds", func(d Difference) bool {
			worst := max(d.Go, d.Wire)
			return worst == Adds || worst == Changes && d.Kind == Added
		}},
	} {
		r.group(&b, level, group.title, group.is)
	}
	r.texts(&b, level)
	return b.String()
}

// summary says how many differences there are, and which step they need.
func (r Report) summary() string {
	if len(r.Differences) == 0 {
		return fmt.Sprintf("%s and %s do not differ.", r.Old.Name, r.New.Name)
	}
	step := StepOf(r.Differences)
	count := func(is func(Difference) bool) int {
		n := 0
		for _, d := range r.Differences {
			if is(d) {
				n++
			}
		}
		return n
	}
	return fmt.Sprintf("From %s to %s there are %d differences. %d of them break programs that use the generated Go "+
		"code, and %d break on the wire. The smallest step of the version is **%s**; in version 0 it is **%s**.",
		r.Old.Name, r.New.Name, len(r.Differences), count(func(d Difference) bool { return d.Go == Breaks }),
		count(func(d Difference) bool { return d.Wire == Breaks }), step, step.InV0())
}

func (r Report) group(b *strings.Builder, level int, title string, is func(Difference) bool) {
	var places []string
	lines := map[string][]string{}
	for _, d := range r.Differences {
		if d.isText() || !is(d) {
			continue
		}
		if lines[d.Where] == nil {
			places = append(places, d.Where)
		}
		lines[d.Where] = append(lines[d.Where], d.line())
	}
	if len(places) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s %s\n", strings.Repeat("#", level), title)
	for _, place := range places {
		fmt.Fprintf(b, "\n%s\n\n", quoted(place))
		for _, line := range lines[place] {
			b.WriteString(wrapped("- ", line))
		}
	}
}

// isText reports whether a difference is one of texts, which change nothing.
func (d Difference) isText() bool {
	return (d.Aspect == docs || d.Aspect == deprecation) && max(d.Go, d.Wire) == None
}

// line describes a difference within its place.
func (d Difference) line() string {
	text := string(d.Aspect)
	if d.Part != "" {
		text = quoted(d.Part) + ": " + text
	}
	switch {
	case d.Aspect == behaviour: // its texts are long, and say nothing of the API
		text += " " + string(d.Kind)
	case d.Kind == Added:
		text += " added"
		if d.New != "" {
			text += ", " + quoted(d.New)
		}
	case d.Kind == Removed:
		text += " removed, " + quoted(d.Old)
	default:
		text += " changed"
		if d.Old != d.New {
			text += " from " + quoted(d.Old) + " to " + quoted(d.New)
		}
	}
	return text + ". Go: " + d.Go.String() + d.code() + "; wire: " + d.Wire.String() + "."
}

// code lists what changes in generated packages, up to a few names.
func (d Difference) code() string {
	const few = 4
	var names []string
	for _, c := range d.Code {
		if d.Go != Breaks || c.Breaks {
			names = append(names, quoted(fullName(c)))
		}
	}
	if len(names) == 0 {
		return ""
	}
	more := ""
	if len(names) > few {
		names, more = names[:few], fmt.Sprintf(" and %d more", len(names)-few)
	}
	return " (" + list(names) + more + ")"
}

// texts names what has other texts, and what is deprecated.
func (r Report) texts(b *strings.Builder, level int) {
	var deprecated, documented []string
	for _, d := range r.Differences {
		name := quoted(strings.TrimSpace(d.Where + " " + d.Part))
		switch {
		case !d.isText():
		case d.Aspect == docs:
			documented = append(documented, name)
		case d.Kind == Removed:
			deprecated = append(deprecated, name+" is not deprecated any more.")
		default:
			deprecated = append(deprecated, name+" is deprecated: "+d.New)
		}
	}
	if len(deprecated) > 0 {
		fmt.Fprintf(b, "\n%s Deprecated\n\n", strings.Repeat("#", level))
		for _, line := range deprecated {
			b.WriteString(wrapped("- ", line))
		}
	}
	if len(documented) > 0 {
		fmt.Fprintf(b, "\n%s Other texts\n\n", strings.Repeat("#", level))
		b.WriteString(wrapped("", list(slices.Compact(documented))+"."))
	}
}

// quoted returns a text as code, with fences longer than those in it.
func quoted(text string) string {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		text = " " + text + " "
	}
	return fence + text + fence
}

// wrapped breaks a paragraph behind a marker into lines.
func wrapped(marker, text string) string {
	indent := strings.Repeat(" ", len(marker))
	var b strings.Builder
	line := marker
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
			line += word
		case len(line)+1+len(word) > columns && !startsBlock(word):
			b.WriteString(line + "\n")
			line = indent + word
		default:
			line += " " + word
		}
	}
	b.WriteString(line + "\n")
	return b.String()
}

// startsBlock reports whether a word at the beginning of a line begins a list or
// a heading.
func startsBlock(word string) bool {
	return strings.Trim(word, "-+*#>=0123456789.)") == ""
}
