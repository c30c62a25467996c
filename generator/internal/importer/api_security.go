package importer

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// security is how requests prove who sends them.
type security struct {
	c       *converter
	schemes map[string]dsl.Auth
	nodes   map[string]*openapi.Node
	used    []string // schemes that the API has, in the order of their first use
	kinds   []reading.CredentialKind
	base    *openapi.Node // what holds for operations that say nothing
}

// readSecurity reads the schemes, and what holds for all operations.
func (c *converter) readSecurity() *security {
	s := &security{c: c, schemes: map[string]dsl.Auth{}, nodes: map[string]*openapi.Node{}}
	for key, n := range c.doc.Root.Get("components").Get("securitySchemes").Entries() {
		n, err := c.doc.Deref(n)
		if err != nil {
			continue
		}
		s.nodes[key.Text()] = n
	}
	s.base = c.doc.Root.Get("security")
	s.requirement(s.base)
	return s
}

// requirement reads a list of alternatives. It reports whether requests are sent
// with a key, and whether they may be sent without.
func (s *security) requirement(list *openapi.Node) (keyed, optional bool) {
	var several []*openapi.Node
	for _, alternative := range list.Items() {
		switch alternative.Len() {
		case 0:
			optional = true
		case 1:
			keyed = s.alternative(alternative, list) || keyed
		default:
			several = append(several, alternative)
		}
	}
	for _, alternative := range several {
		if keyed {
			s.notNeeded(alternative)
			continue
		}
		keyed = s.alternative(alternative, list)
	}
	return keyed, optional
}

// notNeeded notes an alternative of several schemes where another has one alone: a
// request with a part of them would be refused.
func (s *security) notNeeded(n *openapi.Node) {
	var names []string
	for key := range n.Entries() {
		names = append(names, key.Text())
	}
	s.c.note(Dropped, n, "security "+strings.Join(names, " and "),
		"a request has one credential alone, and another way needs no more")
}

// alternative reads the schemes that a request needs all of.
func (s *security) alternative(n, list *openapi.Node) bool {
	found := false
	for key := range n.Entries() {
		name := key.Text()
		if found {
			s.c.note(Dropped, key, "security "+name, "a request has one credential alone")
			continue
		}
		found = s.use(name, key, list)
	}
	return found
}

// use makes a scheme one of the API, which is one of a list of alternatives.
func (s *security) use(name string, at, list *openapi.Node) bool {
	if slices.Contains(s.used, name) {
		return true
	}
	auth, known := s.schemes[name]
	if !known {
		auth = s.scheme(name, at)
		s.schemes[name] = auth
	}
	if auth == nil {
		return false
	}
	kind := reading.CredentialOf(auth).Kind
	if i := slices.Index(s.kinds, kind); i >= 0 {
		s.alike(name, s.used[i], at, list)
		return true
	}
	s.used, s.kinds = append(s.used, name), append(s.kinds, kind)
	return true
}

// alike accounts for a scheme of the same kind as one that the API has. It is sent in the
// same way, unless it is a key with another name.
func (s *security) alike(name, used string, at, list *openapi.Node) {
	key, isKey := s.schemes[name].(dsl.APIKey)
	other, _ := s.schemes[used].(dsl.APIKey)
	isAlternative := slices.ContainsFunc(list.Items(), func(n *openapi.Node) bool {
		return n.Len() == 1 && n.Peek(used) != nil
	})
	switch {
	case isKey && key.Name != other.Name:
		s.c.note(Dropped, at, "security "+name, "the API has another credential of the same kind")
	case isAlternative:
		s.c.note(Kept, at, "security "+name, "it is sent as "+used+" is, beside which it stands")
	default:
		s.c.note(Approximated, at, "security "+name, "it is sent as "+used+" is: callers choose the key that is needed")
	}
}

// scheme converts a scheme.
func (s *security) scheme(name string, at *openapi.Node) dsl.Auth {
	n := s.nodes[name]
	n.Get("description").Mark()
	n.Get("bearerFormat").Mark()
	switch kind := n.Get("type").Text(); kind {
	case "http":
		switch scheme := strings.ToLower(n.Get("scheme").Text()); scheme {
		case "bearer":
			return dsl.Bearer{KeyName: s.keyName(n)}
		case "basic":
			return dsl.Basic{}
		}
	case "apiKey":
		return s.apiKey(n)
	case "oauth2", "openIdConnect":
		n.Mark()
		s.c.note(Approximated, n, "security "+name, "the caller obtains a token, which is sent as a bearer's")
		return dsl.Bearer{KeyName: "access token"}
	}
	n.Mark()
	if n == nil {
		n = at
	}
	s.c.note(Dropped, n, "security "+name, "no credential of a description is like it")
	return nil
}

// keyName is what the API's users call the key, as far as the document says it.
func (s *security) keyName(n *openapi.Node) string {
	text := strings.ToLower(n.Get("description").Text())
	for _, name := range []string{"secret key", "access token", "API token", "API key"} {
		if strings.Contains(text, strings.ToLower(name)) {
			return name
		}
	}
	return ""
}

func (s *security) apiKey(n *openapi.Node) dsl.Auth {
	places := map[string]dsl.KeyPlace{"header": dsl.InHeader, "query": dsl.InQuery, "cookie": dsl.InCookie}
	in, known := places[n.Get("in").Text()]
	name := n.Get("name").Text()
	if !known || name == "" {
		s.c.note(Dropped, n, "security", "it is in none of header, query and cookie")
		return nil
	}
	return dsl.APIKey{In: in, Name: name}
}

// operation reads the security of an operation.
func (s *security) operation(op *described) {
	list := op.node.Get("security")
	if list == nil {
		list = s.base
	}
	keyed, optional := s.requirement(list)
	op.e.Public = !keyed
	if keyed && optional {
		s.c.note(Approximated, list, "security of "+op.label(), "a key may be left out, but is always sent")
	}
}

// finish gives the API its credentials.
func (s *security) finish() {
	for i, name := range s.used {
		if i == 0 {
			s.c.api.Auth = s.schemes[name]
		} else {
			s.c.api.Alternatives = append(s.c.api.Alternatives, s.schemes[name])
		}
	}
	if s.c.api.Auth == nil {
		for _, op := range s.c.endpoints() {
			op.e.Public = false
		}
	}
}
