package emit

import (
	"fmt"
	"strings"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeDescriptionFile is the file with the tables of the engine.
func (e emitter) fakeDescriptionFile() *jen.File {
	description := doc(fmt.Sprintf("description is what the engine knows of %s.", e.sdk.API.Name)).
		Var().Id("description").Op("=").Add(e.fakeValue(e.sdk.Fake.Description))
	return declare(e.newFile(e.sdk.Fake.Path), append([]jen.Code{description}, e.fakeShapes()...)...)
}

// fakeShapes are the shapes of the models that several places have. They are set when
// the package is initialized, since a model may lead to itself.
func (e emitter) fakeShapes() []jen.Code {
	var names, values []jen.Code
	for _, s := range e.sdk.Fake.Shapes {
		names = append(names, jen.Id(s.GoName))
		values = append(values, jen.Id(s.GoName).Op("=").Add(e.fakeValue(s.Value)))
	}
	if names == nil {
		return nil
	}
	return []jen.Code{
		doc("The shapes of large models.").Var().List(names...).Add(e.fakePkg("Field")),
		jen.Func().Id("init").Params().Block(values...),
	}
}

// fakeValue returns a value of a table.
func (e emitter) fakeValue(value any) *jen.Statement {
	switch v := value.(type) {
	case *plan.FakeLiteral:
		return e.fakeTyped(v.Type).Add(e.fakeFields(v))
	case *plan.FakeShape:
		return jen.Op("&").Id(v.GoName)
	case plan.FakeList:
		return jen.Index().Add(e.fakeTyped(v.Elem)).Add(e.fakeItems(v))
	case plan.FakeCall:
		var args []jen.Code
		for _, arg := range v.Args {
			args = append(args, e.fakeValue(arg))
		}
		return e.fakePkg(v.Func).Call(args...)
	case plan.FakeConst:
		return e.fakePkg(string(v))
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

// fakeTyped returns the name of a type of the engine, with its star or ampersand, or
// nothing where the context implies it.
func (e emitter) fakeTyped(name string) *jen.Statement {
	bare := strings.TrimLeft(name, "*&")
	if bare == "" {
		return jen.Empty()
	}
	return jen.Op(strings.TrimSuffix(name, bare)).Add(e.fakePkg(bare))
}

func (e emitter) fakeFields(l *plan.FakeLiteral) *jen.Statement {
	var fields []jen.Code
	for _, f := range l.Fields {
		fields = append(fields, keyed(f.Name, e.fakeValue(f.Value)))
	}
	return jen.Values(fields...)
}

func (e emitter) fakeItems(list plan.FakeList) *jen.Statement {
	var items []jen.Code
	for _, item := range list.Items {
		items = append(items, e.fakeValue(item))
	}
	return jen.Values(items...)
}

// fakeDuration returns a time in its largest whole unit.
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
