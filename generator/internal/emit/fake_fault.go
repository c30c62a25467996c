package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeFaultFile is the file of the fault scripts.
func fakeFaultFile(sdk *plan.SDK, r *plan.Resource) *jen.File {
	f := newFile(sdk, r.Test.Path)
	for _, decl := range []jen.Code{faultKinds(sdk), faultAlways(sdk), faultType(), faultInject(sdk), faultScript(r), faultClear(), faultSeed()} {
		f.Add(decl)
		f.Line()
	}
	return f
}

func faultKinds(sdk *plan.SDK) jen.Code {
	var defs []jen.Code
	for _, kind := range []struct{ name, text string }{
		{"Pass", "nothing goes wrong; takes a turn in a list"},
		{"Slow", "only the delay"},
		{"Status", "a status, without processing the request"},
		{"Drop", "the connection ends before the request is processed"},
		{"DropAfter", "the request is processed, the answer gets lost"},
		{"Truncate", "the answer's body ends half-way"},
		{"Garbage", "the answer is an HTML page"},
		{"FutureValue", "enums in the answer have a value that nobody knows yet"},
		{"FutureField", "objects in the answer have a field that nobody knows yet"},
		{"Rate", "429 when a key sends too much"},
	} {
		defs = append(defs, jen.Id("Fault"+kind.name).Op("=").Add(faultPkg(sdk, kind.name)).Comment("// "+kind.text))
	}
	return doc("The kinds of faults.").Const().Defs(defs...)
}

func faultAlways(sdk *plan.SDK) jen.Code {
	return doc("Always as the Times of a fault keeps it from being spent.").Const().Id("Always").Op("=").Add(faultPkg(sdk, "Always"))
}

func faultType() jen.Code {
	duration := func() *jen.Statement { return jen.Qual("time", "Duration") }
	return docs(
		"Fault is one way in which requests go wrong. Faults stand in a list. For every request it is read from the front: the first fault that is "+
			"meant for the operation, is not spent and, when it has a probability, wins its throw, strikes.",
	).Type().Id("Fault").Struct(
		jen.Id("Operation").String().Comment("// which requests: OpList and its siblings; empty is all of them"),
		jen.Id("Kind").String().Comment("// what happens: FaultStatus and its siblings"),
		jen.Id("Status").Int().Comment("// of FaultStatus; of FaultGarbage too, where 0 is 200"),
		jen.Id("RetryAfter").Add(duration()).Comment("// sent with a FaultStatus, in whole seconds, rounded up"),
		jen.Id("Delay").Add(duration()).Comment("// before anything else, whatever the kind"),
		jen.Id("Probability").Float64().Comment("// of striking, up to 1; 0 strikes without a throw"),
		jen.Id("Times").Int().Comment("// strikes until it is spent; 0 is once, or Always with a probability or a rate"),
		jen.Id("Requests").Int().Comment("// of FaultRate: how many requests a key may send; 0 is the API's own limit"),
		jen.Id("Per").Add(duration()).Comment("// of FaultRate: in which time"),
	)
}

func faultInject(sdk *plan.SDK) jen.Code {
	return doc("Inject adds faults to the end of the list. It panics when one is not valid.").
		Func().Params(fakeReceiver("Fake")).Id("Inject").Params(jen.Id("faults").Op("...").Id("Fault")).Block(
		jen.For(jen.List(jen.Id("_"), jen.Id("added")).Op(":=").Range().Id("faults")).Block(
			fakeServer().Dot("Inject").Call(faultPkg(sdk, "Fault").Call(jen.Id("added"))),
		),
	)
}

func faultScript(r *plan.Resource) jen.Code {
	example := "\t" + r.Test.Operations[0].GoName + ": 503 x2, pass, 429 retry-after=2s; *: drop 5%, slow=300ms 10%"
	text := joined(
		"InjectScript adds faults that are written as text:",
		example,
		"Rules are separated by semicolons, the faults of a rule by commas. A rule begins with the operation and a colon; without, or with a star, it is "+
			"for all operations. A fault is a status or one of pass, drop, drop-after, truncate, garbage, future-value and future-field, slow= with the delay, or "+
			"rate, alone or with a limit such as rate=100/10s. Behind it may stand x3 for the number of strikes, always, 5% for the probability, retry-after=2s, "+
			"delay=1s, and status=502 for garbage.",
	)
	return fakeMethod(text, "InjectScript", []jen.Code{jen.Id("text").String()}, jen.Error(), jen.Id("text"))
}

func faultClear() jen.Code {
	return fakeMethod("ClearFaults empties the list.", "ClearFaults", nil, nil)
}

func faultSeed() jen.Code {
	return fakeMethod("SeedFaults starts the throws of faults with a probability anew. Equal seeds give equal throws.", "SeedFaults",
		[]jen.Code{jen.Id("seed").Uint64()}, nil, jen.Id("seed"))
}
