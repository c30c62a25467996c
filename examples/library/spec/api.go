// Package spec describes the API of an invented library that lends books. The SDK
// in the folders beside it is generated from it.
package spec

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// API is the whole description.
var API = dsl.API{
	Name:      "Library",
	Doc:       "Library lends books.",
	Release:   "0.1.0",
	Servers:   []dsl.Server{{Name: "Main", URL: "https://library.example.com/v1", Doc: "the library"}},
	Auth:      dsl.APIKey{In: dsl.InHeader, Name: "X-Library-Key"},
	Errors:    dsl.ErrorModel{Problem: true, Failures: []*dsl.Failure{notFound, lent}},
	Resources: []*dsl.Resource{books, loans},
}

var (
	noBook   = &dsl.ErrorCode{Code: "no_book", Message: "There is no such book", Doc: "the library has no such book"}
	noLoan   = &dsl.ErrorCode{Code: "no_loan", Message: "There is no such loan", Doc: "there is no such loan"}
	notThere = &dsl.ErrorCode{Code: "not_there", Message: "The book is lent", Doc: "somebody has the book"}

	missing  = []*dsl.ErrorCode{noBook, noLoan}
	notFound = &dsl.Failure{Status: 404, Name: "NotFound", Doc: "there is none", Codes: missing}
	lent     = &dsl.Failure{
		Status: 409, Name: "Lent", Doc: "somebody has the book", Codes: []*dsl.ErrorCode{notThere},
	}
)
