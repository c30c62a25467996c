package check

import (
	"slices"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// modelsNames lists the predefined names of the package of models.
var modelsNames = []string{
	"APIError", "ErrorCode", "ErrorDetail", "Null", "Optional", "Secret", "Some", "UnixMilli", "UnixMilliOf",
}

// modelsFiles lists its predefined files.
var modelsFiles = []string{
	"api_error", "doc", "error_body", "error_code", "error_detail", "error_detail_json", "optional", "secret",
	"sentinels", "unix_milli",
}

// modelNames checks the Go names of the package of models: types, constants of
// enums, failures and their codes.
func (c *checker) modelNames(api subject) {
	taken := emittedNames(append(c.extraNames(), modelsNames...)...)
	c.failureNames(api.field("Errors").field("Failures"), taken)
	files := fileNames(append(c.extraFiles(), modelsFiles...)...)
	if slices.ContainsFunc(c.api.Errors.Failures, func(f *dsl.Failure) bool { return f != nil && f.Body != nil }) {
		taken["FailureModel"], taken["NewFailure"] = "emitted code", "emitted code"
		files["failure_model"], files["failure_models"] = "the package", "the package"
	}
	for _, m := range c.models {
		if m.goName("Name", m.Name) && taken.claim(m.Name, m.where, m.field("Name")) {
			files.claimFile(naming.File(m.Name), m.where, m.field("Name"))
			if !isEnum(m.Schema) {
				files.claimFile(naming.File(m.Name)+"_json", "the codec of "+m.where, m.field("Name"))
			}
		}
	}
	for _, m := range c.models {
		own := map[string]bool{}
		for i, v := range constants(m.Schema) {
			if !own[v.name] && v.name != m.Name {
				at := m.field("Values").item(i, "value", v.value)
				taken.claim(v.name, at.where, at.field("Value"))
			}
			own[v.name] = true
		}
	}
}

func isEnum(s dsl.Schema) bool {
	switch s.(type) {
	case *dsl.Enum, *dsl.IntEnum:
		return true
	}
	return false
}

// constants are the Go names of the values of an enum.
func constants(s dsl.Schema) (list []struct{ name, value string }) {
	switch e := s.(type) {
	case *dsl.Enum:
		for _, v := range e.Values {
			list = append(list, struct{ name, value string }{reading.ConstName(e, v), v.Value})
		}
	case *dsl.IntEnum:
		for _, v := range e.Values {
			list = append(list, struct{ name, value string }{reading.IntConstName(e, v), strconv.Itoa(v.Value)})
		}
	}
	return list
}

// extraNames are the names that package models has when the description uses them.
func (c *checker) extraNames() []string {
	var names []string
	if reading.Uses[dsl.Date](c.read) {
		names = append(names, "Date", "DateOf")
	}
	if reading.Uses[dsl.Decimal](c.read) {
		names = append(names, "Decimal")
	}
	if reading.Uses[dsl.UnixSeconds](c.read) {
		names = append(names, "UnixSeconds", "UnixSecondsOf")
	}
	return names
}

// extraFiles are the files that package models has when the description uses them.
func (c *checker) extraFiles() []string {
	var files []string
	for _, name := range c.extraNames() {
		files = append(files, naming.File(name))
	}
	return files
}

func (c *checker) failureNames(list subject, taken scope) {
	seen, own := map[*dsl.Failure]bool{}, map[string]bool{}
	for i, failure := range c.api.Errors.Failures {
		if failure == nil || seen[failure] {
			continue
		}
		seen[failure] = true
		s := list.index(i).called("%s", labelled("failure", failure.Name, i))
		if failure.Name != "" {
			taken.claim("Err"+failure.Name, s.where, s.field("Name"))
		}
		for j, code := range failure.Codes {
			if code == nil || own[code.Code] || c.codes[code] != failure || reading.CodeName(code) == "Code" {
				continue
			}
			own[code.Code] = true
			at := s.field("Codes").item(j, "code", code.Code)
			place := at.field("Code")
			if code.Go != "" {
				place = at.field("Go")
			}
			taken.claim(reading.CodeName(code), at.where, place)
		}
	}
}
