// Package tasks describes an invented API that hands out lists by cursors, words
// its failures as RFC 9457 does, and asks for an API key.
package tasks

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// API describes the boards of a team and the tasks on them.
var API = dsl.API{
	Name: "Taskboard", Doc: "Taskboard keeps the tasks of a team.", Release: "1.2.0",
	Servers: []dsl.Server{{Name: "Main", URL: "https://api.taskboard.example/v2", Doc: "the address of all teams"}},
	Auth: dsl.APIKey{
		In: dsl.InHeader, Name: "X-Board-Key", KeyPrefixes: []string{"tb_"}, Missing: noKey, Invalid: noKey,
	},
	Environment: dsl.Environment{Key: "TASKBOARD_KEY"},
	Errors: dsl.ErrorModel{
		Problem: true, TraceID: "instance",
		Failures: []*dsl.Failure{unauthorized, notFound, conflict, invalid},
		Refusals: dsl.Refusals{Value: badCursor},
	},
	Resources: []*dsl.Resource{boards, tasks},
}

var (
	noKey = &dsl.ErrorCode{
		Code: "https://taskboard.example/problems/no-key", Message: "There is no such key.", Doc: "the key is unknown",
	}
	noBoard = &dsl.ErrorCode{
		Code: "https://taskboard.example/problems/no-board", Message: "There is no such board.",
		Doc: "the board is unknown",
	}
	noTask = &dsl.ErrorCode{
		Code: "https://taskboard.example/problems/no-task", Message: "There is no such task.",
		Doc: "the task is unknown",
	}
	taken = &dsl.ErrorCode{
		Code: "https://taskboard.example/problems/taken", Message: "The name is taken.", Doc: "the name is taken",
	}
	badCursor = &dsl.ErrorCode{
		Code: "https://taskboard.example/problems/value", Message: "A value is out of range.",
		Doc: "a parameter is out of range",
	}
	unauthorized = &dsl.Failure{
		Status: 401, Name: "Unauthorized", Doc: "the key was not accepted", Codes: []*dsl.ErrorCode{noKey},
	}
	notFound = &dsl.Failure{
		Status: 404, Name: "NotFound", Doc: "there is no such thing", Codes: []*dsl.ErrorCode{noBoard, noTask},
	}
	conflict = &dsl.Failure{
		Status: 409, Name: "Conflict", Doc: "the name is taken", Codes: []*dsl.ErrorCode{taken},
	}
	invalid = &dsl.Failure{
		Status: 422, Name: "Invalid", Doc: "a value was refused", Codes: []*dsl.ErrorCode{badCursor},
		Body: &dsl.Object{Name: "Violations", Doc: "what was refused", Fields: []dsl.Field{
			{Name: "type", Type: dsl.String{}, Doc: "identifies the kind of failure"},
			{Name: "title", Type: dsl.String{}, Optional: true, Doc: "says what is wrong"},
			{
				Name: "violations", Optional: true, Doc: "what is wrong with each field",
				Type: dsl.Array{Of: &dsl.Object{Name: "Violation", Doc: "what is wrong with one", Fields: []dsl.Field{
					{Name: "pointer", Type: dsl.String{}, Doc: "where it is in the body"},
					{Name: "rule", Type: dsl.String{}, Doc: "what it breaks"},
				}}},
			},
		}},
	}
)
