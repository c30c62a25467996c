package check

import (
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
	"api_error", "doc", "error_body", "error_code", "error_detail", "error_detail_json", "optional", "secret", "sentinels", "unix_milli",
}

// modelNames checks the Go names of the package of models: types, constants of
// enums, failures and their codes.
func (c *checker) modelNames(api subject) {
	taken := emittedNames(modelsNames...)
	c.failureNames(api.field("Errors").field("Failures"), taken)
	files := fileNames(modelsFiles...)
	for _, m := range c.models {
		if m.goName("Name", m.Name) && taken.claim(m.Name, m.where, m.field("Name")) {
			files.claimFile(naming.File(m.Name), m.where, m.field("Name"))
			if _, isEnum := m.Schema.(*dsl.Enum); !isEnum {
				files.claimFile(naming.File(m.Name)+"_json", "the codec of "+m.where, m.field("Name"))
			}
		}
	}
	for _, m := range c.models {
		enum, ok := m.Schema.(*dsl.Enum)
		if !ok {
			continue
		}
		own := map[string]bool{}
		for i, v := range enum.Values {
			name := reading.ConstName(enum, v)
			if !own[name] && name != enum.Name {
				at := m.field("Values").item(i, "value", v.Value)
				taken.claim(name, at.where, at.field("Value"))
			}
			own[name] = true
		}
	}
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
			if code == nil || own[code.Code] || c.codes[code] != failure || naming.Exported(code.Code) == "" {
				continue
			}
			own[code.Code] = true
			at := s.field("Codes").item(j, "code", code.Code)
			taken.claim(naming.Const("Code", code.Code), at.where, at.field("Code"))
		}
	}
}
