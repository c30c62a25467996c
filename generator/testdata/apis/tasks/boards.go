package tasks

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var (
	boardID = &dsl.PathParam{Name: "board_id", Doc: "the ID of the board"}
	board   = &dsl.Object{Name: "Board", Doc: "a set of tasks", Key: "id", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: "identifies the board"},
		{Name: "name", Type: dsl.String{}, Doc: "what it is called"},
		{Name: "archived", Type: dsl.Bool{}, Doc: "whether nobody works on it any more"},
		{Name: "created_at", Type: dsl.DateTime{}, Doc: "when it was made"},
	}}
	keptBoards = &dsl.Collection{Of: board, ID: "id", IDPrefix: "brd_"}
	boardList  = &dsl.Object{Name: "BoardList", Doc: "a page of boards", Fields: []dsl.Field{
		{Name: "boards", Type: dsl.Array{Of: board}, Doc: "the boards"},
		{Name: "page", Doc: "where the next page is", Type: &dsl.Object{
			Name: "Position", Doc: "where a page is in a list", Fields: []dsl.Field{
				{Name: "next", Type: dsl.String{}, Nullable: true, Doc: "the cursor of the next page"},
				{Name: "total", Type: dsl.Int{}, Doc: "how many there are on all pages"},
			},
		}},
	}}
)

const boardJSON = `{"id": "brd_1", "name": "Release", "archived": false, "created_at": "2026-03-01T10:00:00Z"}`

var onBoard = map[string]string{"board_id": "brd_1"}

// refused is what all endpoints answer to a key that nobody has.
func refused(path map[string]string, body string) dsl.Example {
	return dsl.Example{
		Name: "unknown_key", Doc: "a key that nobody has", Path: path, Body: body, Response: dsl.Response{
			Status: 401,
			Body:   `{"type": "https://taskboard.example/problems/no-key", "title": "There is no such key."}`,
		},
	}
}

// The count is at a path that an ID could have, too: the literal wins.
var boards = &dsl.Resource{
	Name: "boards", Doc: "Boards are sets of tasks.", State: keptBoards,
	Endpoints: []dsl.Endpoint{
		dsl.Get{
			Name: "List", Path: dsl.Path{dsl.Literal("boards")}, Summary: "List boards",
			Doc: "lists the boards, the newest first.", Returns: boardList,
			Failures: []*dsl.Failure{unauthorized, invalid},
			Query: []dsl.Param{
				{Name: "cursor", Type: dsl.String{MinLength: new(1)}, Doc: "where the page begins"},
				{Name: "size", Type: dsl.Int{Min: new(1), Max: new(100)}, Doc: "how many boards to return"},
				{Name: "archived", Type: dsl.Bool{}, Doc: "whether they are archived"},
			},
			Pages: &dsl.Cursor{Param: "cursor", Next: "page.next", Items: "boards", Total: "page.total", Method: "All"},
			Effects: []dsl.Effect{dsl.Select{
				Order: []dsl.Order{{Field: "created_at", Descending: true}}, Filters: []string{"archived"},
				Envelope: &dsl.Envelope{Items: "boards", Total: "page.total"},
			}},
		},
		dsl.Post{
			Name: "Create", Path: dsl.Path{dsl.Literal("boards")}, Summary: "Create a board", Doc: "creates a board.",
			Body: []dsl.Field{
				{Name: "name", Type: dsl.String{MinLength: new(1), MaxLength: new(40)}, Doc: "the name"},
			},
			Returns: board, Status: 201, Failures: []*dsl.Failure{unauthorized, conflict, invalid},
			Effects: []dsl.Effect{
				dsl.Absent{Where: []dsl.Match{{Field: "name", Is: dsl.FromBody("name")}}, Else: taken},
				dsl.Insert{Values: []dsl.Assign{
					{Field: "name", To: dsl.FromBody("name")}, {Field: "archived", To: dsl.JSON("false")},
					{Field: "created_at", To: dsl.Now{}},
				}},
				dsl.Reply{},
			},
			Examples: []dsl.Example{
				{
					Name: "made", Doc: "a new board", Body: `{"name": "Release"}`,
					Response: dsl.Response{Status: 201, Body: boardJSON},
				},
				{
					Name: "refused", Doc: "a name that the team does not allow", Body: `{"name": "x"}`,
					Response: dsl.Response{Status: 422, Body: `{"type": "https://taskboard.example/problems/value", ` +
						`"title": "Refused", "violations": [{"pointer": "/name", "rule": "too common"}]}`},
				},
			},
		},
		dsl.Get{
			Name: "Get", Path: dsl.Path{dsl.Literal("boards"), boardID}, Summary: "Retrieve a board",
			Doc: "retrieves a board.", Returns: board, Failures: []*dsl.Failure{unauthorized, notFound},
			Effects: []dsl.Effect{dsl.Find{By: boardID, Else: noBoard}, dsl.Reply{}},
			Examples: []dsl.Example{
				{Name: "found", Doc: "a board", Path: onBoard, Response: dsl.Response{Body: boardJSON}},
				{Name: "missing", Doc: "no board", Path: onBoard, Response: dsl.Response{
					Status: 404,
					Body: `{"type": "https://taskboard.example/problems/no-board", ` +
						`"title": "There is no such board.", "detail": "It was deleted.", "instance": "/log/7"}`,
				}},
			},
		},
		dsl.Get{
			Name: "Count", Path: dsl.Path{dsl.Literal("boards"), dsl.Literal("count")}, Summary: "Count boards",
			Doc: "counts the boards.", Failures: []*dsl.Failure{unauthorized},
			Returns: &dsl.Object{Name: "BoardCount", Doc: "how many boards there are", Fields: []dsl.Field{
				{Name: "count", Type: dsl.Int{}, Doc: "how many there are"},
			}},
			Effects: []dsl.Effect{dsl.Canned{}},
			Examples: []dsl.Example{
				{Name: "three", Doc: "three boards", Response: dsl.Response{Body: `{"count": 3}`}},
				refused(nil, ""),
			},
		},
	},
}
