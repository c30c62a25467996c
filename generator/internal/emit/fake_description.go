package emit

import (
	"fmt"
	"strings"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeDescriptionFile is the file with the tables of the engine.
func fakeDescriptionFile(sdk *plan.SDK, r *plan.Resource) *jen.File {
	f := newFile(sdk, r.Test.Path)
	f.Add(doc(fmt.Sprintf("description describes the %s of %s for the engine.", r.Package, sdk.API.Name)).
		Var().Id("description").Op("=").Add(fakeValue(sdk, r.Test.Description)))
	return f
}

// fakeValue is a value of a table.
func fakeValue(sdk *plan.SDK, value any) *jen.Statement {
	switch v := value.(type) {
	case *plan.FakeLiteral:
		return fakeTyped(sdk, v.Type).Add(fakeFields(sdk, v))
	case plan.FakeList:
		return jen.Index().Add(fakeTyped(sdk, v.Elem)).Add(fakeItems(sdk, v))
	case plan.FakeCall:
		var args []jen.Code
		for _, arg := range v.Args {
			args = append(args, fakeValue(sdk, arg))
		}
		return fakePkg(sdk, v.Func).Call(args...)
	case plan.FakeConst:
		return fakePkg(sdk, string(v))
	case []string:
		var items []jen.Code
		for _, item := range v {
			items = append(items, jen.Lit(item))
		}
		return jen.Index().String().Values(items...)
	case time.Duration:
		return fakeDuration(v)
	default:
		return jen.Lit(v)
	}
}

// fakeTyped is the name of a type of the engine, with its star or ampersand, or
// nothing where the context implies it.
func fakeTyped(sdk *plan.SDK, name string) *jen.Statement {
	bare := strings.TrimLeft(name, "*&")
	if bare == "" {
		return jen.Empty()
	}
	return jen.Op(strings.TrimSuffix(name, bare)).Add(fakePkg(sdk, bare))
}

func fakeFields(sdk *plan.SDK, l *plan.FakeLiteral) *jen.Statement {
	var fields []jen.Code
	for _, f := range l.Fields {
		fields = append(fields, keyed(f.Name, fakeValue(sdk, f.Value)))
	}
	return fakeBraces(fakeWidth(l), fields)
}

func fakeItems(sdk *plan.SDK, list plan.FakeList) *jen.Statement {
	var items []jen.Code
	for _, item := range list.Items {
		items = append(items, fakeValue(sdk, item))
	}
	return fakeBraces(fakeWidth(list), items)
}

// fakeLine is how long a literal may be to stand on one line.
const fakeLine = 150

func fakeBraces(width int, values []jen.Code) *jen.Statement {
	if width <= fakeLine {
		return jen.Values(values...)
	}
	return multiline("{", "}", values...)
}

// fakeWidth is about how many columns a value takes on one line.
func fakeWidth(value any) int {
	width := len("{}")
	switch v := value.(type) {
	case *plan.FakeLiteral:
		for _, f := range v.Fields {
			width += len(f.Name) + len(": , ") + fakeWidth(f.Value)
		}
		return width + len(v.Type)
	case plan.FakeList:
		for _, item := range v.Items {
			width += len(", ") + fakeWidth(item)
		}
		return width + len("[]fake.") + len(v.Elem)
	case plan.FakeCall:
		for _, arg := range v.Args {
			width += len(", ") + fakeWidth(arg)
		}
		return width + len("fake.") + len(v.Func)
	default:
		return len(fmt.Sprintf("%#v", value))
	}
}

// fakeDuration is a time in its largest whole unit.
func fakeDuration(d time.Duration) *jen.Statement {
	for _, unit := range []struct {
		name string
		size time.Duration
	}{{"Hour", time.Hour}, {"Minute", time.Minute}, {"Second", time.Second}, {"Millisecond", time.Millisecond}} {
		switch {
		case d == unit.size:
			return jen.Qual("time", unit.name)
		case d%unit.size == 0:
			return integer(int64(d/unit.size)).Op("*").Qual("time", unit.name)
		}
	}
	return jen.Qual("time", "Duration").Call(integer(int64(d)))
}
