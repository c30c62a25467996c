package library

import v "github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/vocabulary"

var named = &v.Shelf{
	Name:/*in named*/ "named",
	Books: append(
		append(
			few,
			/*added*/ v.Novel{Title: /*title added*/ "C"},
		),
		more...,
	),
	Label:/*converted*/ v.Label("L"),
}

var (
	few  = v.Books{ /*first of few*/ v.Novel{Title: "B"}}
	more = []v.Book{ /*first of more*/ v.Atlas{Maps: /*maps*/ maps("x")}}
)

func maps(name string) []string { return []string{name} }
