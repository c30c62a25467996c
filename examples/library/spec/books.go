package spec

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var genre = &dsl.Enum{
	Name: "Genre", Doc: "the kind of a book",
	Values: []dsl.EnumValue{{Value: "novel"}, {Value: "poetry"}, {Value: "science"}},
}

var book = &dsl.Object{
	Name: "Book", Doc: "a book of the library", Key: "id",
	Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: "identifies the book"},
		{Name: "title", Type: dsl.String{}, Doc: "what it is called"},
		{Name: "genre", Type: genre, Doc: "its kind"},
		{Name: "published", Type: dsl.Date{}, Optional: true, Doc: "when it was published"},
		{Name: "price", Type: dsl.Decimal{Quoted: true}, Optional: true, Doc: "what a new one costs, in euros"},
		{Name: "added_at", Type: dsl.UnixMilli{}, Doc: "when the library got it"},
	},
}

var bookPage = &dsl.Object{
	Name: "BookPage", Doc: "a page of books",
	Fields: []dsl.Field{
		{Name: "books", Type: dsl.Array{Of: book}, Doc: "the books"},
		{Name: "next", Type: dsl.String{}, Nullable: true, Doc: "the cursor of the next page"},
	},
}

var (
	bookID = &dsl.PathParam{Name: "book_id", Doc: "the ID of the book"}
	shelf  = &dsl.Collection{Of: book, ID: "id", IDPrefix: "book_"}
)

var books = &dsl.Resource{
	Name: "books", Doc: "Books are what the library lends.", State: shelf,
	Endpoints: []dsl.Endpoint{
		dsl.Get{
			Name: "List", Path: dsl.Path{dsl.Literal("books")},
			Summary: "List books", Doc: "returns books, the newest first.",
			Query: []dsl.Param{
				{Name: "genre", Type: genre, Doc: "only books of the kind"},
				{Name: "limit", Type: dsl.Int{Min: new(1), Max: new(100), Default: new(20)}, Doc: "books on a page"},
				{Name: "after", Type: dsl.String{MinLength: new(1)}, Doc: "the cursor of the page"},
			},
			Returns: bookPage,
			Pages:   &dsl.Cursor{Param: "after", Next: "next", Items: "books", Method: "All"},
			Effects: []dsl.Effect{dsl.Select{
				NewestFirst: "added_at", Filters: []string{"genre"}, Envelope: &dsl.Envelope{Items: "books"},
			}},
		},
		dsl.Get{
			Name: "Get", Path: dsl.Path{dsl.Literal("books"), bookID},
			Summary: "Retrieve a book", Doc: "retrieves a book.",
			Returns: book, Failures: []*dsl.Failure{notFound},
			Effects: []dsl.Effect{dsl.Find{By: bookID, Else: noBook}, dsl.Reply{}},
		},
		dsl.Post{
			Name: "Add", Path: dsl.Path{dsl.Literal("books")},
			Summary: "Add a book", Doc: "adds a book.",
			Body: []dsl.Field{
				{Name: "title", Type: dsl.String{MinLength: new(1), MaxLength: new(200)}, Doc: "what it is called"},
				{Name: "genre", Type: genre, Doc: "its kind"},
				{Name: "published", Type: dsl.Date{}, Optional: true, Doc: "when it was published"},
			},
			IdempotencyKey: "Idempotency-Key", Status: 201, Returns: book,
			Effects: []dsl.Effect{
				dsl.Insert{Values: []dsl.Assign{
					{Field: "title", To: dsl.FromBody("title")}, {Field: "genre", To: dsl.FromBody("genre")},
					{Field: "published", To: dsl.FromBody("published")}, {Field: "added_at", To: dsl.Now{}},
				}},
				dsl.Reply{},
			},
		},
	},
}
