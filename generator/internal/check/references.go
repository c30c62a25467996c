package check

// unused are the types of the vocabulary that a description declares in order to
// refer to them, with what problems call them and where they belong.
var unused = map[string]struct{ kind, rule string }{
	"Object":    {"model", "no endpoint leads to it"},
	"Enum":      {"enum", "no endpoint leads to it"},
	"Union":     {"union", "no endpoint leads to it"},
	"Resource":  {"resource", "API.Resources does not hold it"},
	"Failure":   {"failure", "API.Errors does not hold it"},
	"ErrorCode": {"error code", "no failure holds it"},
	"PathParam": {"path parameter", "no path has it"},
	"Get":       {"endpoint", "no resource holds it"},
	"Post":      {"endpoint", "no resource holds it"},
	"Put":       {"endpoint", "no resource holds it"},
	"Patch":     {"endpoint", "no resource holds it"},
	"Delete":    {"endpoint", "no resource holds it"},
}

// references reports variables of the description that nothing leads to.
func (c *checker) references(subject) {
	for _, d := range c.source.Unreferenced() {
		if u, ok := unused[d.Type]; ok {
			c.problems = append(c.problems, Problem{Position: d.Position, Where: u.kind + " " + d.Name, Rule: u.rule})
		}
	}
}
