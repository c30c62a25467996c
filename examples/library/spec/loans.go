package spec

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var loan = &dsl.Object{
	Name: "Loan", Doc: "a book that somebody has", Key: "id",
	Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{Format: dsl.UUID}, Doc: "identifies the loan"},
		{Name: "book_id", Type: dsl.String{}, Doc: "the book"},
		{Name: "reader", Type: dsl.String{Format: dsl.Email}, Doc: "who has it"},
		{Name: "lent_at", Type: dsl.UnixMilli{}, Doc: "when the reader got it"},
	},
}

var (
	loanID = &dsl.PathParam{Name: "loan_id", Doc: "the ID of the loan"}
	desk   = &dsl.Collection{Of: loan, ID: "id", NewID: dsl.NewUUID{}}
)

var loans = &dsl.Resource{
	Name: "loans", Doc: "Loans are books that readers have.", State: desk,
	Endpoints: []dsl.Endpoint{
		dsl.Post{
			Name: "Lend", Path: dsl.Path{dsl.Literal("books"), bookID, dsl.Literal("loans")},
			Summary: "Lend a book", Doc: "lends a book to a reader.",
			Body:   []dsl.Field{{Name: "reader", Type: dsl.String{Format: dsl.Email}, Doc: "the reader's address"}},
			Status: 201, Returns: loan, Failures: []*dsl.Failure{notFound, lent},
			Effects: []dsl.Effect{
				dsl.Find{In: shelf, By: bookID, Else: noBook},
				dsl.Absent{Where: []dsl.Match{{Field: "book_id", Is: dsl.FromPath{Param: bookID}}}, Else: notThere},
				dsl.Insert{Values: []dsl.Assign{
					{Field: "book_id", To: dsl.FromPath{Param: bookID}}, {Field: "reader", To: dsl.FromBody("reader")},
					{Field: "lent_at", To: dsl.Now{}},
				}},
				dsl.Reply{},
			},
		},
		dsl.Delete{
			Name: "Return", Path: dsl.Path{dsl.Literal("loans"), loanID},
			Summary: "Return a book", Doc: "ends a loan.",
			Status: 204, Failures: []*dsl.Failure{notFound},
			Effects: []dsl.Effect{dsl.Find{By: loanID, Else: noLoan}, dsl.Remove{}},
		},
	},
}
