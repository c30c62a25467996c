package generator

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestObjects generates from a description with choices, unions whose variants
// lack the tag, models that embed others, and fields of one direction, runs the
// tests that come with the output, and a scenario against the fake.
func TestObjects(t *testing.T) {
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), objects(), nil, false); err != nil {
		t.Fatal(err)
	}
	scenario, err := os.ReadFile(filepath.Join("testdata", "objects_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	overwrite(t, filepath.Join(dir, "orders", "scenario_test.go"), string(scenario))
	t.Chdir(repository)
	writeModule(t, dir)
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "test", "-vet=off", "./models", "./orders/...", "./transport")
}

// objects has models of every shape, and puts them into bodies and responses.
func objects() dsl.API {
	order, draft, thing, party := orderModels()
	id := &dsl.PathParam{Name: "order_id", Doc: "the order"}
	all := dsl.Path{dsl.Literal("orders")}
	one := append(all[:1:1], id)
	return dsl.API{
		Name: "Shop", Doc: "Shop sells things.",
		Servers: []dsl.Server{{Name: "Main", URL: "https://shop.example.com"}},
		Auth:    dsl.Bearer{},
		Errors:  dsl.ErrorModel{List: "errors", Code: "code", Message: "message"},
		Resources: []*dsl.Resource{{Name: "orders", Doc: "Orders are for things.", Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Place", Path: all, Summary: "Place an order", Doc: "places an order.", Returns: order,
				Body: []dsl.Field{
					{Name: "draft", Doc: "the order", Type: draft},
					{Name: "label", Doc: "what hangs from it", Type: dsl.Ref("Label")},
					{Name: "party", Doc: "who pays", Type: party, Optional: true},
					{Name: "parties", Doc: "who else pays", Type: dsl.Map{Of: party}, Optional: true},
				},
				Effects: []dsl.Effect{dsl.Canned{}},
			},
			dsl.Patch{
				Name: "Rename", Path: one, Summary: "Rename an order", Doc: "renames an order.", Returns: order,
				Body: []dsl.Field{
					{Name: "name", Doc: "what it is called", Type: dsl.String{MinLength: new(2)}, Optional: true},
					{
						Name:     "nick_name",
						Doc:      "what else it is called",
						Type:     dsl.String{},
						Optional: true,
						Nullable: true,
					},
					{Name: "items", Doc: "what is ordered", Type: dsl.Array{Of: dsl.Ref("Item")}, Optional: true},
					{Name: "box", Doc: "what it comes in", Type: dsl.Ref("Thing"), Optional: true},
				},
				AtLeastOne: []dsl.OneOrMore{{"name", "nick_name"}, {"nick_name", "name"}, {"items", "box"}},
				Effects:    []dsl.Effect{dsl.Canned{}},
			},
			dsl.Post{
				Name: "Annotate", Path: append(one[:2:2], dsl.Literal("notes")), Summary: "Annotate an order",
				Doc: "annotates an order.", BodyOf: dsl.Array{Of: noteModel(), Max: new(2)}, BodyRequired: true,
				Effects: []dsl.Effect{dsl.Canned{}},
			},
			dsl.Post{
				Name: "Search", Path: append(all[:1:1], dsl.Literal("search")), Summary: "Search orders",
				Doc: "searches orders.", Encoding: dsl.EncodeForm, Effects: []dsl.Effect{dsl.Canned{}},
				Body: []dsl.Field{
					{Name: "word", Doc: "a word in it", Type: dsl.String{}, Optional: true},
					{Name: "limit", Doc: "how many", Type: dsl.Int{Min: new(1)}, Optional: true},
				},
				AtLeastOne: []dsl.OneOrMore{{"word", "limit"}},
			},
			dsl.Get{
				Name:    "Get",
				Path:    one,
				Summary: "Get an order",
				Doc:     "gets an order.",
				Returns: order,
				Effects: []dsl.Effect{dsl.Canned{}},
			},
			dsl.Get{
				Name:    "First",
				Path:    append(one[:2:2], dsl.Literal("things")),
				Summary: "Get a thing",
				Doc:     "gets a thing.",
				Returns: thing,
				Effects: []dsl.Effect{dsl.Canned{}},
			},
			dsl.Get{
				Name:    "Parties",
				Path:    append(one[:2:2], dsl.Literal("parties")),
				Summary: "List parties",
				Doc:     "lists parties.",
				Returns: dsl.Array{Of: party},
			},
		}}},
	}
}

// orderModels are an order as it is and as it is made, what it is for, and who
// pays for it.
func orderModels() (order, draft *dsl.Object, thing, party dsl.Schema) {
	named := &dsl.Object{
		Name:       "Named",
		Doc:        "something with a name",
		AtLeastOne: []dsl.OneOrMore{{"name", "nick_name"}},
		Fields: []dsl.Field{
			{Name: "id", Doc: "identifies it", Type: dsl.String{}, ReadOnly: true},
			{Name: "name", Doc: "what it is called", Type: dsl.String{MinLength: new(2)}, Optional: true},
			{Name: "nick_name", Doc: "what else it is called", Type: dsl.String{}, Optional: true},
		},
	}
	person := &dsl.Object{Name: "Person", Doc: "a person", Embeds: []*dsl.Object{named}, Fields: []dsl.Field{
		{
			Name:      "password",
			Doc:       "opens the door",
			Type:      dsl.String{Sensitive: true, MinLength: new(4)},
			WriteOnly: true,
		},
		{Name: "children", Doc: "the children", Type: dsl.Array{Of: dsl.Ref("Party")}, Optional: true},
	}}
	company := &dsl.Object{Name: "Company", Doc: "a company", Fields: []dsl.Field{
		{Name: "tax_number", Doc: "identifies it", Type: dsl.String{Pattern: "^[0-9]+$"}},
		{Name: "owner", Doc: "who owns it", Type: dsl.Ref("Party"), Optional: true, Nullable: true},
	}}
	size := &dsl.Enum{Name: "Size", Doc: "a size", Values: []dsl.EnumValue{{Value: "small"}, {Value: "large"}}}
	party = &dsl.Choice{Name: "Party", Doc: "who pays", Cases: []dsl.Case{
		{Name: "ID", Of: dsl.String{}},
		{Name: "Share", Of: dsl.Float{Min: new(0.5)}},
		{Name: "Nobody", Of: dsl.Bool{}},
		{Name: "Several", Of: dsl.Array{Of: dsl.Ref("Party")}},
		{Of: company, Has: []string{"tax_number"}},
		{Of: person, Has: []string{"nick_name"}},
		{Name: "Others", Of: dsl.Map{Of: dsl.String{Sensitive: true}}},
	}}
	box := &dsl.Object{Name: "Box", Doc: "a box", Embeds: []*dsl.Object{named}, Fields: []dsl.Field{
		{Name: "things", Doc: "what is in it", Type: dsl.Array{Of: dsl.Ref("Thing")}},
		{Name: "kind", Doc: "the kind", Type: dsl.Const("box"), Optional: true},
	}}
	hat := &dsl.Object{Name: "Hat", Doc: "a hat", Fields: []dsl.Field{
		{Name: "size", Doc: "the size", Type: size},
		{Name: "made_at", Doc: "when it was made", Type: dsl.UnixMilli{}, Optional: true},
	}}
	label := &dsl.Object{
		Name:   "Label",
		Doc:    "a label",
		Fields: []dsl.Field{{Name: "text", Doc: "what it says", Type: dsl.String{}}},
	}
	bag := &dsl.Object{
		Name:   "Bag",
		Doc:    "a bag",
		Fields: []dsl.Field{{Name: "empty", Doc: "whether it is empty", Type: dsl.Bool{}, Optional: true}},
	}
	thing = &dsl.Union{
		Name:          "Thing",
		Doc:           "something for sale",
		Discriminator: "kind",
		Variants:      []*dsl.Object{box},
		Tagged: []dsl.Tagged{
			{Tag: "hat", Of: hat}, {Tag: "bag", Of: bag},
		},
	}
	item := &dsl.Object{Name: "Item", Doc: "a line of an order", Fields: []dsl.Field{
		{Name: "price", Doc: "what it costs", Type: dsl.Float{Min: new(0.5)}},
		{Name: "thing", Doc: "what it is", Type: thing},
		{Name: "spare", Doc: "what else it may be", Type: dsl.Ref("Thing"), Nullable: true},
	}}
	draft = &dsl.Object{Name: "Draft", Doc: "an order before it is placed", Fields: []dsl.Field{
		{Name: "items", Doc: "what is ordered", Type: dsl.Array{Of: item}},
		{Name: "label", Doc: "what hangs from it", Type: label, Optional: true},
		{
			Name:     "labels",
			Doc:      "what is written on it",
			Type:     dsl.Map{Of: dsl.String{MaxLength: new(3)}},
			Optional: true,
		},
		{Name: "parts", Doc: "what comes with it", Type: dsl.Ref("Draft"), Optional: true},
	}}
	order = &dsl.Object{
		Name:   "Order",
		Doc:    "an order",
		Key:    "id",
		Embeds: []*dsl.Object{named, draft},
		Fields: []dsl.Field{
			{Name: "party", Doc: "who pays", Type: party},
			{Name: "by_size", Doc: "what fits", Type: dsl.Map{Of: dsl.Array{Of: thing}}, Optional: true},
		},
	}
	return order, draft, thing, party
}

// noteModel has rules for values of every form, and for items that may be null.
func noteModel() *dsl.Object {
	urgency := &dsl.IntEnum{Name: "Urgency", Doc: "how urgent it is", Values: []dsl.IntEnumValue{
		{Value: 1}, {Value: 2},
	}}
	return &dsl.Object{Name: "Note", Doc: "a note", Fields: []dsl.Field{
		{Name: "id", Doc: "identifies it", Type: dsl.String{}, ReadOnly: true},
		{Name: "format", Doc: "its format", Type: dsl.ConstInt(2)},
		{Name: "final", Doc: "whether it is final", Type: dsl.ConstBool(true)},
		{Name: "at", Doc: "when it was written", Type: dsl.DateTime{}},
		{Name: "urgency", Doc: "how urgent it is", Type: urgency},
		{Name: "likes", Doc: "how many like it", Type: dsl.Int64{Max: new(int64(9))}, Optional: true},
		{Name: "day", Doc: "the day it is for", Type: dsl.Date{}, Optional: true},
		{Name: "scan", Doc: "what it looks like", Type: dsl.Bytes{MaxLength: new(2)}, Optional: true},
		{Name: "words", Doc: "what it says", Type: dsl.Array{
			Of: dsl.String{MinLength: new(2)}, Nullable: true, Max: new(2), Unique: true,
		}, Optional: true},
	}}
}
