package resolve

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

func (r *resolver) union(s *dsl.Union) *plan.Union {
	u := &plan.Union{
		GoName:        s.Name,
		Receiver:      receiver(s.Name),
		Doc:           defined(s.Name, s.Doc),
		File:          naming.File(s.Name) + ".go",
		Discriminator: s.Discriminator,
		Optional:      reading.TagIsOptional(s),
		Sensitive:     r.read.IsSensitive(s),
		Narrowed:      r.read.IsNarrowed(s),
	}
	for _, v := range reading.Variants(s) {
		variant := plan.Variant{GoName: v.Of.Name, Value: v.Tag, Added: v.Added, Narrowed: r.read.IsNarrowed(v.Of)}
		if v.Optional {
			variant.Optional = reading.FieldNamed(reading.Fields(v.Of), s.Discriminator)
		}
		u.Variants = append(u.Variants, variant)
	}
	return u
}

func (r *resolver) choice(s *dsl.Choice) *plan.Choice {
	c := &plan.Choice{
		GoName:    s.Name,
		Receiver:  receiver(s.Name),
		Doc:       defined(s.Name, s.Doc),
		File:      naming.File(s.Name) + ".go",
		Sensitive: r.read.IsSensitive(s),
		Narrowed:  r.read.IsNarrowed(s),
	}
	for _, one := range s.Cases {
		kind := reading.KindOf(r.read.Target(one.Of))
		t := r.typeOf(one.Of)
		t.Pointer = t.Kind != plan.Array && t.Kind != plan.Map
		c.Cases = append(
			c.Cases,
			plan.ChoiceCase{GoName: reading.CaseName(one), Type: t, Kind: string(kind), Has: one.Has},
		)
	}
	return c
}

// directionText says in which messages a field is, when it is not in all.
func directionText(f dsl.Field) string {
	switch {
	case f.ReadOnly:
		return "It is not sent."
	case f.WriteOnly && !f.Optional:
		return "Requests have to hold it; responses lack it."
	case f.WriteOnly:
		return "Responses lack it."
	default:
		return ""
	}
}

// togetherText says of which fields a request has to hold at least one.
func togetherText(fields []dsl.Field, rules []dsl.OneOrMore) string {
	var sentences []string
	for _, rule := range rules {
		var names []string
		for _, wire := range rule {
			names = append(names, reading.FieldNamed(fields, wire))
		}
		sentences = append(sentences, "A request has to hold at least one of "+prose.List(names)+".")
	}
	return prose.Join(sentences...)
}
