package importer

import "testing"

// TestAboutPath names the resources of operations without a tag.
func TestAboutPath(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/users/{id}":        "users",
		"/v1/users/{id}":     "users",
		"/api/v2beta1/users": "users",
		"/2010-04-01/users":  "users",
		"/{account}/users":   "users",
		"/v1x/users":         "v1x",
		"/v1/{id}":           "v1",
		"/v1":                "v1",
		"/apis/users":        "apis",
		"/{id}":              "general",
		"/":                  "general",
		"/v1/-/users":        "users",
	} {
		if got := aboutPath(path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}
