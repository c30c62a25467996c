package archive

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var (
	documentID = &dsl.PathParam{Name: "document_id", Doc: "the ID of the document"}
	document   = &dsl.Object{Name: "Document", Doc: "something that was written", Key: "id", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: "identifies the document"},
		{Name: "title", Type: dsl.String{}, Doc: "what it is called"},
		{Name: "owner", Type: owner, Optional: true, Doc: "whose it is"},
		{Name: "place", Type: place, Optional: true, Nullable: true, Doc: "where it is"},
		{Name: "outline", Type: dsl.Array{Of: block}, Optional: true, Doc: "what is in it"},
		{Name: "pages", Type: dsl.Int{}, Optional: true, Doc: "how many pages it has"},
		{Name: "created_at", Type: dsl.DateTime{}, Doc: "when it came in"},
	}}
	keptDocuments = &dsl.Collection{Of: document, ID: "id", IDPrefix: "doc_"}
	findDocument  = dsl.Find{In: keptDocuments, By: documentID, Else: noDocument}
	atDocument    = map[string]string{"document_id": "doc_1"}
	ifMatch       = dsl.Param{
		Name: "If-Match", Type: dsl.String{MinLength: new(1)},
		Doc: "the entity tag of the document that was read: the call fails if it has changed since",
	}
	entityTag    = dsl.ResponseHeader{Name: "ETag", Type: dsl.String{}, Doc: "the entity tag, for IfMatch"}
	isUnchanged  = dsl.RequireMatch{Else: otherVersion}
	replyContent = []dsl.Effect{findDocument, dsl.ReplyFile{Else: noDocument}}
)

const documentJSON = `{"id": "doc_1", "title": "On Storms", "owner": {"name": "Ada"}, "place": {"shelf": 7, ` +
	`"within": ["east"]}, "outline": [{"kind": "section", "parts": [{"kind": "heading", "text": "Wind"}]}], ` +
	`"pages": 9, "created_at": "2026-03-01T10:00:00Z"}`

var documents = &dsl.Resource{
	Name: "documents", Doc: "Documents are files with what is known of them.", State: keptDocuments,
	Endpoints: []dsl.Endpoint{
		listDocuments, uploadDocument, getDocument, changeDocument, removeDocument,
		replaceContent, readContent, readCover, locateDocument, readText,
	},
}

// of is the path of something that a document has.
func of(name string) dsl.Path {
	return dsl.Path{dsl.Literal("documents"), documentID, dsl.Literal(name)}
}

var listDocuments = dsl.Get{
	Name: "List", Path: dsl.Path{dsl.Literal("documents")}, Summary: "List documents",
	Doc: "lists the documents, the newest first.", Returns: dsl.Array{Of: document},
	Failures: []*dsl.Failure{unauthorized, refused},
	Query: []dsl.Param{
		{Name: "per_page", Type: dsl.Int{Min: new(1), Max: new(100)}, Doc: "how many documents to return"},
		{Name: "title", Type: dsl.String{MinLength: new(1)}, Doc: "only documents with the title"},
	},
	Pages: &dsl.LinkHeader{Method: "All"},
	Effects: []dsl.Effect{dsl.Select{
		Order: []dsl.Order{{Field: "created_at", Descending: true}}, Filters: []string{"title"},
	}},
	Examples: []dsl.Example{
		{
			Name: "first_page", Doc: "a page with another behind it", Query: map[string]any{"per_page": 1},
			Response: dsl.Response{
				Body:   "[" + documentJSON + "]",
				Header: map[string]string{"Link": `</api/documents?per_page=1&page=2>; rel="next"`},
			},
		},
		refusedCard(nil, ""),
	},
}

var uploadDocument = dsl.Post{
	Name: "Upload", Path: listDocuments.Path, Summary: "Upload a document", Doc: "uploads a document.",
	Encoding: dsl.EncodeMultipart, Returns: document, Status: 201, Failures: []*dsl.Failure{unauthorized, refused},
	Body: []dsl.Field{
		{Name: "title", Type: dsl.String{MinLength: new(1), MaxLength: new(80)}, Doc: "what it is called"},
		{Name: "owner", Type: owner, Optional: true, Doc: "whose it is"},
		{Name: "place", Type: place, Optional: true, Doc: "where it is"},
		{Name: "pages", Type: dsl.Int{Min: new(1)}, Optional: true, Doc: "how many pages it has"},
		{Name: "file", Type: dsl.File{ContentType: "application/pdf"}, Doc: "the document itself"},
		{Name: "cover", Type: dsl.File{ContentType: "image/png"}, Optional: true, Doc: "what its cover looks like"},
	},
	Effects: []dsl.Effect{
		dsl.Insert{Values: []dsl.Assign{
			{Field: "title", To: dsl.FromBody("title")}, {Field: "owner", To: dsl.FromBody("owner")},
			{Field: "place", To: dsl.FromBody("place")}, {Field: "pages", To: dsl.FromBody("pages")},
			{Field: "created_at", To: dsl.Now{}},
		}},
		dsl.KeepFile{Body: "file"}, dsl.KeepFile{Body: "cover", As: "cover"}, dsl.Reply{},
	},
	Examples: []dsl.Example{
		{
			Name: "uploaded", Doc: "a document and whose it is",
			Body:     `{"title": "On Storms", "owner": {"name": "Ada"}, "place": ["east"], "pages": 9, "file": "%"}`,
			Response: dsl.Response{Status: 201, Body: documentJSON},
		},
		refusedCard(nil, `{"title": "On Storms", "file": "%PDF-1.7"}`),
	},
}

var getDocument = dsl.Get{
	Name: "Get", Path: dsl.Path{dsl.Literal("documents"), documentID}, Summary: "Retrieve a document",
	Doc: "retrieves what is known of a document.", Returns: document, Conditional: true,
	Answers: []dsl.ResponseHeader{
		{Name: "Last-Modified", Type: dsl.DateTime{}, Doc: "when it was changed"},
		{Name: "X-Bytes", Go: "Size", Type: dsl.Int64{}, Doc: "how long the content is"},
		{Name: "X-Kept-Until", Go: "KeptUntil", Type: dsl.UnixSeconds{}, Doc: "when it is thrown away"},
		{Name: "X-Score", Go: "Score", Type: dsl.Float{}, Doc: "how often it is read"},
		{Name: "X-Renditions", Type: dsl.Int{}, Doc: "how many renditions there are"},
	},
	Failures: []*dsl.Failure{unauthorized, notFound}, Effects: []dsl.Effect{findDocument, dsl.Reply{}},
	Examples: []dsl.Example{
		{Name: "found", Doc: "a document", Path: atDocument, Response: dsl.Response{
			Body: documentJSON, Header: map[string]string{
				"ETag": `"v1"`, "X-Renditions": "2", "Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT",
				"X-Bytes": "9007199254740993", "X-Kept-Until": "1893456000", "X-Score": "0.25",
			},
		}},
		{
			Name: "unchanged", Doc: "the document that was read before", Path: atDocument,
			Response: dsl.Response{Status: 304, Header: map[string]string{"ETag": `"v1"`}},
		},
		{Name: "missing", Doc: "no document", Path: atDocument, Response: dsl.Response{
			Status: 404, Body: `{"error": {"code": "no_document", "message": "There is no such document."}}`,
		}},
	},
}

var changeDocument = dsl.Patch{
	Name: "Change", Path: getDocument.Path, Summary: "Change a document", Doc: "changes what is known of a document.",
	Header: []dsl.Param{ifMatch}, Returns: document, Answers: []dsl.ResponseHeader{entityTag},
	Failures: []*dsl.Failure{unauthorized, notFound, changed, refused},
	Body: []dsl.Field{
		{Name: "title", Type: dsl.String{MinLength: new(1)}, Optional: true, Doc: "what it is called"},
		{Name: "owner", Type: owner, Optional: true, Doc: "whose it is"},
		{Name: "place", Type: place, Optional: true, Nullable: true, Doc: "where it is"},
		{Name: "outline", Type: dsl.Array{Of: block}, Optional: true, Doc: "what is in it"},
	},
	AtLeastOne: []dsl.OneOrMore{{"title", "owner", "place", "outline"}},
	Effects: []dsl.Effect{findDocument, isUnchanged, dsl.Set{Values: []dsl.Assign{
		{Field: "title", To: dsl.FromBody("title")}, {Field: "owner", To: dsl.FromBody("owner")},
		{Field: "place", To: dsl.FromBody("place")}, {Field: "outline", To: dsl.FromBody("outline")},
	}}, dsl.Reply{}},
	Examples: []dsl.Example{
		{
			Name: "renamed", Doc: "a title, as long as nobody else has changed it", Path: atDocument,
			Header: map[string]any{"If-Match": `"v1"`}, Body: `{"title": "On Storms"}`,
			Response: dsl.Response{Body: documentJSON, Header: map[string]string{"ETag": `"v2"`}},
		},
		{
			Name: "too_late", Doc: "somebody else has changed it", Path: atDocument,
			Header: map[string]any{"If-Match": `"v1"`}, Body: `{"place": null}`, Response: dsl.Response{
				Status: 412, Body: `{"error": {"code": "other_version", "message": "Somebody else has changed it."}}`,
			},
		},
	},
}

var removeDocument = dsl.Delete{
	Name: "Remove", Path: getDocument.Path, Summary: "Remove a document", Doc: "removes a document.", Status: 204,
	Header: []dsl.Param{ifMatch}, Failures: []*dsl.Failure{unauthorized, notFound, changed},
	Effects: []dsl.Effect{findDocument, isUnchanged, dsl.Remove{}},
	Examples: []dsl.Example{
		{Name: "removed", Doc: "a document that is gone", Path: atDocument, Header: map[string]any{"If-Match": `"v1"`}},
		refusedCard(atDocument, ""),
	},
}

var replaceContent = dsl.Put{
	Name: "Replace", Path: of("content"), Summary: "Replace the content", Doc: "replaces the content of a document.",
	BodyOf: dsl.Binary{ContentType: "application/pdf"}, BodyRequired: true, Header: []dsl.Param{ifMatch}, Status: 204,
	Idempotent: true, Answers: []dsl.ResponseHeader{entityTag},
	Failures: []*dsl.Failure{unauthorized, notFound, changed},
	Effects:  []dsl.Effect{findDocument, isUnchanged, dsl.KeepFile{}},
	Examples: []dsl.Example{
		{
			Name: "replaced", Doc: "another content", Path: atDocument, Body: "%PDF-1.7 again",
			Response: dsl.Response{Status: 204, Header: map[string]string{"ETag": `"v2"`}},
		},
		refusedCard(atDocument, "%PDF-1.7 again"),
	},
}

var readContent = dsl.Get{
	Name: "Content", Path: of("content"), Summary: "Read the content", Doc: "reads the content of a document.",
	Returns: dsl.Binary{}, Answers: []dsl.ResponseHeader{
		{Name: "Content-Disposition", Go: "Disposition", Type: dsl.String{}, Doc: "how to call the file"},
	},
	Failures: []*dsl.Failure{unauthorized, notFound}, Effects: replyContent,
	Examples: []dsl.Example{
		{Name: "read", Doc: "the content", Path: atDocument, Response: dsl.Response{Body: "%PDF-1.7"}},
		refusedCard(atDocument, ""),
	},
}

var readCover = dsl.Get{
	Name: "Cover", Path: of("cover"), Summary: "Read the cover", Doc: "reads the image of a cover.",
	Returns: dsl.Binary{ContentType: "image/png"}, Conditional: true,
	Failures: []*dsl.Failure{unauthorized, notFound},
	Effects:  []dsl.Effect{findDocument, dsl.ReplyFile{As: "cover", Else: noDocument}},
	Examples: []dsl.Example{
		{Name: "read", Doc: "the image", Path: atDocument, Response: dsl.Response{Body: "PNG"}},
		refusedCard(atDocument, ""),
	},
}

var locateDocument = dsl.Get{
	Name: "Locate", Path: of("location"), Summary: "Locate the content",
	Doc:     "returns an address from which anybody can read the content for a while.",
	Returns: dsl.Location{}, Status: 307, Failures: []*dsl.Failure{unauthorized, notFound},
	Effects: []dsl.Effect{dsl.Canned{}},
	Examples: []dsl.Example{
		{Name: "elsewhere", Doc: "on another server", Path: atDocument, Response: dsl.Response{
			Status: 307, Header: map[string]string{"Location": "https://files.example/doc_1?for=7"},
		}},
		refusedCard(atDocument, ""),
	},
}

var readText = dsl.Get{
	Name: "Text", Path: of("text"), Summary: "Read the text", Doc: "reads the text of a document.",
	Returns: dsl.PlainText{ContentType: "text/markdown"}, Failures: []*dsl.Failure{unauthorized, notFound},
	Effects: replyContent,
	Examples: []dsl.Example{
		{Name: "read", Doc: "the text", Path: atDocument, Response: dsl.Response{Body: "# Wind\n"}},
		refusedCard(atDocument, ""),
	},
}
