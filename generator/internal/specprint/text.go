package specprint

import (
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/comment"
)

// prefix returns the type of a literal, unless the context determines it.
func (p *printer) prefix(t reflect.Type, typed bool) string {
	if !typed {
		return ""
	}
	return p.typeName(t)
}

func (p *printer) typeName(t reflect.Type) string {
	switch {
	case t.PkgPath() != "":
		return p.qualified(t, t.Name())
	case t.Kind() == reflect.Slice:
		return "[]" + p.typeName(t.Elem())
	case t.Kind() == reflect.Map:
		return "map[" + p.typeName(t.Key()) + "]" + p.typeName(t.Elem())
	case t.Kind() == reflect.Pointer:
		return "*" + p.typeName(t.Elem())
	case t.Kind() == reflect.Interface:
		return "any"
	}
	return t.Name()
}

// qualified returns the name of t with its package.
func (p *printer) qualified(t reflect.Type, name string) string {
	p.imports[t.PkgPath()] = true
	_, pkg, _ := cutLast(t.PkgPath(), "/")
	return pkg + "." + name
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}

// units are the units of time that literals are written in, the longest first.
var units = []struct {
	size time.Duration
	name string
}{
	{time.Hour, "time.Hour"}, {time.Minute, "time.Minute"}, {time.Second, "time.Second"},
	{time.Millisecond, "time.Millisecond"}, {time.Microsecond, "time.Microsecond"}, {1, "time.Nanosecond"},
}

// duration prints a time in the longest unit that divides it.
func (p *printer) duration(d time.Duration) string {
	p.imports["time"] = true
	for _, unit := range units {
		if d%unit.size != 0 {
			continue
		}
		if d == unit.size {
			return unit.name
		}
		return strconv.FormatInt(int64(d/unit.size), 10) + "*" + unit.name
	}
	return ""
}

// text prints a string: with backquotes if it contains quotes, and over several
// lines if it is too long.
func (p *printer) text(s string, at place) string {
	quoted := strconv.Quote(s)
	if strings.ContainsAny(s, "\"\n\\") && strconv.CanBackquote(strings.ReplaceAll(s, "\n", "")) && fitsRaw(s, at) {
		return "`" + s + "`"
	}
	if at.column == 0 || at.column+columns(quoted) < width {
		return quoted
	}
	return broken(s, at)
}

// fitsRaw reports whether every line of a string fits, between backquotes. Texts of
// several paragraphs are broken between words too.
func fitsRaw(s string, at place) bool {
	if at.column == 0 {
		return true
	}
	column := at.column + len("``,")
	for line := range strings.SplitSeq(s, "\n") {
		if column+columns(line) > width {
			return false
		}
		column = len("``,")
	}
	return !strings.Contains(s, "\n\n")
}

// broken prints a string that is too long for its line, broken between words.
func broken(s string, at place) string {
	var lines []string
	room := width - at.column - len(`"" +`)
	for s != "" {
		line := s
		if columns(strconv.Quote(s))-2 > room || strings.Contains(s, "\n\n") {
			line = firstWords(s, room)
		}
		lines = append(lines, strconv.Quote(line))
		s = s[len(line):]
		room = width - (at.indent+1)*4 - len(`"" +`)
	}
	return strings.Join(lines, " +\n"+strings.Repeat("\t", at.indent+1))
}

// firstWords returns the words of s that fit, at least one, with the space after
// them.
func firstWords(s string, room int) string {
	end, cut := 0, 0 // behind a space, and in a word that does not fit
	for i, r := range s {
		if (r == ',' || r == '/') && end == 0 && columns(strconv.Quote(s[:i+1]))-2 <= room {
			cut = i + 1
		}
		if r == '\n' && strings.HasPrefix(s[i:], "\n\n") && columns(strconv.Quote(s[:i+2]))-2 <= room {
			return s[:i+2]
		}
		if r != ' ' {
			continue
		}
		if end > 0 && columns(strconv.Quote(s[:i+1]))-2 > room {
			break
		}
		end = i + 1
	}
	switch {
	case cut > 0 && (end == 0 || columns(strconv.Quote(s[:end]))-2 > room):
		return s[:cut]
	case end == 0 || end == len(s):
		return s
	}
	return s[:end]
}

// columns returns the width of a line.
func columns(s string) int {
	return utf8.RuneCountInString(s) + 3*strings.Count(s, "\t")
}

// comment returns text as comment lines.
func commentLines(text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	for line := range strings.Lines(comment.Wrap(text)) {
		b.WriteString(strings.TrimRight("// "+strings.TrimRight(line, "\n"), " ") + "\n")
	}
	return b.String()
}
