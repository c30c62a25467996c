package check

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// state checks the fake's state of a resource.
func (s subject) state(c *dsl.Collection) {
	if c.Of == nil {
		s.field("Of").problem("Of is missing")
		return
	}
	if id, ok := s.modelField("ID", c.Of, c.ID); ok {
		if _, isText := id.Type.(dsl.String); !isText {
			s.field("ID").problem("ID: field %q is %s, not a string", c.ID, kindOf(id.Type))
		}
		if id.Optional || id.Nullable {
			s.field("ID").problem("ID: field %q may be absent or null", c.ID)
		}
	}
	if strings.ContainsFunc(c.IDPrefix, isUnprintable) {
		s.field("IDPrefix").problem("IDPrefix %q contains a space, a control character or one beyond ASCII", c.IDPrefix)
	}
	for i, age := range c.Ages {
		s.field("Ages").index(i).within("age #%d", i+1).age(c.Of, age)
	}
}

func (s subject) age(record *dsl.Object, age dsl.Age) {
	s.instant("At", record, age.At)
	if f, ok := s.modelField("Field", record, age.Field); ok {
		s.textValue("From", f.Type, age.From)
		s.textValue("To", f.Type, age.To)
	}
	if age.From == age.To {
		s.field("To").problem("To %q is the same as From", age.To)
	}
}
