package tasks

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var (
	taskID    = &dsl.PathParam{Name: "task_id", Doc: "the ID of the task", Type: dsl.String{Format: dsl.UUID}}
	taskState = &dsl.Enum{Name: "TaskState", Doc: "how far a task is", Values: []dsl.EnumValue{
		{Value: "open", Doc: "nobody has begun"}, {Value: "done", Doc: "there is nothing left to do"},
	}}
	task = &dsl.Object{Name: "Task", Doc: "something to do", Key: "id", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{Format: dsl.UUID}, Doc: "identifies the task"},
		{Name: "board_id", Type: dsl.String{}, Doc: "the board that it is on"},
		{Name: "title", Type: dsl.String{}, Doc: "what to do"},
		{Name: "state", Type: taskState, Doc: "how far it is"},
		{Name: "due", Type: dsl.Date{}, Optional: true, Nullable: true, Doc: "the day by which it has to be done"},
		{Name: "labels", Type: dsl.Array{Of: dsl.String{}, Unique: true}, Doc: "what it is about"},
		{Name: "number", Type: dsl.Int{}, Doc: "counts the tasks"},
	}}
	keptTasks = &dsl.Collection{Of: task, ID: "id", NewID: dsl.NewUUID{}}
	taskList  = &dsl.Object{Name: "TaskList", Doc: "a page of tasks", Fields: []dsl.Field{
		{Name: "has_more", Type: dsl.Bool{}, Doc: "whether there are more"},
		{Name: "data", Type: dsl.Array{Of: task}, Doc: "the tasks"},
	}}
	onThatBoard = dsl.Match{Field: "board_id", Is: dsl.FromPath{Param: boardID}}
	findBoard   = dsl.Find{In: keptBoards, By: boardID, Else: noBoard}
	findTask    = dsl.Find{By: taskID, Where: []dsl.Match{onThatBoard}, Else: noTask}
)

const taskUUID = "0b0f6f0c-5a4e-4a55-9d4d-2f1f2a7e3c11"

const taskJSON = `{"id": "` + taskUUID + `", "board_id": "brd_1", "title": "Write it down", "state": "open", ` +
	`"due": "2026-04-01", "labels": ["docs"], "number": 1}`

var atTask = map[string]string{"board_id": "brd_1", "task_id": taskUUID}

var tasks = &dsl.Resource{
	Name: "tasks", Below: boards, Doc: "Tasks are what is to do on a board.", State: keptTasks,
	Endpoints: []dsl.Endpoint{listTasks, addTask, changeTask, dropTask},
}

var listTasks = dsl.Get{
	Name: "List", Path: dsl.Path{dsl.Literal("boards"), boardID, dsl.Literal("tasks")}, Summary: "List tasks",
	Doc: "lists the tasks of a board in their order.", Returns: taskList,
	Failures: []*dsl.Failure{unauthorized, notFound, invalid},
	Query: []dsl.Param{
		{Name: "starting_after", Type: dsl.String{MinLength: new(1)}, Doc: "the ID of the task before the page"},
		{Name: "limit", Type: dsl.Int{Min: new(1), Max: new(50)}, Doc: "how many tasks to return"},
		{Name: "state", Type: dsl.List{Of: taskState, Joined: ","}, Doc: "how far they are"},
	},
	Pages: &dsl.Cursor{Param: "starting_after", From: "id", More: "has_more", Items: "data", Method: "All"},
	Effects: []dsl.Effect{findBoard, dsl.Select{
		Order: []dsl.Order{{Field: "number"}}, Where: []dsl.Match{onThatBoard}, Filters: []string{"state"},
		Envelope: &dsl.Envelope{Items: "data"},
	}},
}

var addTask = dsl.Post{
	Name: "Add", Path: listTasks.Path, Summary: "Add a task", Doc: "adds a task to a board.",
	Returns: task, Status: 201, Failures: []*dsl.Failure{unauthorized, notFound, invalid},
	Body: []dsl.Field{
		{Name: "title", Type: dsl.String{MinLength: new(1)}, Doc: "what to do"},
		{Name: "due", Type: dsl.Date{}, Optional: true, Doc: "the day by which it has to be done"},
		{
			Name: "labels", Type: dsl.Array{Of: dsl.String{MinLength: new(1)}, Unique: true, Max: new(5)},
			Optional: true, Doc: "what it is about",
		},
	},
	Effects: []dsl.Effect{
		findBoard,
		dsl.Insert{Values: []dsl.Assign{
			{Field: "board_id", To: dsl.FromPath{Param: boardID}}, {Field: "title", To: dsl.FromBody("title")},
			{Field: "state", To: dsl.Text("open")}, {Field: "due", To: dsl.FromBody("due")},
			{Field: "labels", To: dsl.FirstOf{dsl.FromBody("labels"), dsl.JSON("[]")}},
			{Field: "number", To: dsl.Serial{}},
		}},
		dsl.Reply{},
	},
	Examples: []dsl.Example{{
		Name: "added", Doc: "a task", Path: onBoard, Response: dsl.Response{Status: 201, Body: taskJSON},
		Body: `{"title": "Write it down", "due": "2026-04-01", "labels": ["docs"]}`,
	}, refused(onBoard, `{"title": "Write it down"}`)},
}

var changeTask = dsl.Patch{
	Name: "Change", Path: append(listTasks.Path, taskID), Summary: "Change a task", Doc: "changes a task.",
	Returns: task, Failures: []*dsl.Failure{unauthorized, notFound, invalid}, Idempotent: true,
	Body: []dsl.Field{
		{Name: "state", Type: taskState, Optional: true, Doc: "how far it is"},
		{Name: "due", Type: dsl.Date{}, Optional: true, Nullable: true, Doc: "the day by which it has to be done"},
	},
	AtLeastOne: []dsl.OneOrMore{{"state", "due"}},
	Effects: []dsl.Effect{findTask, dsl.Set{Values: []dsl.Assign{
		{Field: "state", To: dsl.FromBody("state")}, {Field: "due", To: dsl.FromBody("due")},
	}}, dsl.Reply{}},
	Examples: []dsl.Example{{
		Name: "done", Doc: "a task that is done", Path: atTask, Body: `{"due": null}`,
		Response: dsl.Response{Body: taskJSON},
	}, refused(atTask, `{"state": "done"}`)},
}

var dropTask = dsl.Delete{
	Name: "Drop", Path: changeTask.Path, Summary: "Drop a task", Doc: "drops a task.", Status: 204,
	Failures: []*dsl.Failure{unauthorized, notFound}, Effects: []dsl.Effect{findTask, dsl.Remove{}},
	Examples: []dsl.Example{{Name: "dropped", Doc: "a task that is gone", Path: atTask}, refused(atTask, "")},
}
