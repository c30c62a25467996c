package main

// engines are mistakes in hand-written code.
var engines = []mutant{
	{
		name: "pages: a cursor that came before is asked for again", file: "internal/call/page.go",
		old: "seen[hash], next = true, p.Next", new: "next = p.Next", tests: []string{"internal/call"},
	},
	{
		name: "pages: a link to another origin is followed", file: "internal/call/page.go",
		old: "!a.x.engine.baseURL.Holds(target)", new: "false", tests: []string{"internal/call"},
	},
	{
		name: "attempt: headers that share memory", file: "internal/attempt/header.go",
		old: "all[from:len(all):len(all)]", new: "all[from:]", tests: []string{"internal/attempt"},
	},
	{
		name: "call: one state for all calls of a request", file: "internal/call/exchange.go",
		old: "r.exchange = nil; x == nil", new: "x == nil", tests: []string{"internal/call"},
	},
	{
		name: "redact: a key whose capital letter is there", file: "internal/origin/redact.go",
		old: "bytes.IndexByte(b, c) < 0", new: "bytes.IndexByte(b, c) >= 0", tests: []string{"internal/origin"},
	},
	{
		name: "answer: a member that is missing is none", file: "internal/call/answer.go",
		old: "if !given {", new: "if false {", tests: []string{"internal/call"},
	},
	{
		name: "fake: an entity tag that holds for every body", file: "internal/testkit/fake/tag.go",
		old: "sum := sha256.Sum256(body)", new: "sum := sha256.Sum256(nil)", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a write that undoes another one", file: "internal/testkit/fake/tag.go",
		old: `want != "" && !holds(`, new: `want == "" && !holds(`, tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: one file of a record for another", file: "internal/testkit/fake/kept_file.go",
		old: "r.files[e.As] = content", new: `r.files[""] = content`, tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a file is no longer than another body", file: "internal/testkit/fake/check.go",
		old: "r.Operation.Encoding >= MultipartBody", new: "false", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: what several places share is not looked at", file: "internal/testkit/fake/check.go",
		old: "return s.checkField(found, name, *f.Elem, raw)", new: "return found",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: no time in a header", file: "internal/testkit/fake/reply.go",
		old: "if t.IsZero() {", new: "if !t.IsZero() {", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "union: an error without the tag", file: "internal/wire/raw.go",
		old: "d.inField(key)", new: "", tests: []string{"internal/wire"},
	},
	{
		name: "upload: a file without a name", file: "internal/upload/form.go",
		old: "cmp.Or(file.Name, name)", new: "cmp.Or(file.Name)", tests: []string{"internal/upload"},
	},
	{
		name: "selftest: a file is taken for JSON", file: "internal/testkit/selftest/params.go",
		old: `kind != "" && `, new: `false && kind != "" && `, tests: []string{"internal/testkit/selftest"},
	},
	{
		name: "fake: any member of a form", file: "internal/testkit/fake/places.go",
		old: "if f.Fields[i].Name == key {", new: "if true {", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a value twice", file: "internal/testkit/fake/places.go",
		old: "len(values[name]) > 1 &&", new: "len(values[name]) > 2 &&", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a map that is cleared was not sent", file: "internal/testkit/fake/places.go",
		old: "f.Nullable && (f.Kind == Object || f.Kind == Map)", new: "f.Nullable && f.Kind == Object",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "selftest: half a list in a form", file: "internal/testkit/selftest/params.go",
		old: "want, err := url.ParseQuery(c.Form)", new: `want, err := url.ParseQuery("")`,
		tests: []string{"internal/testkit/selftest"},
	},
	{
		name: "fake: an empty text is none", file: "internal/testkit/fake/query.go",
		old: "f.Required && (!r.HasQuery(f.Name) || !f.mayBeEmpty())", new: "f.Required",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: an empty text stands for a default", file: "internal/testkit/fake/query.go",
		old: "!r.HasQuery(f.Name) || f.Kind != String", new: "true",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "walk: every page is the first", file: "internal/testkit/selftest/walk.go",
		old: "return last + 1", new: "return 0 * last", tests: []string{"internal/testkit/selftest"},
	},
	{
		name: "stream: one byte more than the limit", file: "internal/call/stream.go",
		old: "case s.left < 0:", new: "case s.left < -1:", tests: []string{"internal/call"},
	},
	{
		name: "key: sent with public operations", file: "internal/origin/bearer.go",
		old: "t != nil && t.Public || !l", new: "t != nil && false || !l", tests: []string{"internal/origin"},
	},
	{
		name: "retry: an operation asks for more tries than the caller", file: "internal/retry/operation.go",
		old: "return min(most, call.Traits.MaxAttempts)", new: "return call.Traits.MaxAttempts",
		tests: []string{"internal/retry"},
	},
	{
		name: "undescribed: a path that leaves the base URL", file: "internal/call/undescribed.go",
		old: `text == "." || text == ".."`, new: `text == "."`, tests: []string{"internal/call"},
	},
	{
		name: "choice: one of two keys will do", file: "internal/wire/choice.go",
		old: "return len(missing) == 0", new: "return len(missing) <= 1", tests: []string{"internal/wire"},
	},
	{
		name: "union: a tag is written twice", file: "internal/wire/choice.go",
		old: "delete(*extra, tag)", new: `delete(*extra, "")`, tests: []string{"internal/wire"},
	},
	{
		name: "body: two variants of a union are one", file: "internal/call/values.go",
		old: "case n > 1:", new: "case n > 2:", tests: []string{"internal/call"},
	},
	{
		name: "fields: a value is kept beside null", file: "internal/wire/fields.go",
		old: "\t\t\t\tif *state != Absent {\n\t\t\t\t\tforget(place)\n\t\t\t\t}\n", new: "",
		tests: []string{"internal/wire"},
	},
	{
		name: "fields: requests hold everything", file: "internal/wire/fields.go",
		old: "request && field.ReadOnly || ", new: "", tests: []string{"internal/wire"},
	},
	{
		name: "fields: what is within requests holds everything", file: "internal/wire/wire.go",
		old: "ok && request {", new: "ok && false {", tests: []string{"internal/wire"},
	},
	{
		name: "fields: required and absent is left out", file: "internal/wire/fields.go",
		old: "return !f.Required && *places", new: "return *places", tests: []string{"internal/wire"},
	},
	{
		name: "fields: a key that is not expected is taken for the one that is", file: "internal/wire/object.go",
		old:   "string(rest[:len(key)]) != key {\n\t\treturn false\n\t}\n\td.pos",
		new:   "len(key) == 0 {\n\t\treturn false\n\t}\n\td.pos",
		tests: []string{"internal/wire"},
	},
	{
		name: "list: an empty one is nil", file: "internal/wire/list.go",
		old: "\t\t\t\tdst.Set(emptyList(f, dst.Type()))\n", new: "", tests: []string{"internal/wire"},
	},
	{
		name: "wire: leading zero accepted", file: "internal/wire/scalar.go",
		old: "len(rest) > 8 && rest[0] != '0' {", new: "len(rest) > 8 {", tests: []string{"internal/wire"},
	},
	{
		name: "wire: half of a surrogate pair swallows what follows", file: "internal/wire/string.go",
		old: "pair != utf8.RuneError {", new: "pair != 0 {", tests: []string{"internal/wire"},
	},
	{
		name: "wire: a time with a comma", file: "internal/wire/time.go",
		old:   "text[len(\"2006-01-02T15\")] != ':' || bytes.IndexByte(text, ',') >= 0",
		new:   "text[len(\"2006-01-02T15\")] != ':'",
		tests: []string{"internal/wire"},
	},
	{
		name: "wire: a number in a string with more behind it", file: "internal/wire/exact.go",
		old: "if n, _ := number(text); n == 0 || n < len(text) {", new: "if n, _ := number(text); n == 0 {",
		tests: []string{"internal/wire"},
	},
	{
		name: "wire: data that is not there is null", file: "internal/wire/bytes.go",
		old: "AppendDecode([]byte{}, text)", new: "AppendDecode(nil, text)", tests: []string{"internal/wire"},
	},
	{
		name: "pause: not asked for again after the limiter", file: "internal/ratelimit/ratelimit.go",
		old: "if g.pauses.left(at) <= 0 {", new: "if true {", tests: []string{"internal/ratelimit"},
	},
	{
		name: "pause: of all methods", file: "internal/ratelimit/ratelimit.go",
		old: "place{method: op.Method, host:", new: "place{host:", tests: []string{"internal/ratelimit"},
	},
	{
		name: "pause: of all hosts", file: "internal/ratelimit/ratelimit.go",
		old: "host: req.URL.Host, ", new: "", tests: []string{"internal/ratelimit"},
	},
	{
		name: "pause: a hundred times longer", file: "internal/call/engine.go",
		old: "const longestPause = 5 * time.Minute", new: "const longestPause = 500 * time.Minute",
		tests: []string{"internal/call", "internal/contract"},
	},
	{
		name: "limiter: waits a second past the deadline", file: "internal/ratelimit/bucket.go",
		old: "left < wait {", new: "left+time.Second < wait {", tests: []string{"internal/ratelimit"},
	},
	{
		name: "list: a value that would be two", file: "internal/call/list.go",
		old: "case strings.Contains(text, l.Joined):", new: "case false:", tests: []string{"internal/call"},
	},
	{
		name: "list: a truth value that is not the one it has to be", file: "internal/call/list.go",
		old: "if list[i] != want {", new: "if false {", tests: []string{"internal/call"},
	},
	{
		name: "list: data that is too long", file: "internal/call/list.go",
		old: "rule.brokenLength(len(list[i]))", new: "rule.brokenLength(rule.min)", tests: []string{"internal/call"},
	},
	{
		name: "a variant that is not known in a form", file: "internal/call/values.go",
		old: `v.request.refuse(v.name(name), "", "is a value that only JSON can hold")`, new: "v.Empty(name)",
		tests: []string{"internal/call"},
	},
	{
		name: "fake: a case of a form whose rules are broken", file: "internal/testkit/fake/places_either.go",
		old: "if why, _ := c.Value.broken(raw); why == fine {", new: "if raw != nil {",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: the tag of a union in a form", file: "internal/testkit/fake/places_either.go",
		old: `f.Tag != "" && values.Get`, new: `f.Tag == "" && values.Get`, tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: the order of a list with gaps", file: "internal/testkit/fake/places_either.go",
		old: "slices.Sort(list)", new: "slices.Reverse(list)", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "raw JSON that is none", file: "internal/call/values.go",
		old: "if err := wire.CheckRaw(raw); err != nil {", new: "if err := wire.CheckRaw(raw); err == nil {",
		tests: []string{"internal/call"},
	},
	{
		name: "form: a key that would be two", file: "internal/call/list.go",
		old: `strings.ContainsAny(key, "[]")`, new: `strings.ContainsAny(key, "]")`, tests: []string{"internal/call"},
	},
	{
		name: "header: another line in a parameter", file: "internal/call/places.go",
		old: "case route.HasControl(text):", new: "case false:", tests: []string{"internal/call"},
	},
	{
		name: "extra: sent beside the field of the same name", file: "internal/call/options_extra.go",
		old: "if depth == 1 && bytes.HasPrefix", new: "if depth == 0 && bytes.HasPrefix",
		tests: []string{"internal/call"},
	},
	{
		name: "upload: two tries read at once", file: "internal/upload/content.go",
		old: "if !c.last.end() {", new: "if false {", tests: []string{"internal/upload"},
	},
	{
		name: "upload: read when the call has returned", file: "internal/call/exchange.go",
		old: "r.more.content.Finish()", new: "", tests: []string{"internal/upload"},
	},
	{
		name: "upload: the rest of the file on another try", file: "internal/upload/file.go",
		old: "seeker.Seek(start, io.SeekStart)", new: "seeker.Seek(0, io.SeekCurrent)",
		tests: []string{"internal/upload"},
	},
	{
		name: "retry: waits a second past the deadline", file: "internal/retry/retry.go",
		old: "wait < time.Until(end)", new: "wait < time.Until(end)+time.Second", tests: []string{"internal/retry"},
	},
	{
		name: "retry: fresh body left open", file: "internal/retry/retry.go",
		old: "BudgetExhausted})\n\t\t\tbody.Close()\n", new: "BudgetExhausted})\n", tests: []string{"internal/retry"},
	},
	{
		name: "call: body of a middleware left open", file: "internal/call/exchange.go",
		old: "\tdefer resp.Body.Close()\n", new: "", tests: []string{"internal/call", "internal/contract"},
	},
	{
		name: "call: read error instead of a failure's status", file: "internal/call/exchange.go",
		old: "\tif x.status >= 300 {\n\t\treturn nil\n\t}\n\treturn err\n", new: "\treturn err\n",
		tests: []string{"internal/call", "internal/contract"},
	},
	{
		name: "call: an expired operation is no DeadlineExceeded", file: "internal/call/failure.go",
		old: `fmt.Errorf("%w: %w", context.DeadlineExceeded, err)`, new: `fmt.Errorf("too late: %w", err)`,
		tests: []string{"internal/call", "internal/contract"},
	},
	{
		name: "bounded body: large memory kept", file: "internal/boundedbody/buffer.go",
		old: "cap(b.bytes) <= kept", new: "cap(b.bytes) <= 1000*kept", tests: []string{"internal/boundedbody"},
	},
	{
		name: "bounded body: memory of a failed body lost", file: "internal/boundedbody/boundedbody.go",
		old: "\tif err != nil && !failed {\n\t\tbody.Close()\n", new: "\tif err != nil && !failed {\n",
		tests: []string{"internal/boundedbody"},
	},
	{
		name: "log: a trace ID of any length", file: "internal/wirelog/wirelog.go",
		old: "len(s) > 64", new: "len(s) > 64<<10", tests: []string{"internal/wirelog"},
	},
	{
		name: "fake: journal without a bound", file: "internal/testkit/fake/journal.go",
		old: "j.size > keptBytes", new: "j.size > 100*keptBytes", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a record ages before its time", file: "internal/testkit/fake/age.go",
		old: "r.due == 0 || r.due > now", new: "r.due == 0",
		tests: []string{"internal/testkit/fake", "internal/contract/doubles"},
	},
	{
		name: "fake: the last record alone ages", file: "internal/testkit/fake/collection.go",
		old: "c.due = sooner(c.due, r.due)", new: "c.due = r.due",
		tests: []string{"internal/testkit/fake", "internal/contract/doubles"},
	},
	{
		name: "fake: a page repeats the record before it", file: "internal/testkit/fake/paging.go",
		old: "start = before + 1", new: "start = before", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: links to a page behind the last", file: "internal/testkit/fake/paging.go",
		old: `{"next", number + 1, number < last}`, new: `{"next", number + 1, number <= last}`,
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a value that is absent matches nothing in a list", file: "internal/testkit/fake/match.go",
		old: "raw == nil && open", new: "raw == nil && !open", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: an absent value finds an empty text", file: "internal/testkit/fake/match.go",
		old: "w.nothing || ", new: "", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: members of an envelope beside the objects that hold them", file: "internal/testkit/fake/effect.go",
		old: "object(nested(append(list, p.members...)))", new: "object(present(append(list, p.members...)))",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a merge keeps what null takes away", file: "internal/testkit/fake/value.go",
		old: "there.name == m.name", new: "there.name != m.name", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: an ID that is taken", file: "internal/testkit/fake/value.go",
		old: "x.target.byID[id] != nil", new: "id == \"\"", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a fallback gets the resource's own", file: "internal/testkit/fake/server.go",
		old: "r.Operation.resource() != s.nextBut", new: "r.Operation.resource() == s.nextBut",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: short names are those of another resource", file: "internal/testkit/fake/server.go",
		old: "return append(own, others...)", new: "return append(others, own...)",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a list may hold a value twice", file: "internal/testkit/fake/places.go",
		old: "if !f.Unique {", new: "if true {", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a list may hold one value more", file: "internal/testkit/fake/places.go",
		old: "f.Max > 0 && n > f.Max", new: "f.Max > 0 && n > f.Max+1", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a joined list is one value", file: "internal/testkit/fake/places.go",
		old: "len(texts) == 1 && f.Joined != \"\"", new: "false", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a parameter takes the text around it", file: "internal/testkit/fake/route.go",
		old: "text, begins := strings.CutPrefix(text, s.before)", new: "begins := strings.HasPrefix(text, s.before)",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a value is as long as possible", file: "internal/testkit/fake/route.go",
		old: "strings.Index(text[1:], p.after)", new: "strings.LastIndex(text[1:], p.after)",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: text behind the first parameter does not count", file: "internal/testkit/fake/route.go",
		old: "text += len(p.after)", new: "text += len(p.after[:0])", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: the first operation of a route answers for all", file: "internal/testkit/fake/route.go",
		old: "op.Name == called && op.shape", new: "op.Name == called+called && op.shape",
		tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: the called operation answers on any route", file: "internal/testkit/fake/route.go",
		old: "op.shape == r.Operation.shape", new: "op.shape != \"\"", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "check: nobody has to say that a route is shared", file: "generator/internal/check/routes.go",
		old: "first >= 0 && !e.SharesRoute", new: "false", tests: []string{"generator/internal/check"},
	},
	{
		name: "check: a case may be read as an earlier one once it was written",
		file: "generator/internal/check/unions.go",
		old:  "if !at.stays(other, one, j+1) {", new: "if false {", tests: []string{"generator/internal/check"},
	},
	{
		name: "reading: a key in Has turns a case into another", file: "generator/internal/reading/union.go",
		old: "slices.Contains(written, key) && !slices.Contains(later.Has, key)", new: "slices.Contains(written, key)",
		tests: []string{"generator/internal/reading"},
	},
	{
		name: "route: a value holds the text that ends it", file: "internal/route/route.go",
		old: "if end == len(value) {", new: "if true {", tests: []string{"internal/route"},
	},
	{
		name: "fake: fields of a form that nobody described", file: "internal/testkit/fake/form.go",
		old: "if !has(fields, name) {", new: "if false {", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: never is sooner than a time", file: "internal/testkit/fake/age.go",
		old: "a == 0 || b != 0 && b < a", new: "a == 0 || b < a",
		tests: []string{"internal/testkit/fake", "internal/contract/doubles"},
	},
	{
		name: "fake: the latest of two ages comes first", file: "internal/testkit/fake/age.go",
		old: "(at == 0 || when < at)", new: "(at == 0 || when > at)", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: the body of another failure", file: "internal/testkit/fake/failure.go",
		old: "if own.Status == f.Status {", new: "if true {", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "fake: a problem takes the place of what a model says", file: "internal/testkit/fake/failure.go",
		old: "case below[0] != value[0]:", new: "case false:", tests: []string{"internal/testkit/fake"},
	},
	{
		name: "redirect: any operation succeeds with it", file: "internal/operation/traits.go",
		old: "return t.Redirect && status/100 == 3", new: "return status/100 == 3",
		tests: []string{"internal/operation", "internal/call"},
	},
	{
		name: "not modified: any operation succeeds with it", file: "internal/operation/traits.go",
		old: "return t.Conditional\n", new: "return true\n", tests: []string{"internal/operation", "internal/call"},
	},
	{
		name: "render: the syntax of what a file was", file: "generator/internal/render/cache.go",
		old: "ok && known.text == text", new: "ok", tests: []string{"generator/internal/render"},
	},
	{
		name: "render: methods that nothing calls come along", file: "generator/internal/render/needs.go",
		old: "called[e.method] {", new: "called[e.method] || true {", tests: []string{"generator/internal/render"},
	},
	{
		name: "render: methods of an interface stay behind", file: "generator/internal/render/needs.go",
		old: "called[e.method] {", new: "called[e.method] && false {", tests: []string{"generator/internal/render"},
	},
	{
		name: "selftest: any header will do", file: "internal/testkit/selftest/params.go",
		old: "!reflect.DeepEqual(r.header.Values(name), values)", new: "!reflect.DeepEqual(values, values)",
		tests: []string{"internal/testkit/selftest"},
	},
}
