// Package vocabulary has the types of the descriptions in this folder.
package vocabulary

// Library is a whole description.
type Library struct {
	Name    string
	Shelves []*Shelf
	Rooms   map[string]Room
	Desk    *Desk
}

// Shelf holds books.
type Shelf struct {
	Name  string
	Books Books
	Label Label
}

// Books are a named type of slice.
type Books []Book

// Book is an interface, as the endpoints of an API are.
type Book interface{ book() }

// Novel is a book.
type Novel struct {
	Title string
	Pages *int
}

// Atlas is a book.
type Atlas struct{ Maps []string }

// Label is a named type of string.
type Label string

// Room has no keys in its literals.
type Room struct {
	Floor int
	Doc   string
}

// Desk is left out.
type Desk struct{ Drawers int }

func (Novel) book() {}
func (Atlas) book() {}
