package check

import (
	"net/url"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// servers checks the base URLs.
func (c *checker) servers(api subject) {
	list := api.field("Servers")
	if len(c.api.Servers) == 0 {
		list.problem("Servers is empty: an API has at least one")
	}
	names, urls := scope{}, map[string]bool{}
	for i, server := range c.api.Servers {
		s := list.item(i, "server", server.Name)
		if s.goName("Name", server.Name) {
			names.claim("BaseURL"+server.Name, s.where, s.field("Name"))
		}
		s.server(server)
		s.prose("Doc", prose.Noun, server.Doc)
		if urls[server.URL] {
			s.field("URL").problem("duplicate URL %s", server.URL)
		}
		urls[server.URL] = true
	}
}

// server checks a base URL: it must identify the receiver of the key
// unambiguously, and paths are appended to it.
func (s subject) server(server dsl.Server) {
	if !s.required("URL", server.URL) {
		return
	}
	at := s.field("URL")
	u, err := url.Parse(server.URL)
	switch {
	case err != nil:
		at.problem("URL %q is invalid", server.URL)
	case u.Scheme != "https":
		at.problem("URL %s does not start with https://", server.URL)
	case u.Host == "":
		at.problem("URL %s has no host", server.URL)
	case u.User != nil:
		at.problem("URL of host %s contains a user name", u.Host)
	case strings.ContainsAny(server.URL, "?#"):
		at.problem("URL %s has a query or a fragment", server.URL)
	case strings.HasSuffix(server.URL, "/"):
		at.problem("URL %s ends with a slash", server.URL)
	case u.String() != server.URL:
		at.problem("URL %q contains a character that must be escaped: %s", server.URL, u)
	}
}
