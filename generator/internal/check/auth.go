package check

import (
	"net/textproto"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// auth checks the ways to say who sends a request.
func (c *checker) auth(api subject) {
	if c.api.Auth == nil {
		if len(c.api.Alternatives) > 0 {
			api.field("Alternatives").called("auth").problem("Alternatives are set, but Auth is not")
		}
		return
	}
	api.field("Auth").called("auth").credential(c.api.Auth)
	kinds := []reading.CredentialKind{reading.CredentialOf(c.api.Auth).Kind}
	for i, other := range c.api.Alternatives {
		s := api.field("Alternatives").index(i).called("alternative #%d of auth", i+1)
		s.credential(other)
		if kind := reading.CredentialOf(other).Kind; kind != reading.NoCredential && slices.Contains(kinds, kind) {
			s.problem("is of the same kind as another way")
		} else {
			kinds = append(kinds, kind)
		}
	}
}

func (s subject) credential(auth dsl.Auth) {
	switch a := auth.(type) {
	case dsl.Bearer:
		s.secretKey(a.KeyName, a.KeyPrefixes, a.ExampleKey)
	case dsl.APIKey:
		s.secretKey(a.KeyName, a.KeyPrefixes, a.ExampleKey)
		s.keyPlace(a)
	case dsl.Basic:
		s.prose("KeyName", prose.Label, a.KeyName)
		s.pair(a)
	default:
		s.problem("is %s", oddity(auth))
		return
	}
	read := reading.CredentialOf(auth)
	for field, code := range map[string]*dsl.ErrorCode{"Missing": read.Missing, "Invalid": read.Invalid} {
		if code != nil {
			s.c.codeInUse(s, field, code)
		}
	}
}

// secretKey checks what keys are called, and how they look.
func (s subject) secretKey(name string, keyPrefixes []string, example string) {
	s.prose("KeyName", prose.Label, name)
	prefixes := s.field("KeyPrefixes")
	for i, prefix := range keyPrefixes {
		switch {
		case prefix == "":
			prefixes.index(i).problem("key prefix #%d is empty", i+1)
		case strings.ContainsFunc(prefix, isUnprintable):
			prefixes.index(i).problem("key prefix %q contains a character that is not allowed in a header", prefix)
		}
	}
	for _, i := range duplicates(keyPrefixes) {
		prefixes.index(i).problem("duplicate key prefix %q", keyPrefixes[i])
	}
	if example == "" {
		return
	}
	at := s.field("ExampleKey")
	if strings.ContainsFunc(example, isUnprintable) {
		at.problem("ExampleKey contains a character that is not allowed in a header")
	}
	begins := func(prefix string) bool { return strings.HasPrefix(example, prefix) }
	if len(keyPrefixes) > 0 && !slices.ContainsFunc(keyPrefixes, begins) {
		at.problem("ExampleKey starts with none of %s", strings.Join(keyPrefixes, ", "))
	}
}

// keyPlace checks where a key is sent.
func (s subject) keyPlace(a dsl.APIKey) {
	if a.Prefix != "" && a.In != dsl.InHeader {
		s.field("Prefix").problem("Prefix %q is set, but the key is in no header", a.Prefix)
	}
	if strings.ContainsFunc(a.Prefix, func(r rune) bool { return r != ' ' && isUnprintable(r) }) {
		s.field("Prefix").problem("Prefix %q contains a control character or one beyond ASCII", a.Prefix)
	}
	if !s.required("Name", a.Name) {
		return
	}
	switch a.In {
	case dsl.InHeader:
		s.keyHeader(a.Name)
	case dsl.InQuery:
		s.wireName("Name", a.Name)
		s.keyParam(a.Name)
	case dsl.InCookie:
		if !headerName.MatchString(a.Name) {
			s.field("Name").problem("Name %q is not a valid cookie name", a.Name)
		}
		if strings.ContainsAny(a.ExampleKey, `",;\`) {
			s.field("ExampleKey").problem("ExampleKey contains a character that is not allowed in a cookie")
		}
	default:
		s.field("In").problem("In %d is none of InHeader, InQuery and InCookie", a.In)
	}
}

// keyHeader reports a header that cannot hold a key. Authorization can.
func (s subject) keyHeader(name string) {
	s.header("Name", name)
	switch name = textproto.CanonicalMIMEHeaderKey(name); {
	case name != "Authorization" && slices.Contains(ownHeaders, name):
		s.field("Name").problem("Name %s is a header that the transport sets", name)
	case name == "Cookie":
		s.field("Name").problem("Name Cookie: write a key in a cookie with InCookie")
	case name == textproto.CanonicalMIMEHeaderKey(s.c.api.Version.Header):
		s.field("Name").problem("Name %s is also the header of the version", name)
	}
}

// keyParam reports parameters of the query that have the name of the key.
func (s subject) keyParam(name string) {
	if name == s.c.api.Version.Query {
		s.field("Name").problem("Name %q is also the query parameter of the version", name)
	}
	for _, e := range s.c.endpoints {
		for i, q := range e.Query {
			if q.Name == name {
				e.field("Query").item(i, "query", name).problem("Name is the parameter that holds the key")
			}
		}
	}
}

// pair checks the example of a user name and a password.
func (s subject) pair(a dsl.Basic) {
	if strings.ContainsFunc(a.ExampleUser, isControl) || strings.Contains(a.ExampleUser, ":") {
		s.field("ExampleUser").problem("ExampleUser %q contains a colon or a control character", a.ExampleUser)
	}
	if strings.ContainsFunc(a.ExampleKey, isControl) {
		s.field("ExampleKey").problem("ExampleKey contains a control character")
	}
}

// codeInUse reports an error code that belongs to no failure of the API, so that
// there is no status code to respond with.
func (c *checker) codeInUse(s subject, field string, code *dsl.ErrorCode) {
	if _, held := c.codes[code]; !held {
		s.field(field).problem("%s: code %q is not in any failure of API.Errors", field, code.Code)
	}
}

// ownHeaders are those that the transport sets by itself.
var ownHeaders = []string{
	"Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host", "User-Agent",
}

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
	for _, v := range []struct{ field, name string }{{"Key", env.Key}, {"User", env.User}, {"BaseURL", env.BaseURL}} {
		if v.name != "" && !environmentName.MatchString(v.name) {
			s.field(v.field).problem("%s %q is not a valid name of an environment variable", v.field, v.name)
		}
	}
	if env.Key != "" && env.Key == env.BaseURL {
		s.field("BaseURL").problem("BaseURL %s is also the variable of Key", env.BaseURL)
	}
	_, isPair := c.api.Auth.(dsl.Basic)
	switch {
	case env.Key != "" && c.api.Auth == nil:
		s.field("Key").problem("Key %s is set, but Auth is not", env.Key)
	case env.User != "" && !isPair:
		s.field("User").problem("User %s is set, but Auth has no user name", env.User)
	case env.Key != "" && env.User == "" && isPair:
		s.field("User").problem("User is missing, which Auth needs beside Key")
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
