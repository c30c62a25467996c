package compare

import (
	"math/big"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// bound is one constraint of a type; empty text is none.
type bound struct {
	aspect Aspect
	text   string
}

// bounds returns the constraints that types of the shape can have, in a fixed
// order.
func bounds(s dsl.Schema) []bound {
	switch s := s.(type) {
	case dsl.String:
		return []bound{
			{shortest, number(s.MinLength)}, {longest, number(s.MaxLength)}, {pattern, s.Pattern},
			{format, string(s.Format)},
		}
	case dsl.Int:
		return []bound{{least, number(s.Min)}, {most, number(s.Max)}}
	case dsl.Int64:
		return []bound{{least, number(s.Min)}, {most, number(s.Max)}}
	case dsl.Uint64:
		return []bound{{least, number(s.Min)}, {most, number(s.Max)}}
	case dsl.Float:
		return []bound{
			{least, number(s.Min)}, {most, number(s.Max)}, {above, number(s.Above)}, {below, number(s.Below)},
		}
	case dsl.Bytes:
		return []bound{{shortest, number(s.MinLength)}, {longest, number(s.MaxLength)}}
	case dsl.Array:
		return []bound{{fewest, number(s.Min)}, {maximal, number(s.Max)}, {unique, when(s.Unique, "unique")}}
	case dsl.List:
		return []bound{{fewest, number(s.Min)}, {maximal, number(s.Max)}, {unique, when(s.Unique, "unique")}}
	}
	return nil
}

// boundsText returns the constraints of a type in a few words.
func boundsText(s dsl.Schema) string {
	var texts []string
	for _, b := range bounds(s) {
		if b.text != "" {
			texts = append(texts, string(b.aspect)+" "+b.text)
		}
	}
	return strings.Join(texts, ", ")
}

// scalar compares the constraints of two types of the same shape.
func (c *comparer) scalar(s subject, old, now dsl.Schema) {
	nows := bounds(now)
	for i, o := range bounds(old) {
		n := nows[i]
		requests, responses := Breaks, Changes
		if isLooser(o, n) {
			requests = Adds
		} else if o.text == "" || isLooser(n, o) {
			responses = None
		}
		c.differ(s, o.aspect, o.text, n.text, s.either(requests, responses), either(s.dir&request != 0, Changes, None))
	}
	c.differ(s, preset, defaultText(old), defaultText(now), Changes, None)
	if o, n := isSecret(old), isSecret(now); o != n {
		c.differ(s, secrecy, when(o, "sensitive"), when(n, "sensitive"), None, Changes)
	}
	if o, n := fileType(old), fileType(now); o != n {
		c.differ(s, contentType, o, n, Changes, Changes)
	}
}

// isLooser reports whether a constraint allows more than before.
func isLooser(old, now bound) bool {
	if now.text == "" || old.text == "" {
		return now.text == ""
	}
	o, isNumber := new(big.Float).SetString(old.text)
	n, isToo := new(big.Float).SetString(now.text)
	if !isNumber || !isToo {
		return false
	}
	switch old.aspect {
	case least, above, shortest, fewest:
		return n.Cmp(o) < 0
	case most, below, longest, maximal:
		return n.Cmp(o) > 0
	}
	return false
}

func defaultText(s dsl.Schema) string {
	value, ok := reading.Default(s)
	if !ok {
		return ""
	}
	if text := reading.Text(value); text != "" {
		return text
	}
	return `""`
}

func isSecret(s dsl.Schema) bool {
	text, ok := s.(dsl.String)
	return ok && text.Sensitive
}

func fileType(s dsl.Schema) string {
	if file, ok := s.(dsl.File); ok {
		return file.ContentType
	}
	return ""
}
