package archive

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// block is told apart by a tag that every variant has, and holds itself.
var block = &dsl.Union{
	Name: "Block", Doc: "a part of a text", Discriminator: "kind",
	Variants: []*dsl.Object{
		{Name: "Heading", Doc: "a heading", Fields: []dsl.Field{
			{Name: "kind", Type: dsl.Const("heading"), Doc: "the kind of the part"},
			{Name: "text", Type: dsl.String{MinLength: new(1)}, Doc: "what it says"},
		}},
		{Name: "Section", Doc: "a section", Fields: []dsl.Field{
			{Name: "kind", Type: dsl.Const("section"), Doc: "the kind of the part"},
			{Name: "parts", Type: dsl.Array{Of: dsl.Ref("Block")}, Doc: "what is in it"},
		}},
	},
}

// recipe is told apart by a tag that its variants do not know of, all but one.
var recipe = &dsl.Union{
	Name: "Recipe", Doc: "how a rendition is made", Discriminator: "as",
	Variants: []*dsl.Object{{Name: "Plain", Doc: "text without images", Fields: []dsl.Field{
		{Name: "as", Type: dsl.Const("plain"), Doc: "what is made"},
		{Name: "columns", Type: dsl.Int{Min: new(20), Max: new(200)}, Optional: true, Doc: "the length of a line"},
	}}},
	Tagged: []dsl.Tagged{
		{Tag: "image", Of: &dsl.Object{Name: "Image", Doc: "an image of a page", Fields: []dsl.Field{
			{Name: "page", Type: dsl.Int{Min: new(1)}, Doc: "the number of the page"},
			{Name: "width", Type: dsl.Int{Min: new(1)}, Optional: true, Doc: "in pixels"},
		}}},
		{Tag: "audio", Of: &dsl.Object{Name: "Audio", Doc: "a reading", Fields: []dsl.Field{
			{Name: "voice", Type: dsl.String{}, Optional: true, Doc: "who reads"},
		}}},
	},
}

// owner is a string or an object.
var owner = &dsl.Choice{Name: "Owner", Doc: "whose a document is", Cases: []dsl.Case{
	{Name: "ID", Of: dsl.String{MinLength: new(1)}},
	{Of: &dsl.Object{Name: "Person", Doc: "a person", Fields: []dsl.Field{
		{Name: "name", Type: dsl.String{MinLength: new(1)}, Doc: "the name"},
		{Name: "email", Type: dsl.String{Format: dsl.Email}, Optional: true, Doc: "the address"},
	}}},
}}

// place is told apart by the members that it has, and may be inside of another.
var place = &dsl.Choice{Name: "Place", Doc: "where a document is", Cases: []dsl.Case{
	{Has: []string{"shelf"}, Of: &dsl.Object{Name: "Shelf", Doc: "a place in the stacks", Fields: []dsl.Field{
		{Name: "shelf", Type: dsl.Int{Min: new(1)}, Doc: "the number of the shelf"},
		{Name: "within", Type: dsl.Ref("Place"), Optional: true, Doc: "where the shelf is"},
	}}},
	{Has: []string{"url"}, Of: &dsl.Object{Name: "Site", Doc: "a place on the web", Fields: []dsl.Field{
		{Name: "url", Type: dsl.String{Format: dsl.URI}, Doc: "the address"},
	}}},
	{Name: "Rooms", Of: dsl.Array{Of: dsl.String{}}},
}}
