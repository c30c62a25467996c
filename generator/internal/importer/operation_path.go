package importer

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// path converts the path of an operation.
func (c *converter) path(op *described, declared []*parameter) dsl.Path {
	text, fragment, hasFragment := strings.Cut(strings.TrimPrefix(op.path, "/"), "#")
	if hasFragment {
		c.note(Kept, op.node, "fragment #"+fragment+" in the path of "+op.label(), "no request sends it")
	}
	text, query, hasQuery := strings.Cut(text, "?")
	if hasQuery {
		c.note(Dropped, op.node, "query ?"+query+" in the path of "+op.label(), "a path has no query")
	}
	if strings.HasSuffix(text, "/") {
		text = strings.TrimRight(text, "/")
		c.note(Approximated, op.node, "slash at the end of the path of "+op.label(), "it is left out")
	}
	b := &pathBuilder{c: c, op: op, declared: declared, names: map[string]bool{}}
	b.path = dsl.Path{} // which alone is the root of the server
	for segment := range strings.SplitSeq(text, "/") {
		if segment != "" {
			b.segment(segment)
		}
	}
	for _, p := range declared {
		if p.in == "path" && !b.names[p.name] {
			p.node.Mark()
			c.note(Dropped, p.node, "path parameter "+p.name, "the path "+op.path+" does not have it")
		}
	}
	return b.path
}

// pathBuilder collects the segments of a path.
type pathBuilder struct {
	c        *converter
	op       *described
	declared []*parameter
	path     dsl.Path
	names    map[string]bool
}

func (b *pathBuilder) segment(text string) {
	open, end := strings.IndexByte(text, '{'), strings.LastIndexByte(text, '}')
	if open < 0 || end < open {
		b.fixed(text)
		return
	}
	before, name, after := text[:open], text[open+1:end], text[end+1:]
	if strings.ContainsAny(name, "{}") {
		b.several(text)
		return
	}
	param := b.param(name)
	switch {
	case before+after == "":
		b.path = append(b.path, param)
	case fits(before) && fits(after):
		b.path = append(b.path, dsl.Affixed{Before: before, Param: param, After: after})
	default:
		b.several(text)
	}
}

// fits reports whether a text may stand in a path as it is.
func fits(text string) bool { return url.PathEscape(text) == text && !strings.ContainsAny(text, "{}") }

// fixed adds a fixed segment. One with characters that must be escaped becomes a
// parameter that takes it alone.
func (b *pathBuilder) fixed(text string) {
	plain, err := url.PathUnescape(text)
	if err == nil && fits(plain) && plain != "." && plain != ".." {
		b.path = append(b.path, dsl.Literal(plain))
		return
	}
	name := "segment_" + strconv.Itoa(len(b.path)+1)
	b.path = append(b.path, &dsl.PathParam{
		Name: name, Doc: "the fixed text `" + strings.ReplaceAll(plain, "`", "'") + "`",
		Type: dsl.String{Pattern: "^" + regexp.QuoteMeta(plain) + "$"},
	})
	b.c.note(Approximated, b.op.node, "segment "+strconv.Quote(text)+" of the path of "+b.op.label(),
		"callers have to pass it, since it has to be escaped")
}

// several adds a segment with several parameters: as a compound one where a fixed
// text ends each of them, and as one parameter otherwise.
func (b *pathBuilder) several(text string) {
	names, texts, ok := splitSegment(text)
	if !ok {
		b.joined(text, names)
		return
	}
	compound := dsl.Compound{}
	add := func(text string) {
		if text != "" {
			compound = append(compound, dsl.Literal(text))
		}
	}
	add(texts[0])
	at := len(b.path)
	for i, name := range names {
		b.path = append(b.path[:at], compound) // whose names are taken
		param := b.param(name)
		if i < len(names)-1 {
			param = b.ended(param, name, texts[i+1])
		}
		compound = append(compound, param)
		add(texts[i+1])
	}
	b.path = append(b.path[:at], compound)
}

// splitSegment returns the names in a segment, and the texts around them. It reports
// whether each parameter ends where a fixed text begins.
func splitSegment(text string) (names, texts []string, ok bool) {
	before, rest, open := strings.Cut(text, "{")
	texts, ok = append(texts, before), before == "" || fits(before)
	for open {
		var name, after string
		name, rest, _ = strings.Cut(rest, "}")
		after, rest, open = strings.Cut(rest, "{")
		names, texts = append(names, name), append(texts, after)
		ok = ok && !strings.Contains(name, "{") && (fits(after) && after != "" || after == "" && !open) &&
			!slices.Contains(names[:len(names)-1], name)
	}
	return names, texts, ok
}

// ended gives a parameter that a text ends a type whose values can all be read back.
func (b *pathBuilder) ended(p *dsl.PathParam, name, until string) *dsl.PathParam {
	switch t := p.Type.(type) {
	case nil, dsl.Int:
		return p
	case *dsl.Enum, dsl.OneOf:
		values, _ := reading.Texts(t)
		if !slices.ContainsFunc(values, func(v string) bool { return reading.Misread(v, until) }) {
			return p
		}
	}
	b.c.note(Approximated, b.op.node, "type of path parameter "+name,
		"it is any text, since "+strconv.Quote(until)+" ends its value")
	free := *p
	free.Type = nil
	return b.shared(&free, nil)
}

// joined adds a segment with several parameters as one parameter.
func (b *pathBuilder) joined(text string, names []string) {
	for _, name := range names {
		b.names[name] = true
		for _, p := range b.declared {
			if p.in == "path" && p.name == name {
				p.node.Mark()
			}
		}
	}
	name := b.fresh(strings.Join(names, "_and_"))
	doc := "the parameters of the form `" + strings.NewReplacer("`", "'").Replace(text) + "`, as one text"
	b.path = append(b.path, &dsl.PathParam{Name: name, Doc: doc})
	b.c.note(Approximated, b.op.node, "segment "+text+" of the path of "+b.op.label(),
		"its parameters are one text that the caller composes")
}

// param converts a parameter of the path.
func (b *pathBuilder) param(name string) *dsl.PathParam {
	p := &dsl.PathParam{Name: b.fresh(name)}
	b.names[name] = true
	for _, d := range b.declared {
		if d.in == "path" && d.name == name {
			return b.declaredParam(p, d)
		}
	}
	p.Doc = inventedParam(name, b.op)
	b.c.note(Invented, b.op.node, "path parameter "+name+" of "+b.op.label(), "it is any text")
	return b.shared(p, nil)
}

func (b *pathBuilder) declaredParam(p *dsl.PathParam, d *parameter) *dsl.PathParam {
	v := b.c.paramValue(d, owned(b.op.unique))
	p.Type = b.c.pathType(d, v.Type)
	doc := d.node.Get("description").Text()
	if doc == "" {
		doc = v.Doc
	}
	invented := inventedParam(d.name, b.op)
	var ok bool
	if p.Doc, ok = nounPhrase(doc, invented); !ok {
		p.Doc = invented
		b.c.note(Invented, d.node, "doc of path parameter "+d.name, invented)
	}
	return b.shared(p, d.node)
}

// inventedParam says what a parameter of a path is.
func inventedParam(name string, op *described) string {
	words := spoken(goName(naming.Exported(name), "Parameter"))
	if strings.EqualFold(words, "id") && len(op.group.words) > 0 {
		return "the ID of " + article(singular(spokenName(op.group.words)))
	}
	if stem, ok := strings.CutSuffix(words, " ID"); ok {
		return "the ID of the " + stem
	}
	return "the " + words
}

// fresh is a name for a parameter that no other of the path has, and that is a
// name in Go.
func (b *pathBuilder) fresh(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r >= 0x7f }) ||
		strings.ContainsAny(name, "/`\"\\{}") || !exported.MatchString(naming.Exported(name)) {
		name = naming.File(goName(spelledOut(name, false), "Param"))
	}
	taken := func() bool {
		of := reading.Endpoint{Post: dsl.Post{Path: b.path}}
		return slices.ContainsFunc(of.PathParams(), func(p *dsl.PathParam) bool {
			return naming.Unexported(p.Name) == naming.Unexported(name)
		})
	}
	for taken() {
		name += "_too"
	}
	return name
}

// argumentNames are names in emitted methods that no argument can have.
var argumentNames = wordSet("body cursor err item key limit next number offset page size")

// shared returns the one value of parameters that say the same, so that it is
// declared once.
func (b *pathBuilder) shared(p *dsl.PathParam, n *openapi.Node) *dsl.PathParam {
	name := reading.ArgumentName(p)
	if argumentNames[name] || name == naming.UnexportedOr(b.op.e.Name, "Operation") {
		p.Go = name + "Value"
	}
	key := fmt.Sprintf("%s|%s|%s|%#v", p.Name, p.Go, p.Doc, p.Type)
	if known := b.c.params[key]; known != nil {
		return known
	}
	b.c.params[key] = p
	if n != nil {
		b.c.at[p] = n.At()
	}
	return p
}

// pathType is a type that a parameter of a path can have.
func (c *converter) pathType(p *parameter, t dsl.Schema) dsl.ParamType {
	switch t := c.withoutRequiredDefault(p.node, "path parameter "+p.name, t, true).(type) {
	case dsl.String:
		if t.Sensitive {
			t.Sensitive = false
			c.note(Approximated, p.node, "secret path parameter "+p.name, "URLs are logged: it is plain text")
		}
		if t == (dsl.String{}) || t == (dsl.String{MinLength: t.MinLength}) && *t.MinLength == 1 {
			return nil
		}
		return t
	case dsl.Int64:
		return dsl.Int{Min: narrowed(t.Min), Max: narrowed(t.Max)}
	case dsl.Int, dsl.OneOf, *dsl.Enum:
		if e, ok := t.(*dsl.Enum); ok && hasEmpty(e) {
			break
		}
		return t.(dsl.ParamType)
	case dsl.Const:
		return dsl.String{Pattern: "^" + regexp.QuoteMeta(string(t)) + "$"}
	}
	c.note(Approximated, p.node, "type of path parameter "+p.name, "it is any text")
	return nil
}

func hasEmpty(e *dsl.Enum) bool {
	for _, v := range e.Values {
		if v.Value == "" {
			return true
		}
	}
	return false
}

func narrowed(n *int64) *int {
	if n == nil {
		return nil
	}
	return new(int(*n))
}
