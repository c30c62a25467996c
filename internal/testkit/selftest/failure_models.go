package selftest

import (
	"strconv"
	"testing"
)

// FailureModel is a status whose failures have a model of their own, and a body that is
// one.
type FailureModel struct {
	Status int
	Body   string
	Read   func(status int, body string) (model any, ok bool)
}

// FailureModels reads each body with its status, which gives the model, and with another
// one and something else with its status, which do not.
func FailureModels(t *testing.T, all []FailureModel) {
	t.Parallel()
	for _, m := range all {
		t.Run(strconv.Itoa(m.Status), func(t *testing.T) {
			if _, ok := m.Read(m.Status, m.Body); !ok {
				t.Errorf("there is no model in %s", m.Body)
			}
			const other = 299 // no failure has it
			if got, ok := m.Read(other, m.Body); ok {
				t.Errorf("with another status there is %+v", got)
			}
			if got, ok := m.Read(m.Status, "<html>"); ok {
				t.Errorf("in a page there is %+v", got)
			}
		})
	}
}
