package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportEvents has what a call says of itself between its tries.
func transportEvents(sdk *plan.SDK) []jen.Code {
	return []jen.Code{
		doc("Event is something that a call did between its tries. A wait is reported when it is over; one below 1ms only when it was cut short.").
			Type().Id("Event").Struct(
			jen.Id("Kind").String().Comment("one of the constants"),
			jen.Id("Duration").Qual("time", "Duration").Comment("of the wait, or of the pause; 0 for other kinds"),
			jen.Id("Err").Error().Comment("why a wait was cut short; nil when it was not"),
		),
		transportEventKinds(sdk),
		transportWithObserver(sdk),
	}
}

func transportEventKinds(sdk *plan.SDK) jen.Code {
	kinds := []struct{ name, says string }{
		{"RetryWait", "before the request is sent again"},
		{"LimiterWait", "for the turn that the limiter gives"},
		{"PauseWait", "for the end of a pause of the route"},
		{"Pause", "of the route, begun by a 429 of this call"},
		{"BudgetExhausted", "the request is not sent again for want of budget"},
	}
	return doc("Kinds of an [Event].").Const().DefsFunc(func(defs *jen.Group) {
		for _, k := range kinds {
			defs.Id("Event"+k.name).Op("=").Qual(sdk.Paths.Engine("operation"), k.name).Comment(k.says)
		}
	})
}

func transportWithObserver(sdk *plan.SDK) jen.Code {
	event := jen.Qual(sdk.Paths.Engine("operation"), "Event")
	return doc("WithObserver returns a context for the request that a middleware of the operation passes on: observe is told of the events of "+
		"that request, in the goroutine that sends it. An observer that the context has already is told first.").
		Func().Id("WithObserver").Params(ctxParam(), jen.Id("observe").Func().Params(jen.Id("Event"))).Qual("context", "Context").Block(
		jen.Return(jen.Qual(sdk.Paths.Engine("operation"), "WithObserver").Call(jen.Id("ctx"),
			jen.Func().Params(jen.Id("e").Add(event)).Add(inline(jen.Id("observe").Call(jen.Id("Event").Call(jen.Id("e"))))))),
	)
}
