package reading

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Piece is a part of a path: a text, or a parameter.
type Piece struct {
	Text  string         // empty for a parameter
	Param *dsl.PathParam // nil for a text
	Until string         // the text that ends the parameter, where another follows in the segment
}

// Pieces returns a segment of a path as texts and parameters. Nil pointers are left
// out.
func Pieces(s dsl.Segment) []Piece {
	var all []Piece
	switch s := s.(type) {
	case dsl.Literal:
		all = append(all, Piece{Text: string(s)})
	case *dsl.PathParam:
		all = append(all, Piece{Param: s})
	case dsl.Affixed:
		if s.Param != nil {
			all = append(all, Piece{Text: s.Before}, Piece{Param: s.Param}, Piece{Text: s.After})
		}
	case dsl.Compound:
		for _, part := range s {
			switch part := part.(type) {
			case dsl.Literal:
				all = append(all, Piece{Text: string(part)})
			case *dsl.PathParam:
				all = append(all, Piece{Param: part})
			}
		}
	}
	all = slices.DeleteFunc(all, func(p Piece) bool { return p.Param == nil && p.Text == "" })
	for i := range len(all) - 2 {
		if all[i].Param != nil && all[i+2].Param != nil {
			all[i].Until = all[i+1].Text
		}
	}
	return all
}

// pathPieces returns the parameters of the path, in their order.
func (e Endpoint) pathPieces() []Piece {
	var list []Piece
	for _, segment := range e.Path {
		list = append(list, Pieces(segment)...)
	}
	return slices.DeleteFunc(list, func(p Piece) bool { return p.Param == nil })
}

// PathParams returns the parameters of the path, in their order.
func (e Endpoint) PathParams() []*dsl.PathParam {
	var params []*dsl.PathParam
	for _, piece := range e.pathPieces() {
		params = append(params, piece.Param)
	}
	return params
}

// PathPlaces returns the places of the parameters of the path.
func (e Endpoint) PathPlaces() []*locate.Place {
	var places []*locate.Place
	for i, segment := range e.Path {
		at := e.At.Field("Path").Index(i)
		switch s := segment.(type) {
		case *dsl.PathParam:
			if s != nil {
				places = append(places, at)
			}
		case dsl.Affixed:
			if s.Param != nil {
				places = append(places, at.Field("Param"))
			}
		case dsl.Compound:
			for j, part := range s {
				if p, ok := part.(*dsl.PathParam); ok && p != nil {
					places = append(places, at.Index(j))
				}
			}
		}
	}
	return places
}

// PathUntil returns for each parameter of the path the text that ends its value
// within the segment, empty where the segment has no parameter behind it.
func (e Endpoint) PathUntil() []string {
	var texts []string
	for _, piece := range e.pathPieces() {
		texts = append(texts, piece.Until)
	}
	return texts
}

// Misread reports whether a value of a parameter with a text behind it would be read
// back as a shorter one.
func Misread(value, until string) bool {
	return until != "" && value != "" && strings.Index((value + until)[1:], until) != len(value)-1
}

// Route returns a path as a template: "/sessions/{session_id}".
func Route(path dsl.Path) string {
	return template(path, func(p *dsl.PathParam) string { return "{" + p.Name + "}" })
}

// Shape returns a path as a template whose parameters have no names. Two paths have
// the same shape if every URL that fits one fits the other.
func Shape(path dsl.Path) string {
	return template(path, func(*dsl.PathParam) string { return "{}" })
}

func template(path dsl.Path, param func(*dsl.PathParam) string) string {
	var b strings.Builder
	for _, segment := range path {
		b.WriteByte('/')
		for _, piece := range Pieces(segment) {
			if piece.Param != nil {
				b.WriteString(param(piece.Param))
			} else {
				b.WriteString(piece.Text)
			}
		}
	}
	return b.String()
}
