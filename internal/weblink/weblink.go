// Package weblink reads the response header Link of RFC 8288.
package weblink

import "strings"

// Target returns the target of the first link with the relation rel, as it is
// written: it may be relative. What stands behind a malformed link is not read.
// A link that is about something else than the response (anchor) does not count.
func Target(header []string, rel string) (target string, ok bool) {
	for _, field := range header {
		for field != "" {
			field = strings.TrimLeft(field, " \t,")
			uri, params, found := cutTarget(field)
			if !found {
				break
			}
			rels, anchored, rest := readParams(params)
			if !anchored && has(rels, rel) {
				return strings.TrimSpace(uri), true
			}
			field = rest
		}
	}
	return "", false
}

// cutTarget splits a link behind its target, which is in angle brackets.
func cutTarget(s string) (target, params string, ok bool) {
	if !strings.HasPrefix(s, "<") {
		return "", "", false
	}
	return strings.Cut(s[1:], ">")
}

// readParams reads the parameters of a link: what the first rel among them holds,
// whether there is an anchor, and what follows the comma behind the link.
func readParams(s string) (rels string, anchored bool, rest string) {
	seen := false
	for {
		s = strings.TrimLeft(s, " \t")
		if !strings.HasPrefix(s, ";") {
			return rels, anchored, s
		}
		var name, value string
		name, value, s = readParam(s[1:])
		switch strings.ToLower(name) {
		case "rel":
			if !seen {
				rels, seen = value, true
			}
		case "anchor":
			anchored = true
		}
	}
}

// readParam reads a name, and the value behind it if there is one.
func readParam(s string) (name, value, rest string) {
	end := strings.IndexAny(s, "=;,")
	if end < 0 {
		return strings.TrimSpace(s), "", ""
	}
	name = strings.TrimSpace(s[:end])
	if s[end] != '=' {
		return name, "", s[end:]
	}
	s = strings.TrimLeft(s[end+1:], " \t")
	if strings.HasPrefix(s, `"`) {
		value, rest = readQuoted(s[1:])
		return name, value, rest
	}
	end = strings.IndexAny(s, ";,")
	if end < 0 {
		end = len(s)
	}
	return name, strings.TrimSpace(s[:end]), s[end:]
}

// readQuoted reads up to the closing quote.
func readQuoted(s string) (value, rest string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String(), ""
}

// has reports whether rel is one of the relations, which spaces separate.
func has(rels, rel string) bool {
	for one := range strings.FieldsSeq(rels) {
		if strings.EqualFold(one, rel) {
			return true
		}
	}
	return false
}
