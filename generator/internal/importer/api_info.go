package importer

import (
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// identity reads what the document says of the API as a whole.
func (c *converter) identity() {
	info := c.doc.Root.Get("info")
	for _, key := range []string{"contact", "license", "termsOfService", "x-logo", "summary"} {
		info.Get(key).Mark()
	}
	title := info.Get("title").Text()
	c.api.Name = apiName(title)
	if c.api.Name == "" {
		c.api.Name = "Example"
		c.note(Invented, c.doc.Root, "name of the API", c.api.Name)
	}
	if short := len(titleWords(title)) > mostWords; short {
		c.note(Kept, info.Get("title"), "title "+strconv.Quote(title), "it is long: the API is called "+c.api.Name)
	}
	c.api.Doc = c.apiDoc(info.Get("description"), title)
	c.doc.Root.Get("externalDocs").Mark()
	c.api.Source = path.Base(c.doc.Root.At().File)
	if version := info.Get("version").Text(); version != "" {
		c.api.Source += ", version " + version
	}
}

// apiDoc is what the document says of the API.
func (c *converter) apiDoc(n *openapi.Node, title string) string {
	if doc, ok := sentences(n.Text()); ok {
		return doc
	}
	doc, ok := sentences(title)
	if !ok {
		doc = "The API has no description."
	}
	c.note(Invented, c.doc.Root, "doc of the API", doc)
	return doc
}

// genericWords end titles of APIs, and say nothing of them.
var genericWords = wordSet(`api rest http openapi specification spec reference documentation docs backend public
	official v1 v2 v3 the`)

// apiName is the name of an API as in prose, from the title of its document. Of a
// long title it is what stands before the first sign that divides it, at most
// [mostWords] words.
func apiName(title string) string {
	words := titleWords(title)
	if len(words) > mostWords {
		if i := divides.FindStringIndex(title); i != nil && len(titleWords(title[:i[0]])) > 0 {
			words = titleWords(title[:i[0]])
		}
	}
	if len(words) > mostWords {
		words = titleWords(strings.Join(words[:mostWords], " "))
	}
	return strings.Trim(strings.Join(words, " "), "-. ")
}

// mostWords is how many words the name of an API has at most: packages and types are
// called after it.
const mostWords = 4

// divides matches what stands between a name and what a title says of it.
var divides = regexp.MustCompile(` [-+|\x{2013}\x{2014}] |[:;,(]|\. `)

// possessive matches the ending of a word whose owner it names.
var possessive = regexp.MustCompile(`['\x{2019}]s\b`)

// titleWords are the words of a title that say of which API it is.
func titleWords(title string) []string {
	words := strings.FieldsFunc(possessive.ReplaceAllString(title, ""), func(r rune) bool {
		return r >= 0x80 || !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-", r)
	})
	for len(words) > 1 && genericWords[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	return words
}

// servers reads the base URLs.
func (c *converter) servers() {
	taken, urls := map[string]bool{}, map[string]bool{}
	for _, n := range c.doc.Root.Get("servers").Items() {
		base := c.serverURL(n)
		if base == "" || urls[base] {
			continue
		}
		urls[base] = true
		name := serverName(n.Get("description").Text(), base, len(c.api.Servers))
		for i := 2; taken[name]; i++ {
			name = strings.TrimRight(name, "0123456789") + strconv.Itoa(i)
		}
		taken[name] = true
		doc, ok := nounPhrase(n.Get("description").Text(), "a server of the API")
		if !ok {
			doc = "the server of the API"
		}
		c.api.Servers = append(c.api.Servers, dsl.Server{Name: name, URL: base, Doc: doc})
	}
	if len(c.api.Servers) > 0 {
		return
	}
	c.api.Servers = []dsl.Server{{Name: "Main", URL: "https://api.example.com", Doc: "the server of the API"}}
	c.note(Invented, c.doc.Root, "server", "the document has none that can be used: it is "+c.api.Servers[0].URL)
}

// serverURL is the base URL of a server, with the defaults of its variables.
func (c *converter) serverURL(n *openapi.Node) string {
	written := n.Get("url")
	text := written.Text()
	for key, variable := range n.Get("variables").Entries() {
		value := variable.Get("default").Text()
		variable.Mark()
		text = strings.ReplaceAll(text, "{"+key.Text()+"}", value)
		c.note(Approximated, key, "variable "+key.Text()+" of a server",
			"the server has its default "+strconv.Quote(value)+"; callers can set another base URL")
	}
	base := strings.TrimRight(text, "/")
	if strings.HasPrefix(text, "/") || text == "" {
		base = "https://api.example.com" + base
		c.note(Invented, written, "host of server "+strconv.Quote(text), "it is "+base)
	}
	if rest, ok := strings.CutPrefix(base, "http://"); ok {
		base = "https://" + rest
		c.note(Approximated, written, "server "+text, "requests carry keys, and are sent to "+base)
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" ||
		u.String() != base {
		c.note(Dropped, n, "server "+strconv.Quote(text), "it is no base URL")
		return ""
	}
	return base
}

// serverName names a server by its description if that is short, or by its host.
func serverName(description, base string, index int) string {
	words := strings.Fields(description)
	if len(words) > 0 && len(words) <= 2 {
		if name := goName(naming.Exported(description), ""); exported.MatchString(name) {
			return name
		}
	}
	if index == 0 {
		return "Main"
	}
	host := strings.TrimPrefix(base, "https://")
	host, _, _ = strings.Cut(host, "/")
	return goName(naming.Exported(strings.NewReplacer(".", "_", "-", "_", ":", "_").Replace(host)), "Server")
}

// title converts a text to a command of one line.
func title(text string) (string, bool) {
	plain, _, _ := strings.Cut(plainText(text), "\n\n")
	normal, err := prose.Normal(prose.Title, plain)
	return normal, err == nil && normal != ""
}

// clause converts a text to a clause of one paragraph.
func clause(text string) (string, bool) {
	plain, _, _ := strings.Cut(plainText(text), "\n\n")
	normal, err := prose.Normal(prose.Clause, plain)
	return normal, err == nil && normal != ""
}
