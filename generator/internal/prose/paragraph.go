package prose

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible rejects invisible characters: control characters and similar ones,
// such as those that reorder a line.
func visible(text string) error {
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return fmt.Errorf("is not valid UTF-8 at byte %d", i)
		case !unicode.IsPrint(r) && !isSpace(r):
			return fmt.Errorf("contains the invisible character %U at byte %d", r, i)
		}
	}
	return nil
}

// isSpace reports whether a character is as good as a space.
func isSpace(r rune) bool {
	return r == '\n' || r == '\r' || r == '\t' || unicode.Is(unicode.Zs, r)
}

// split splits a text at empty lines. The lines of a paragraph are joined.
func split(text string) ([]string, error) {
	var paragraphs []string
	open := false
	for i, line := range strings.Split(lineBreaks.Replace(text), "\n") {
		words := strings.Join(strings.FieldsFunc(line, isSpace), " ")
		if words == "" {
			open = false
			continue
		}
		if err := plain(words); err != nil {
			return nil, fmt.Errorf("line %d %w", i+1, err)
		}
		if open {
			paragraphs[len(paragraphs)-1] += " " + words
			continue
		}
		if len(paragraphs) > 0 && isIndented(line) {
			return nil, fmt.Errorf("line %d is indented, which marks code: %s", i+1, rule)
		}
		paragraphs, open = append(paragraphs, words), true
	}
	return paragraphs, nil
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// isIndented reports whether Markdown treats a line as code.
func isIndented(line string) bool {
	return strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "    ")
}

const rule = "write sentences in paragraphs"

// plain rejects a line that has a meaning in Markdown or for Go's tools.
func plain(line string) error {
	if found := markup.FindString(line); found != "" {
		return fmt.Errorf("starts with %q, which is markup: %s", found, rule)
	}
	if deprecated.MatchString(line) {
		return errors.New(`starts with "Deprecated:": write the reason into the field Deprecated`)
	}
	return nil
}

// markup begins the lines of lists, headings, quotes, tables, code, rules and
// the addresses of links, and build constraints.
var markup = regexp.MustCompile("^(?:[-*•](?: |$)|[-*_=]{3,}|[+#>|]|```|~~~|[0-9]{1,9}[.)](?: |$)|\\[[^\\]]*\\]:)")

var deprecated = regexp.MustCompile("^(?i:deprecated:)")
