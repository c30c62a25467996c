package check

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// state checks the fake's state of a resource.
func (s subject) state(c *dsl.Collection) {
	if c.Of == nil {
		s.field("Of").problem("Of is missing")
		return
	}
	if taken := s.c.keeper[c.Of.Name]; taken != "" {
		s.field("Of").problem("Of: model %s is that of %s, and a model has one collection", c.Of.Name, taken)
	}
	s.c.keeper[c.Of.Name] = s.where
	s.identity(c)
	if strings.ContainsFunc(c.IDPrefix, isUnprintable) {
		s.field("IDPrefix").problem("IDPrefix %q contains a space, a control character or one beyond ASCII", c.IDPrefix)
	}
	for i, age := range c.Ages {
		at := s.field("Ages").index(i).within("age #%d", i+1)
		at.age(c.Of, age)
		if age.From != age.To && leads(c.Ages[:i], age.Field, age.To, age.From) {
			at.field("To").problem("To %q leads back to From %q: the clock would change a record for ever",
				age.To, age.From)
		}
	}
}

// leads reports whether changes of a field lead from a value to another.
func leads(ages []dsl.Age, field, from, to string) bool {
	reached := []string{from}
	for i := 0; i < len(reached); i++ {
		for _, age := range ages {
			if age.Field == field && age.From == reached[i] && !slices.Contains(reached, age.To) {
				reached = append(reached, age.To)
			}
		}
	}
	return slices.Contains(reached, to)
}

// identity checks the field that identifies a record, and how it is made.
func (s subject) identity(c *dsl.Collection) {
	id, ok := s.modelField("ID", c.Of, c.ID)
	if !ok {
		return
	}
	_, isText := id.Type.(dsl.String)
	_, isSerial := c.NewID.(dsl.Serial)
	_, isInt := id.Type.(dsl.Int)
	if !isText && !(isInt && isSerial) {
		s.field("ID").problem("ID: field %q is %s, not a string, or an int that Serial makes", c.ID, kindOf(id.Type))
	}
	if id.Optional || id.Nullable {
		s.field("ID").problem("ID: field %q may be absent or null", c.ID)
	}
	switch c.NewID.(type) {
	case nil:
	case dsl.Serial, dsl.NewUUID, dsl.NewID:
		if c.IDPrefix != "" {
			s.field("IDPrefix").problem("IDPrefix %q is not used: NewID makes the IDs", c.IDPrefix)
		}
	default:
		s.field("NewID").problem("NewID is neither Serial, NewUUID nor NewID")
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
