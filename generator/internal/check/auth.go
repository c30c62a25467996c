package check

import (
	"net/textproto"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// auth checks how a request is authenticated.
func (c *checker) auth(api subject) {
	auth, s := c.api.Auth, api.field("Auth").called("auth")
	s.prose("KeyName", prose.Label, auth.KeyName)
	prefixes := s.field("KeyPrefixes")
	for i, prefix := range auth.KeyPrefixes {
		switch {
		case prefix == "":
			prefixes.index(i).problem("key prefix #%d is empty", i+1)
		case strings.ContainsFunc(prefix, isUnprintable):
			prefixes.index(i).problem("key prefix %q contains a character that is not allowed in a header", prefix)
		}
	}
	for _, i := range duplicates(auth.KeyPrefixes) {
		prefixes.index(i).problem("duplicate key prefix %q", auth.KeyPrefixes[i])
	}
	if auth.ExampleKey != "" {
		s.exampleKey(auth)
	}
	for field, code := range map[string]*dsl.ErrorCode{"Missing": auth.Missing, "Invalid": auth.Invalid} {
		if code != nil {
			c.codeInUse(s, field, code)
		}
	}
}

func (s subject) exampleKey(auth dsl.Bearer) {
	at := s.field("ExampleKey")
	if strings.ContainsFunc(auth.ExampleKey, isUnprintable) {
		at.problem("ExampleKey contains a character that is not allowed in a header")
	}
	begins := func(prefix string) bool { return strings.HasPrefix(auth.ExampleKey, prefix) }
	if len(auth.KeyPrefixes) > 0 && !slices.ContainsFunc(auth.KeyPrefixes, begins) {
		at.problem("ExampleKey starts with none of %s", strings.Join(auth.KeyPrefixes, ", "))
	}
}

// codeInUse reports an error code that is missing, or that belongs to no failure
// of the API, so that there is no status code to respond with.
func (c *checker) codeInUse(s subject, field string, code *dsl.ErrorCode) {
	if code == nil {
		s.field(field).problem("%s: no error code is given", field)
		return
	}
	if _, held := c.codes[code]; !held {
		s.field(field).problem("%s: code %q is not in any failure of API.Errors", field, code.Code)
	}
}

// ownHeaders are those that the transport sets by itself.
var ownHeaders = []string{"Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host", "User-Agent"}

// version checks the header of the dated version.
func (c *checker) version(api subject) {
	version, s := c.api.Version, api.field("Version").called("version")
	s.header("Header", version.Header)
	s.prose("Doc", prose.Sentences, version.Doc)
	switch {
	case version.Header == "" && version.Default != "":
		s.field("Default").problem("Default %q is set, but Header is empty", version.Default)
	case version.Header != "" && version.Default == "":
		s.field("Default").problem("Default is missing")
	}
	if slices.Contains(ownHeaders, textproto.CanonicalMIMEHeaderKey(version.Header)) {
		s.field("Header").problem("Header %s is set by the transport", version.Header)
	}
	s.printable("Default", version.Default)
	if version.Query != "" {
		s.wireName("Query", version.Query)
	}
}

// environment checks the names of environment variables.
func (c *checker) environment(api subject) {
	env, s := c.api.Environment, api.field("Environment").called("environment")
	for _, v := range []struct{ field, name string }{{"Key", env.Key}, {"BaseURL", env.BaseURL}} {
		if v.name != "" && !environmentName.MatchString(v.name) {
			s.field(v.field).problem("%s %q is not a valid name of an environment variable", v.field, v.name)
		}
	}
	if env.Key != "" && env.Key == env.BaseURL {
		s.field("BaseURL").problem("BaseURL %s is also the variable of Key", env.BaseURL)
	}
	path := s.field("BaseURLPath")
	if env.BaseURLPath == "" {
		return
	}
	s.printable("BaseURLPath", env.BaseURLPath)
	if !strings.HasPrefix(env.BaseURLPath, "/") || strings.HasSuffix(env.BaseURLPath, "/") {
		path.problem("BaseURLPath %q must start with a slash and not end with one", env.BaseURLPath)
	}
	if env.BaseURL == "" {
		path.problem("BaseURLPath %q is set, but BaseURL is empty", env.BaseURLPath)
	}
}
