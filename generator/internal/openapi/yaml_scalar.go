package openapi

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// scalar sets the kind and the text of a node.
func scalar(n *Node, y *yaml.Node) *Error {
	n.kind, n.text = String, y.Value
	switch tag := y.ShortTag(); tag {
	case "!!str", "!!timestamp", "!!binary", "!!merge":
	case "!!null":
		n.kind, n.text = Null, "null"
	case "!!bool":
		n.kind, n.text = Bool, strings.ToLower(y.Value)
		if n.text != "true" && n.text != "false" {
			return n.problem(fmt.Sprintf("%s is no boolean: they are true and false", quoted(y.Value)))
		}
	case "!!int", "!!float":
		if digits := number(y.Value); digits != "" {
			n.kind, n.text = Number, digits
		}
	default:
		return n.problem(unknownTag(tag))
	}
	return nil
}

// unknownTag returns the rule against tags that change what a value means.
func unknownTag(tag string) string {
	return fmt.Sprintf("the tag %s is not read: documents hold what JSON can say", quoted(tag))
}

var (
	signed = regexp.MustCompile(`^\+([0-9.].*)$`)
	coded  = regexp.MustCompile(`^[-+]?0[xo][0-9a-fA-F]+$`)
	naked  = regexp.MustCompile(`^(-?)(\.[0-9])`)
	ending = regexp.MustCompile(`^(-?[0-9]+)\.([eE]|$)`)
)

// number returns a number of YAML as JSON writes it, or "" for what only older YAML
// takes for a number, such as 1_000 and 0123, and for what JSON has no number for, such
// as .inf: those are texts.
func number(text string) string {
	if coded.MatchString(text) {
		n, ok := new(big.Int).SetString(text[:min(len(text), longest)], 0)
		if !ok || len(text) > longest {
			return ""
		}
		return n.String()
	}
	text = signed.ReplaceAllString(text, "$1")
	text = naked.ReplaceAllString(text, "${1}0$2")
	text = ending.ReplaceAllString(text, "$1$2")
	if !json.Valid([]byte(text)) {
		return ""
	}
	return text
}

// longest is the length up to which messages quote a text, and codes are numbers.
const longest = 60

// quoted returns a text for a message, cut if it is long.
func quoted(text string) string {
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return fmt.Sprintf("%q", text)
}
