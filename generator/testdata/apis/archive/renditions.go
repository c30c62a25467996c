package archive

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var (
	rendition = &dsl.Object{Name: "Rendition", Doc: "another form of a document", Fields: []dsl.Field{
		{Name: "number", Type: dsl.String{}, Doc: "counts the renditions"},
		{Name: "document_id", Type: dsl.String{}, Doc: "the document that it is of"},
		{Name: "recipe", Type: recipe, Doc: "how it is made"},
	}}
	order = &dsl.Object{Name: "Order", Doc: "a rendition that is being made", Key: "id", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: "identifies the order"},
		{Name: "queue", Type: dsl.Int{}, Doc: "how many orders are before it"},
	}}
	renditionList = &dsl.Object{Name: "RenditionList", Doc: "a page of renditions", Fields: []dsl.Field{
		{Name: "renditions", Type: dsl.Array{Of: rendition}, Doc: "the renditions"},
		{Name: "total", Type: dsl.Int{}, Doc: "how many there are on all pages"},
	}}
	keptRenditions = &dsl.Collection{Of: rendition, ID: "number", NewID: dsl.Serial{}}
	ofDocument     = dsl.Match{Field: "document_id", Is: dsl.FromPath{Param: documentID}}
)

const renditionJSON = `{"number": "1", "document_id": "doc_1", "recipe": {"as": "image", "page": 3}}`

var renditions = &dsl.Resource{
	Name: "renditions", Below: documents, Doc: "Renditions are other forms of a document.", State: keptRenditions,
	Endpoints: []dsl.Endpoint{listRenditions, makeRendition},
}

var listRenditions = dsl.Get{
	Name: "List", Path: of("renditions"), Summary: "List renditions", Doc: "lists the renditions of a document.",
	Returns: renditionList, Failures: []*dsl.Failure{unauthorized, notFound, refused},
	Query: []dsl.Param{
		{Name: "per_page", Type: dsl.Int{Min: new(1), Max: new(100)}, Doc: "how many renditions to return"},
	},
	Pages: &dsl.LinkHeader{Items: "renditions", Total: "total", Method: "All"},
	Effects: []dsl.Effect{findDocument, dsl.Select{
		Order: []dsl.Order{{Field: "number"}}, Where: []dsl.Match{ofDocument},
	}},
}

var makeRendition = dsl.Post{
	Name: "Make", Path: of("renditions"), Summary: "Make a rendition",
	Doc: "makes a rendition, at once or later; there is nothing to do if the document has that form.",
	Outcomes: []dsl.Outcome{
		{Status: 200, Name: "Rendition", Returns: rendition, Doc: "It is made."},
		{Status: 202, Name: "Order", Returns: order, Doc: "It will be made."},
		{Status: 204, Doc: "There is nothing to do."},
	},
	Answers: []dsl.ResponseHeader{{Name: "X-Cost", Go: "Cost", Type: dsl.Int{}, Doc: "what it costs, in cents"}},
	Body: []dsl.Field{
		{Name: "recipe", Type: recipe, Doc: "how it is made"},
		{Name: "spare", Type: dsl.Array{Of: recipe, Max: new(3)}, Optional: true, Doc: "what will do instead"},
	},
	Failures: []*dsl.Failure{unauthorized, notFound, refused},
	Effects: []dsl.Effect{
		findDocument,
		dsl.Insert{Values: []dsl.Assign{
			{Field: "document_id", To: dsl.FromPath{Param: documentID}}, {Field: "recipe", To: dsl.FromBody("recipe")},
		}},
		dsl.Reply{},
	},
	Examples: []dsl.Example{
		{
			Name: "made", Doc: "an image", Path: atDocument, Body: `{"recipe": {"as": "image", "page": 3}}`,
			Response: dsl.Response{Body: renditionJSON, Header: map[string]string{"X-Cost": "3"}},
		},
		{
			Name: "later", Doc: "a reading, or else text", Path: atDocument,
			Body:     `{"recipe": {"as": "audio"}, "spare": [{"as": "plain", "columns": 80}]}`,
			Response: dsl.Response{Status: 202, Body: `{"id": "ord_1", "queue": 4}`},
		},
		{
			Name: "nothing", Doc: "what the document already is", Path: atDocument, Body: `{"recipe": {"as": "plain"}}`,
			Response: dsl.Response{Status: 204},
		},
		refusedCard(atDocument, `{"recipe": {"as": "plain"}}`),
	},
}
