package check

// unused lists the types of the vocabulary whose values must be referred to,
// with their names in problems and the problem of an unused one.
var unused = map[string]struct{ kind, rule string }{
	"Object":    {"model", "is unused: no endpoint refers to it"},
	"Enum":      {"enum", "is unused: no endpoint refers to it"},
	"Union":     {"union", "is unused: no endpoint refers to it"},
	"Choice":    {"choice", "is unused: no endpoint refers to it"},
	"Resource":  {"resource", "is unused: it is not in API.Resources"},
	"Failure":   {"failure", "is unused: it is not in API.Errors"},
	"ErrorCode": {"error code", "is unused: it is not in any failure"},
	"PathParam": {"path parameter", "is unused: it is not in any path"},
	"Get":       {"endpoint", "is unused: it is not in any resource"},
	"Post":      {"endpoint", "is unused: it is not in any resource"},
	"Put":       {"endpoint", "is unused: it is not in any resource"},
	"Patch":     {"endpoint", "is unused: it is not in any resource"},
	"Options":   {"endpoint", "is unused: it is not in any resource"},
	"Delete":    {"endpoint", "is unused: it is not in any resource"},
}

// references reports variables of the description that are never used.
func (c *checker) references(subject) {
	for _, d := range c.source.Unreferenced() {
		if u, ok := unused[d.Type]; ok {
			c.problems = append(c.problems, Problem{Position: d.Position, Where: u.kind + " " + d.Name, Rule: u.rule})
		}
	}
}
