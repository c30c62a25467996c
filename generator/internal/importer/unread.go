package importer

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// pureAnnotations are keys that say nothing of requests and responses.
var pureAnnotations = wordSet("externalDocs summary description title contact license termsOfService")

// isLeftOut reports whether a key is one that no description has, wherever it is.
func isLeftOut(key string) bool {
	return key == "example" || key == "examples" || strings.HasPrefix(key, "x-")
}

// unread notes everything in the document that nothing was made of.
func (c *converter) unread() {
	for _, key := range c.doc.Unread() {
		pointer := key.Pointer()
		switch name := key.Text(); {
		case strings.HasPrefix(pointer, "#/components/") && strings.Count(pointer, "/") == 3:
			if !c.options.picks() {
				c.note(Dropped, key, pointer[len("#/"):], "no operation uses it")
			}
		case strings.HasPrefix(pointer, "#/components/") && strings.Count(pointer, "/") == 2 && c.options.picks():
		case name == "webhooks", name == "callbacks", name == "links":
			c.leftOut(key)
		case pureAnnotations[name]:
			c.note(Kept, key, name+" at "+pointer, "it is an annotation, which the description does without")
		case name == "type":
			c.note(Kept, key, "type at "+pointer, "it is the type of what stands beside it")
		case addsNothing(key):
			c.note(Kept, key, name+" at "+pointer, "what stands beside it says as much")
		case strings.HasPrefix(pointer, "#/paths/") && strings.Count(pointer, "/") == 2:
			c.note(Kept, key, "path "+name, "it has no operations")
		case isLeftOut(name):
			c.leftOut(key)
		default:
			c.note(Dropped, key, "key "+name+" at "+pointer, "the description has nothing for it")
		}
	}
}

// addsNothing reports whether a key of a schema says nothing that the rest does not: the
// format of listed values or of an object, or the default of a value that is always
// the same.
func addsNothing(key *openapi.Node) bool {
	listed := key.Beside("enum").Len()
	if key.Beside("const") != nil {
		listed = 1
	}
	switch key.Text() {
	case "format":
		kind := key.Beside("type").Text()
		return listed > 0 || kind == "object" || kind == "array" || kind == "boolean"
	case "default":
		values := append(key.Beside("enum").Items(), key.Beside("const"))
		return listed == 1 && values[0].Text() == key.Beside("default").Text()
	}
	return false
}

// withoutEffect are keys of examples and extensions that say nothing of requests and
// responses, or nothing that is not so anyway.
var withoutEffect = map[string]string{
	"example":                    "examples of a description are whole exchanges",
	"examples":                   "examples of a description are whole exchanges",
	"x-codeSamples":              "it is an annotation, which the description does without",
	"x-code-samples":             "it is an annotation, which the description does without",
	"x-speakeasy-usage-example":  "it is an annotation, which the description does without",
	"x-speakeasy-name-override":  "names follow the schemas",
	"x-speakeasy-unknown-values": "enums take unknown values anyway",
}

// leftOut notes a key that no description has: as dropped, unless it does not matter.
func (c *converter) leftOut(key *openapi.Node) {
	name := key.Text()
	switch {
	case strings.HasPrefix(name, extension.Prefix) && c.isExport:
	case withoutEffect[name] != "":
		c.note(Kept, key, name, withoutEffect[name])
	case c.options.ignores(name):
		c.note(Kept, key, name, "it is ignored, as the options say")
	case name == "links":
		c.note(Dropped, key, name, "a description does not link operations")
	case name == "webhooks", name == "callbacks":
		c.note(Dropped, key, name, "a description has the requests of a client alone")
	default:
		c.note(Dropped, key, "extension "+name, "its meaning is not known")
	}
}
