package compare

import (
	"encoding/json"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/goapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
)

// Side is one of the two descriptions that are compared.
type Side struct {
	Name     string                     // as the user calls it: "v1.2.0", "2021-02-05.yml"
	Position func(*locate.Place) string // file:line:column of a place, empty if it is not known; nil knows none
}

// position returns the position of a place, empty if there is none.
func (s Side) position(p *locate.Place) string {
	if p == nil || s.Position == nil {
		return ""
	}
	return s.Position(p)
}

// Report are the differences between two descriptions.
type Report struct {
	Old, New    Side
	Differences []Difference
}

// entry is a difference in JSON.
type entry struct {
	Where  string       `json:"where"`
	Part   string       `json:"part,omitempty"`
	Aspect Aspect       `json:"aspect"`
	Kind   Kind         `json:"kind"`
	Old    string       `json:"old,omitempty"`
	New    string       `json:"new,omitempty"`
	Wire   string       `json:"wire"`
	Go     string       `json:"go"`
	Step   string       `json:"step"`
	InV0   string       `json:"step_v0"`
	OldAt  string       `json:"old_at,omitempty"`
	NewAt  string       `json:"new_at,omitempty"`
	Code   []codeChange `json:"code,omitempty"`
}

// codeChange is a change of a generated package in JSON.
type codeChange struct {
	Name   string `json:"name"`
	Old    string `json:"old,omitempty"`
	New    string `json:"new,omitempty"`
	Breaks bool   `json:"breaks"`
}

// JSON returns the report for machines. The format only ever gains members.
func (r Report) JSON() ([]byte, error) {
	step := StepOf(r.Differences)
	out := struct {
		Old         string  `json:"old"`
		New         string  `json:"new"`
		Step        string  `json:"step"`
		InV0        string  `json:"step_v0"`
		Differences []entry `json:"differences"`
	}{r.Old.Name, r.New.Name, step.String(), step.InV0().String(), []entry{}}
	for _, d := range r.Differences {
		e := entry{
			Where: d.Where, Part: d.Part, Aspect: d.Aspect, Kind: d.Kind, Old: d.Old, New: d.New,
			Wire: d.Wire.String(), Go: d.Go.String(), Step: d.Step().String(), InV0: d.Step().InV0().String(),
			OldAt: r.Old.position(d.OldAt), NewAt: r.New.position(d.NewAt),
		}
		for _, c := range d.Code {
			e.Code = append(e.Code, codeChange{Name: fullName(c), Old: c.Old, New: c.New, Breaks: c.Breaks})
		}
		out.Differences = append(out.Differences, e)
	}
	text, err := json.MarshalIndent(out, "", "  ")
	return append(text, '\n'), err
}

// fullName returns the name of a change, with the folder of its package.
func fullName(c goapi.Change) string {
	if c.Name == "" {
		return c.Package
	}
	return c.Package + "." + c.Name
}
