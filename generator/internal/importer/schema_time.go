package importer

import (
	"regexp"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// timeUnit is in what instants are counted.
type timeUnit int

const (
	unknownUnit timeUnit = iota
	milliseconds
	seconds
)

var (
	saysInstant = regexp.MustCompile(`(?i)\b(unix|epoch|timestamp|(milli)?seconds since)\b`)
	saysMilli   = regexp.MustCompile(`(?i)\b(milliseconds?|millis|ms)\b`)
	saysSeconds = regexp.MustCompile(`(?i)\bseconds?\b`)
	saysNumber  = regexp.MustCompile(`(?i)\b(unix|epoch|since)\b`)
)

// unitIn reads in what a description says that an instant is counted.
func unitIn(description string) timeUnit {
	switch {
	case !saysInstant.MatchString(description):
		return unknownUnit
	case saysMilli.MatchString(description):
		return milliseconds
	case saysSeconds.MatchString(description):
		return seconds
	}
	return unknownUnit
}

// instant converts a whole number that is a time by its description. One that
// does not say in what it is counted is counted as all others of the document, and
// so is one without a description that is a time by its name.
func (s *schemas) instant(c conjunction, at place) dsl.Schema {
	text := c.get("description").Text()
	unit := unitIn(text)
	switch {
	case unit != unknownUnit:
	case saysNumber.MatchString(text):
		unit = s.unit
	case text == "" && strings.HasSuffix(at.last(), "_at") && s.unit != unknownUnit:
		unit = s.unit
		s.kept(c[len(c)-1], "integer "+quoted(at.last()), "it is a time by its name, counted as the others are")
	}
	switch unit {
	case milliseconds:
		return dsl.UnixMilli{}
	case seconds:
		return dsl.UnixSeconds{}
	}
	return nil
}

// unitOf is in what the instants of a document are counted, as far as it says so
// with one voice.
func unitOf(doc *openapi.Document) timeUnit {
	found := map[timeUnit]int{}
	countUnits(doc.Root, found)
	switch {
	case found[milliseconds] > 0 && found[seconds] == 0:
		return milliseconds
	case found[seconds] > 0 && found[milliseconds] == 0:
		return seconds
	}
	return unknownUnit
}

func countUnits(n *openapi.Node, found map[timeUnit]int) {
	if n.Kind() == openapi.Map {
		if n.Peek("type").Text() == "integer" {
			found[unitIn(n.Peek("description").Text())]++
		}
		for key := range n.Keys() {
			countUnits(n.Peek(key), found)
		}
	}
	for _, item := range n.Items() {
		countUnits(item, found)
	}
}
