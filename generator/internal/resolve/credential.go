package resolve

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
)

// constructors are the names of functions that make a client in another way than New.
var constructors = map[reading.CredentialKind]string{
	reading.BearerKey: "NewBearer", reading.HeaderKey: "NewHeaderKey", reading.QueryKey: "NewQueryKey",
	reading.CookieKey: "NewCookieKey", reading.BasicPair: "NewBasic",
}

// credentials plans the ways to make a client.
func (r *resolver) credentials() []plan.Credential {
	var list []plan.Credential
	for i, c := range reading.Credentials(r.api) {
		planned := credential(c)
		planned.Constructor = "New"
		if i > 0 {
			planned.Constructor = constructors[c.Kind]
		}
		list = append(list, planned)
	}
	return list
}

func credential(c reading.Credential) plan.Credential {
	out := plan.Credential{
		Kind: plan.CredentialKind(c.Kind), Name: c.Name, Prefix: c.Prefix,
		KeyName: prose.Text(prose.Label, c.KeyName), With: "without a key",
		ExampleUser: c.ExampleUser, ExampleKey: c.ExampleKey,
	}
	if c.Kind == reading.NoCredential {
		return out
	}
	out.Header, out.Value = c.Header()
	out.Header = http.CanonicalHeaderKey(out.Header)
	out.Secrets = []string{c.ExampleKey}
	out.With = "with " + article(out.KeyName) + out.KeyName
	switch c.Kind {
	case reading.HeaderKey:
		out.Name = out.Header
	case reading.QueryKey:
		out.Query = url.QueryEscape(c.Name) + "=" + url.QueryEscape(c.ExampleKey)
	case reading.BasicPair:
		out.With = "with a user name and a password"
		pair := base64.StdEncoding.EncodeToString([]byte(c.ExampleUser + ":" + c.ExampleKey))
		out.Secrets = append(out.Secrets, strings.TrimRight(pair, "="))
	}
	return out
}

// article is what stands before the name of a key.
func article(name string) string {
	if name != "" && strings.ContainsAny(name[:1], "AEIOUaeiou") {
		return "an "
	}
	return "a "
}
