package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainText converts Markdown to paragraphs of sentences, with an empty line
// between them. The items of a list become one sentence; code in blocks, images
// and rules are left out.
func plainText(markdown string) string {
	p := &plainWriter{}
	fence := ""
	for line := range strings.SplitSeq(lineEnds.Replace(markdown), "\n") {
		text := strings.TrimSpace(visible(line))
		switch {
		case fence != "":
			if strings.HasPrefix(text, fence) {
				fence = ""
			}
		case strings.HasPrefix(text, "```"), strings.HasPrefix(text, "~~~"):
			fence = text[:3]
			p.end()
		default:
			p.line(text)
		}
	}
	p.end()
	return strings.Join(p.paragraphs, "\n\n")
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// visible is a line without characters that nobody sees.
func visible(line string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, r == '\ufeff':
			return -1
		case r == '\t', unicode.Is(unicode.Zs, r), r == '\u2028', r == '\u2029', r == '\u0085':
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, line)
}

// plainWriter collects paragraphs.
type plainWriter struct {
	paragraphs []string
	current    string
	items      []string
}

var (
	listItem  = regexp.MustCompile(`^(?:[-*+•]|[0-9]{1,9}[.)])(?: +|$)`)
	heading   = regexp.MustCompile(`^#{1,6} *`)
	ruler     = regexp.MustCompile(`^(?:[-*_=] ?){3,}$`)
	tableRule = regexp.MustCompile(`^\|?[-:| ]*---[-:| ]*$`)
	linkLine  = regexp.MustCompile(`^\[[^\]]*\]: ?\S+`)
	warning   = regexp.MustCompile(`(?i)^deprecated: *`)
	alert     = regexp.MustCompile(`^\[!([A-Z])([A-Z]+)\] *`)
)

func (p *plainWriter) line(text string) {
	text = strings.TrimSpace(strings.TrimLeft(text, ">"))
	if m := alert.FindStringSubmatch(text); m != nil {
		text = m[1] + strings.ToLower(m[2]) + ": " + text[len(m[0]):]
	}
	switch {
	case text == "":
		if len(p.items) == 0 {
			p.end()
		}
	case ruler.MatchString(text), tableRule.MatchString(text), linkLine.MatchString(text):
	case heading.MatchString(text):
		p.end()
		p.current = strings.TrimSpace(strings.TrimRight(heading.ReplaceAllString(text, ""), "#"))
		p.end()
	case listItem.MatchString(text):
		p.items = append(p.items, strings.TrimSpace(listItem.ReplaceAllString(text, "")))
	case strings.HasPrefix(text, "|"):
		p.items = append(p.items, cells(text))
	case len(p.items) > 0:
		p.items[len(p.items)-1] += " " + text
	default:
		p.current = strings.TrimSpace(p.current + " " + text)
	}
}

// cells joins the cells of a row of a table.
func cells(row string) string {
	var texts []string
	for cell := range strings.SplitSeq(strings.Trim(row, "|"), "|") {
		if cell = strings.TrimSpace(cell); cell != "" {
			texts = append(texts, cell)
		}
	}
	return strings.Join(texts, ": ")
}

// end ends a paragraph.
func (p *plainWriter) end() {
	text := p.current
	if len(p.items) > 0 {
		var items []string
		for _, item := range p.items {
			if item = strings.TrimRight(item, ".;, "); item != "" {
				items = append(items, item)
			}
		}
		text = strings.TrimSpace(text + " " + strings.Join(items, "; "))
	}
	p.current, p.items = "", nil
	if text = strings.Join(strings.Fields(inline(text)), " "); text == "" {
		return
	}
	text = warning.ReplaceAllString(text, "It is deprecated: ")
	if strings.ContainsAny(text[:1], "+#>|-*=_") || listItem.MatchString(text) || strings.HasPrefix(text, "```") {
		first, rest, _ := strings.Cut(text, " ")
		text = strings.TrimSpace("The value " + first + " " + rest)
	}
	p.paragraphs = append(p.paragraphs, text)
}

var (
	image    = regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)`)
	link     = regexp.MustCompile(`\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])`)
	autolink = regexp.MustCompile(`<(https?://[^>\s]+)>`)
	tag      = regexp.MustCompile(`(?i)</?(?:a|b|code|em|i|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>`)
	block    = regexp.MustCompile(`(?i)</?(?:br|div|h[1-6]|hr|img|li|ol|p|pre|table|t[dhr]|tbody|ul)(?:\s[^<>]*)?/?>`)
	boldCode = regexp.MustCompile("\\*\\*(`[^`]+`)\\*\\*")
	bold     = regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__`)
	italic   = regexp.MustCompile(`(^|[\s(])(?:\*([^*\s][^*]*)\*|_([^_\s][^_]*)_)([\s).,;:!?]|$)`)
)

// inline converts the marks within a paragraph. Code stays as it is.
func inline(text string) string {
	text = link.ReplaceAllString(image.ReplaceAllString(text, ""), "$1")
	text = boldCode.ReplaceAllString(text, "$1")
	parts := strings.Split(text, "`")
	if len(parts)%2 == 0 { // a backquote is alone
		parts = []string{strings.Join(parts, "'")}
	}
	for i := 0; i < len(parts); i += 2 {
		part := autolink.ReplaceAllString(parts[i], "$1")
		part = block.ReplaceAllString(tag.ReplaceAllString(part, ""), " ")
		part = bold.ReplaceAllString(part, "$1$2")
		parts[i] = italic.ReplaceAllString(part, "$1$2$3$4")
	}
	return strings.Join(parts, "`")
}
