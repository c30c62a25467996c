package generator

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestScalars generates from a description with every kind of scalar in every
// place that it can have, and runs the emitted tests and a scenario.
func TestScalars(t *testing.T) {
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), scalars(), nil, false); err != nil {
		t.Fatal(err)
	}
	scenario, err := os.ReadFile("testdata/scalars_scenario.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "things", "scenario_test.go"), scenario, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "test", "-vet=off", "./models", "./things/...", "./events/...", "./transport")
}

// scalarKinds is a field of every kind, with and without bounds.
func scalarKinds(priority *dsl.IntEnum) []dsl.Field {
	list := []dsl.Field{
		{Name: "int64", Type: dsl.Int64{}},
		{Name: "bounded_int64", Type: dsl.Int64{Min: new(int64(1)), Max: new(int64(math.MaxInt64 - 1))}},
		{Name: "low_int64", Type: dsl.Int64{Min: new(int64(-1 << 40))}},
		{Name: "uint64", Type: dsl.Uint64{}},
		{Name: "bounded_uint64", Type: dsl.Uint64{Min: new(uint64(2)), Max: new(uint64(math.MaxUint64 - 1))}},
		{Name: "high_uint64", Type: dsl.Uint64{Max: new(uint64(1 << 60))}},
		{Name: "ratio", Type: dsl.Float{Above: new(0.0), Below: new(1.0)}},
		{Name: "date_time", Type: dsl.DateTime{}},
		{Name: "date", Type: dsl.Date{}},
		{Name: "unix_seconds", Type: dsl.UnixSeconds{}},
		{Name: "decimal", Type: dsl.Decimal{}},
		{Name: "quoted_decimal", Type: dsl.Decimal{Quoted: true}},
		{Name: "priority", Type: priority},
		{Name: "uuid", Type: dsl.String{Format: dsl.UUID}},
		{Name: "email", Type: dsl.String{Format: dsl.Email}},
		{Name: "home", Type: dsl.String{Format: dsl.URI}},
		{Name: "host", Type: dsl.String{Format: dsl.Hostname}},
		{Name: "ipv4", Type: dsl.String{Format: dsl.IPv4}},
		{Name: "ipv6", Type: dsl.String{Format: dsl.IPv6}},
	}
	for i := range list {
		list[i].Doc = "a value"
	}
	return list
}

// jsonKinds are fields of the kinds that are only in JSON.
func jsonKinds(priority *dsl.IntEnum) []dsl.Field {
	list := []dsl.Field{
		{Name: "bytes", Type: dsl.Bytes{}},
		{Name: "short_bytes", Type: dsl.Bytes{MinLength: new(1), MaxLength: new(4)}},
		{Name: "version", Type: dsl.ConstInt(2)},
		{Name: "none", Type: dsl.ConstInt(0)},
		{Name: "on", Type: dsl.ConstBool(true)},
		{Name: "off", Type: dsl.ConstBool(false)},
		{Name: "names", Type: dsl.Array{Of: dsl.String{}, Min: new(1), Max: new(3), Unique: true}},
		{Name: "numbers", Type: dsl.Array{Of: dsl.Int{}, Max: new(2)}},
		{Name: "gaps", Type: dsl.Array{Of: dsl.String{}, Nullable: true, Unique: true}},
		{Name: "times", Type: dsl.Array{Of: dsl.DateTime{}, Nullable: true}},
		{Name: "files", Type: dsl.Array{Of: dsl.Bytes{}}},
		{Name: "grid", Type: dsl.Array{Of: dsl.Array{Of: dsl.Int64{}, Nullable: true}, Min: new(1)}},
		{Name: "labels", Type: dsl.Map{Of: dsl.String{}, Nullable: true}},
		{Name: "prices", Type: dsl.Map{Of: dsl.Decimal{}}},
		{Name: "days", Type: dsl.Map{Of: dsl.Array{Of: dsl.Date{}}, Nullable: true}},
		{Name: "priorities", Type: dsl.Array{Of: priority, Nullable: true}},
	}
	for i := range list {
		list[i].Doc = "a value"
	}
	return list
}

// inEveryForm are fields that are required, optional, nullable, and both.
func inEveryForm(fields []dsl.Field) []dsl.Field {
	var all []dsl.Field
	for _, f := range fields {
		all = append(all, f)
		name := f.Name
		f.Name, f.Optional = name+"_optional", true
		all = append(all, f)
		f.Name, f.Optional, f.Nullable = name+"_nullable", false, true
		all = append(all, f)
		f.Name, f.Optional, f.Nullable = name+"_both", true, true
		all = append(all, f)
	}
	return all
}

// changed are the fields that need not be there.
func changed(fields []dsl.Field) []dsl.Field {
	var list []dsl.Field
	for _, f := range fields {
		if f.Optional && !f.Nullable {
			f.Name = strings.TrimSuffix(f.Name, "_optional")
			list = append(list, f)
		}
	}
	return list
}

// optional are the fields as parameters of a query, under names of their own.
func optional(fields []dsl.Field) []dsl.Param {
	var list []dsl.Param
	for _, f := range fields {
		list = append(list, dsl.Param{Name: "by_" + f.Name, Doc: f.Doc, Type: f.Type.(dsl.ParamType)})
	}
	return list
}

// refusing is an error model with a code for each reason to refuse a parameter.
func refusing() dsl.ErrorModel {
	code := func(name string) *dsl.ErrorCode {
		return &dsl.ErrorCode{Code: name, Message: name, Doc: "a parameter is wrong"}
	}
	no := dsl.Refusals{
		Missing: code("is_missing"), Unknown: code("is_unknown"), Type: code("is_of_no_type"),
		Value:  code("is_no_value"),
		Format: code("is_in_no_format"), ParamMeta: "param",
	}
	return dsl.ErrorModel{
		List: "errors", Code: "code", Message: "message", Meta: "meta", Refusals: no, Failures: []*dsl.Failure{{
			Status: 422, Name: "Unprocessable", Doc: "a parameter is wrong",
			Codes: []*dsl.ErrorCode{no.Missing, no.Unknown, no.Type, no.Value, no.Format},
		}},
	}
}

// eventsWithTimes is what the fake keeps with times of its clock in other forms than
// milliseconds.
func eventsWithTimes(priority *dsl.IntEnum) *dsl.Resource {
	event := &dsl.Object{Name: "Event", Key: "id", Doc: "an event", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}},
		{Name: "version", Type: dsl.ConstInt(3)},
		{Name: "public", Type: dsl.ConstBool(true)},
		{Name: "priority", Type: priority},
		{
			Name: "state",
			Type: &dsl.Enum{
				Name:   "EventState",
				Doc:    "a state",
				Values: []dsl.EnumValue{{Value: "new"}, {Value: "old"}},
			},
		},
		{Name: "created", Type: dsl.DateTime{}},
		{Name: "ends", Type: dsl.DateTime{}},
		{Name: "seconds", Type: dsl.UnixSeconds{}},
		{Name: "price", Type: dsl.Decimal{}},
	}}
	path := dsl.Path{dsl.Literal("events")}
	return &dsl.Resource{
		Name: "events", Doc: "Events have times.",
		State: &dsl.Collection{
			Of:       event,
			ID:       "id",
			IDPrefix: "ev_",
			Ages:     []dsl.Age{{At: "ends", Field: "state", From: "new", To: "old"}},
		},
		Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Create", Path: path, Summary: "Create an event", Doc: "creates an event.", Returns: event,
				Body: []dsl.Field{
					{Name: "priority", Doc: "the priority", Type: priority},
					{Name: "price", Doc: "the price", Type: dsl.Decimal{}},
				},
				Effects: []dsl.Effect{dsl.Insert{Values: []dsl.Assign{
					{
						Field: "priority",
						To:    dsl.FromBody("priority"),
					}, {Field: "state", To: dsl.Text("new")}, {Field: "created", To: dsl.Now{}},
					{
						Field: "ends",
						To:    dsl.After(time.Minute),
					}, {Field: "seconds", To: dsl.After(time.Hour)}, {Field: "price", To: dsl.FromBody("price")},
				}}, dsl.Reply{}},
			},
			dsl.Get{
				Name: "List", Path: path, Summary: "List events", Doc: "lists events.", Returns: dsl.Array{Of: event},
				Effects: []dsl.Effect{dsl.Select{NewestFirst: "created"}},
			},
		},
	}
}

func scalars() dsl.API {
	priority := &dsl.IntEnum{Name: "Priority", Doc: "a priority", Values: []dsl.IntEnumValue{
		{
			Value: 1,
			Go:    "Low",
			Doc:   "it can wait",
		}, {Value: 10, Go: "High"}, {Value: -5}, {Value: 7, Deprecated: "Use ten."},
	}}
	fields := append(inEveryForm(scalarKinds(priority)), inEveryForm(jsonKinds(priority))...)
	thing := &dsl.Object{Name: "Thing", Doc: "something with a value of every kind", Fields: fields}
	var query []dsl.Param
	for _, f := range scalarKinds(priority) {
		kind := f.Type.(dsl.ParamType)
		query = append(query, dsl.Param{Name: f.Name, Doc: f.Doc, Type: kind})
		query = append(query, dsl.Param{Name: f.Name + "_required", Doc: f.Doc, Type: kind, Required: true})
	}
	api := minimal()
	api.Auth, api.Errors = dsl.Bearer{}, refusing()
	api.Resources = []*dsl.Resource{
		eventsWithTimes(priority),
		{Name: "things", Doc: "Things have values.", Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "Find", Path: dsl.Path{dsl.Literal("things")}, Summary: "Find things", Doc: "finds things.",
				Query: query, Returns: dsl.Array{Of: thing}, Effects: []dsl.Effect{dsl.Canned{}},
			},
			dsl.Post{
				Name: "Make", Path: dsl.Path{dsl.Literal("things")}, Summary: "Make a thing", Doc: "makes a thing.",
				Body: fields, Returns: thing, Effects: []dsl.Effect{dsl.Canned{}},
			},
			dsl.Patch{
				Name: "Change", Path: dsl.Path{dsl.Literal(
					"things",
				)}, Summary: "Change a thing", Doc: "changes a thing.",
				Query: optional(scalarKinds(
					priority,
				)), Body: changed(fields), Returns: thing, Effects: []dsl.Effect{dsl.Canned{}},
			},
			dsl.Put{
				Name: "Wrap", Path: dsl.Path{dsl.Literal("things")}, Summary: "Wrap a thing", Doc: "wraps a thing.",
				Body: []dsl.Field{{
					Name: "thing",
					Doc:  "the thing",
					Type: thing,
				}}, Returns: thing, Effects: []dsl.Effect{dsl.Canned{}},
			},
		}},
	}
	return api
}
