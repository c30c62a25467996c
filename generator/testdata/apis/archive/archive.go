// Package archive describes an invented API that takes files and hands them out,
// pages by the header Link, asks for a user name and a password, answers only what
// has changed, and has unions of every kind.
package archive

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// API describes the documents of an archive and their renditions.
var API = dsl.API{
	Name: "Archive", Doc: "Archive keeps documents and their renditions.", Release: "0.3.0",
	Servers: []dsl.Server{{Name: "Main", URL: "https://archive.example/api", Doc: "the address of all archives"}},
	Auth: dsl.Basic{
		KeyName: "reader's card", ExampleUser: "reader_4bQ7", ExampleKey: "aVtYcR2nLwEoZ9", Missing: noCard,
		Invalid: noCard,
	},
	Environment: dsl.Environment{User: "ARCHIVE_READER", Key: "ARCHIVE_PASSWORD"},
	Errors: dsl.ErrorModel{
		At: "error", TraceHeader: "X-Request-Id",
		Failures: []*dsl.Failure{unauthorized, notFound, changed, refused},
		Refusals: dsl.Refusals{Value: badValue, Missing: badValue, ContentType: badValue},
	},
	Resources: []*dsl.Resource{documents, renditions},
}

var (
	noCard       = &dsl.ErrorCode{Code: "no_card", Message: "There is no such reader.", Doc: "the reader is unknown"}
	noDocument   = &dsl.ErrorCode{Code: "no_document", Message: "There is no such document.", Doc: "it is unknown"}
	noRendition  = &dsl.ErrorCode{Code: "no_rendition", Message: "There is no such rendition.", Doc: "it is unknown"}
	otherVersion = &dsl.ErrorCode{
		Code: "other_version", Message: "Somebody else has changed it.", Doc: "the document has changed meanwhile",
	}
	badValue     = &dsl.ErrorCode{Code: "bad_value", Message: "A value is out of range.", Doc: "it is out of range"}
	unauthorized = &dsl.Failure{
		Status: 401, Name: "Unauthorized", Doc: "the reader's card was not accepted", Codes: []*dsl.ErrorCode{noCard},
	}
	notFound = &dsl.Failure{
		Status: 404, Name: "NotFound", Doc: "there is no such thing", Codes: []*dsl.ErrorCode{noDocument, noRendition},
	}
	changed = &dsl.Failure{
		Status: 412, Name: "Changed", Doc: "the document is not the one that was read",
		Codes: []*dsl.ErrorCode{otherVersion},
	}
	refused = &dsl.Failure{
		Status: 422, Name: "Refused", Doc: "a value was refused", Codes: []*dsl.ErrorCode{badValue},
	}
)

// refusedCard is what all endpoints answer to a reader whom nobody knows.
func refusedCard(path map[string]string, body string) dsl.Example {
	return dsl.Example{
		Name: "unknown_reader", Doc: "a reader whom nobody knows", Path: path, Body: body, Response: dsl.Response{
			Status: 401, Body: `{"error": {"code": "no_card", "message": "There is no such reader."}}`,
		},
	}
}
