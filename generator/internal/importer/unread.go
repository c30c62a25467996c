package importer

import "strings"

// pureAnnotations are keys that say nothing of requests and responses.
var pureAnnotations = wordSet("externalDocs example examples summary description title contact license termsOfService")

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
		case name == "webhooks", name == "callbacks":
			c.note(Dropped, key, name, "a description has the requests of a client alone")
		case name == "links":
			c.note(Dropped, key, name, "a description does not link operations")
		case pureAnnotations[name]:
			c.note(Kept, key, name+" at "+pointer, "it is an annotation, which the description does without")
		case name == "type":
			c.note(Kept, key, "type at "+pointer, "it is the type of what stands beside it")
		case strings.HasPrefix(pointer, "#/paths/") && strings.Count(pointer, "/") == 2:
			c.note(Kept, key, "path "+name, "it has no operations")
		case strings.HasPrefix(name, "x-"):
			c.note(Dropped, key, "extension "+name, "its meaning is not known")
		default:
			c.note(Dropped, key, "key "+name+" at "+pointer, "the description has nothing for it")
		}
	}
}
