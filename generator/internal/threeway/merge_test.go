package threeway

import (
	"strings"
	"testing"
)

const printed = `package spec

import "example.com/dsl"

// listUsers lists.
var listUsers = dsl.Get{
	Name: "List",
	Doc: "lists users " +
		"of the shop.",
	Query: []dsl.Param{
		{Name: "limit", Type: dsl.Int{Max: new(10)}},
		{Name: "order"},
	},
	Returns: user,
}

var user = &dsl.Object{Name: "User", Fields: []dsl.Field{
	{Name: "id", Type: dsl.String{}},
	{Name: "age", Type: dsl.Int{}},
}}

var (
	status = &dsl.Enum{Name: "Status", Values: []dsl.EnumValue{{Value: "a"}, {Value: "b"}}}
	users  = &dsl.Resource{Name: "users", Endpoints: []dsl.Endpoint{listUsers}}
)
`

const (
	statusLine = "\tstatus = &dsl.Enum{Name: \"Status\", Values: []dsl.EnumValue{{Value: \"a\"}, {Value: \"b\"}}}\n"
	userLines  = "var user = &dsl.Object{Name: \"User\", Fields: []dsl.Field{\n" +
		"\t{Name: \"id\", Type: dsl.String{}},\n\t{Name: \"age\", Type: dsl.Int{}},\n}}\n"
)

// replaced returns the printed text with parts replaced.
func replaced(t *testing.T, text string, pairs []string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("there is no %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
}

func TestMerge(t *testing.T) {
	t.Parallel()
	const maximum, larger, largest = "new(10)", "new(20)", "new(30)"
	for _, test := range []struct {
		name       string
		newer, own []string // replacements in the printed text
		changes    string
		merged     []string // replacements in the person's text; nil is no change
	}{
		{name: "nothing changed"},
		{name: "only the person changed", own: []string{maximum, larger, "listUsers = ", "list = "}},
		{
			name: "a number", newer: []string{maximum, larger},
			changes: `spec.go:11:38: takes listUsers.Query["limit"].Type.Max: new(20), was new(10)`,
			merged:  []string{maximum, larger},
		},
		{
			name: "a number that the person changed too", newer: []string{maximum, larger},
			own:     []string{maximum, larger},
			changes: `spec.go:11:38: has already listUsers.Query["limit"].Type.Max: new(20), was new(10)`,
		},
		{
			name: "a number in conflict", newer: []string{maximum, larger}, own: []string{maximum, largest},
			changes: `spec.go:11:38: CONFLICT listUsers.Query["limit"].Type.Max: new(20), was new(10), ` +
				`and the description has new(30)`,
		},
		{
			name: "beside what the person changed", newer: []string{maximum, larger},
			own: []string{
				`{Name: "order"},`, `{Name: "order"}, // ours` + "\n\t\t{Name: \"extra\"},",
				"listUsers lists", "ours lists",
			},
			changes: `spec.go:11:38: takes listUsers.Query["limit"].Type.Max: new(20), was new(10)`,
			merged:  []string{maximum, larger},
		},
		{
			name: "a text that is broken in another way", newer: []string{"of the shop", "of shops"},
			own: []string{"lists users \" +\n\t\t\"of the shop", "lists users of the shop"},
			changes: `spec.go:8:7: takes listUsers.Doc: "lists users " + "of shops.", ` +
				`was "lists users " + "of the shop."`,
			merged: []string{`"lists users of the shop."`, "\"lists users \" +\n\t\t\"of shops.\""},
		},
		{
			name:  "a new member in its place, on lines",
			newer: []string{`{Name: "order"},`, "{Name: \"page\"},\n\t\t{Name: \"order\"},\n\t\t{Name: \"last\"},"},
			own:   []string{`new(10)}},`, `new(10)}}, // ten`},
			changes: "spec.go:10:9: takes listUsers.Query[\"last\"]: {Name: \"last\"}, was nothing\n" +
				`spec.go:10:9: takes listUsers.Query["page"]: {Name: "page"}, was nothing`,
			merged: []string{`{Name: "order"},`, "{Name: \"page\"},\n\t\t{Name: \"order\"},\n\t\t{Name: \"last\"},"},
		},
		{
			name:  "a new member in a line",
			newer: []string{`{Value: "b"}`, `{Value: "aa"}, {Value: "b"}, {Value: "c"}`},
			changes: "spec.go:23:45: takes status.Values[\"aa\"]: {Value: \"aa\"}, was nothing\n" +
				"spec.go:23:45: takes status.Values[\"c\"]: {Value: \"c\"}, was nothing",
			merged: []string{`{Value: "b"}`, `{Value: "aa"}, {Value: "b"}, {Value: "c"}`},
		},
		{
			name: "a new first member", newer: []string{`{Value: "a"}`, `{Value: "0"}, {Value: "a"}`},
			changes: `spec.go:23:45: takes status.Values["0"]: {Value: "0"}, was nothing`,
			merged:  []string{`{Value: "a"}`, `{Value: "0"}, {Value: "a"}`},
		},
		{
			name:  "members of a list that the person emptied",
			newer: []string{`{Value: "b"}`, `{Value: "b"}, {Value: "c"}, {Value: "d"}`},
			own:   []string{`{{Value: "a"}, {Value: "b"}}`, `{}`},
			changes: "spec.go:23:45: takes status.Values[\"c\"]: {Value: \"c\"}, was nothing\n" +
				"spec.go:23:45: takes status.Values[\"d\"]: {Value: \"d\"}, was nothing",
			merged: []string{`EnumValue{}`, `EnumValue{{Value: "c"}, {Value: "d"}}`},
		},
		{
			name: "a new key", newer: []string{`{Name: "order"}`, `{Name: "order", Doc: "the order"}`},
			changes: `spec.go:12:3: takes listUsers.Query["order"].Doc: "the order", was nothing`,
			merged:  []string{`{Name: "order"}`, `{Name: "order", Doc: "the order"}`},
		},
		{
			name:  "a new key that the person set",
			newer: []string{`{Name: "order"}`, `{Name: "order", Doc: "the order"}`},
			own:   []string{`{Name: "order"}`, `{Name: "order", Doc: "ours"}`},
			changes: `spec.go:12:19: CONFLICT listUsers.Query["order"].Doc: "the order", was nothing, ` +
				`and the description has "ours"`,
		},
		{
			name: "a member that is gone, on its line", newer: []string{"\n\t\t{Name: \"order\"},", ""},
			changes: `spec.go:12:3: takes listUsers.Query["order"]: nothing, was {Name: "order"}`,
			merged:  []string{"\n\t\t{Name: \"order\"},", ""},
		},
		{
			name: "a member that is gone, in a line", newer: []string{`{Value: "a"}, `, ``},
			changes: `spec.go:23:61: takes status.Values["a"]: nothing, was {Value: "a"}`,
			merged:  []string{`{Value: "a"}, `, ``},
		},
		{
			name: "the last member is gone", newer: []string{`, {Value: "b"}`, ``},
			changes: `spec.go:23:75: takes status.Values["b"]: nothing, was {Value: "b"}`,
			merged:  []string{`, {Value: "b"}`, ``},
		},
		{
			name: "a member that is gone and that the person changed", newer: []string{`{Value: "a"}, `, ``},
			own: []string{`{Value: "a"}`, `{Value: "a", Doc: "ours"}`},
			changes: `spec.go:23:61: CONFLICT status.Values["a"]: nothing, was {Value: "a"}, ` +
				`and the description has {Value: "a", Doc: "ours"}`,
		},
		{
			name: "a member that both removed", newer: []string{`{Value: "a"}, `, ``},
			own:     []string{`{Value: "a"}, `, ``},
			changes: `spec.go:23:45: has already status.Values["a"]: nothing, was {Value: "a"}`,
		},
		{
			name: "a member that changed and that the person removed", newer: []string{maximum, larger},
			own: []string{"\n\t\t{Name: \"limit\", Type: dsl.Int{Max: new(10)}},", ""},
			changes: `spec.go:10:9: CONFLICT listUsers.Query["limit"]: {Name: "limit", Type: dsl.Int{Max: new(20)}}, ` +
				`was {Name: "limit", Type: dsl.Int{Max: new(10)}}, and the description has nothing`,
		},
		{
			name: "another type", newer: []string{"dsl.Int{}", "dsl.Float{}"},
			changes: `spec.go:19:22: takes user.Fields["age"].Type: dsl.Float{}, was dsl.Int{}`,
			merged:  []string{"dsl.Int{}", "dsl.Float{}"},
		},
		{
			name: "a variable that the person renamed", newer: []string{"dsl.Int{}", "dsl.Float{}"},
			own:     []string{"user = &", "person = &", "Returns: user", "Returns: person"},
			changes: `spec.go:19:22: takes person.Fields["age"].Type: dsl.Float{}, was dsl.Int{}`,
			merged:  []string{"dsl.Int{}", "dsl.Float{}"},
		},
		{
			name:    "a part that names a renamed variable",
			newer:   []string{"Returns: user", "Returns: dsl.Array{Of: user}"},
			own:     []string{"user = &", "person = &", "Returns: user", "Returns: person"},
			changes: "spec.go:14:11: takes listUsers.Returns: dsl.Array{Of: person}, was person",
			merged:  []string{"Returns: person", "Returns: dsl.Array{Of: person}"},
		},
		{
			name:  "a part that names what the person removed",
			newer: []string{"{Name: \"order\"}", "{Name: \"order\", Type: status}"},
			own:   []string{statusLine, ""},
			changes: `spec.go:12:3: takes listUsers.Query["order"].Type: status, was nothing` + "\n" +
				`takes status: &dsl.Enum{Name: "Status", Values: []dsl.EnumValue{{Value: "a"}, {Value: "b"}}}, ` +
				`was nothing`,
			merged: []string{
				"{Name: \"order\"}", "{Name: \"order\", Type: status}", "users  =", "users =",
				"{listUsers}}\n)\n", "{listUsers}}\n)\n\nvar " + strings.TrimSpace(statusLine) + "\n",
			},
		},
		{
			name: "a new declaration",
			newer: []string{
				"var user =", "// getUser gets.\nvar getUser = dsl.Get{Timeout: time.Second}\n\nvar user =",
				"{listUsers}", "{listUsers, getUser}", "import \"", "import \"time\"\nimport \"",
			},
			changes: "spec.go:24:51: takes users.Endpoints[getUser]: getUser, was nothing\n" +
				"takes getUser: dsl.Get{Timeout: time.Second}, was nothing",
			merged: []string{
				"{listUsers}}\n)\n",
				"{listUsers, getUser}}\n)\n\n// getUser gets.\nvar getUser = dsl.Get{Timeout: time.Second}\n",
				"import \"example.com/dsl\"", "import (\n\t\"time\"\n\n\t\"example.com/dsl\"\n)",
			},
		},
		{
			name:  "a new declaration that the person has",
			newer: []string{"var user =", "var more = dsl.Get{Name: \"More\"}\n\nvar user ="},
			own:   []string{"var user =", "var more = dsl.Get{Name: \"Ours\"}\n\nvar user ="},
			changes: `spec.go:17:12: CONFLICT more: dsl.Get{Name: "More"}, was nothing, ` +
				`and the description has dsl.Get{Name: "Ours"}`,
		},
		{
			name: "a declaration that is gone", newer: []string{statusLine, ""},
			changes: `spec.go:23:11: takes status: nothing, ` +
				`was &dsl.Enum{Name: "Status", Values: []dsl.EnumValue{{Value: "a"}, {Value: "b"}}}`,
			merged: []string{statusLine, "", "users  =", "users ="},
		},
		{
			name:  "a declaration that is gone and still used",
			newer: []string{userLines, "", "\n\tReturns: user,", ""},
			own:   []string{"var (", "var ours = user\n\nvar ("},
			changes: "spec.go:14:2: takes listUsers.Returns: nothing, was user\n" +
				"spec.go:17:12: CONFLICT user: nothing, was &dsl.Object{Name: \"User\", " +
				"Fields: []dsl.Field{ {Name: \"id\", Type: dsl.String{}},…, " +
				"and the description has it, used at spec.go:22:12",
			merged: []string{"\n\tReturns: user,", ""},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			newer, own := replaced(t, printed, test.newer), replaced(t, printed, test.own)
			result, err := Merge(
				Files{"a.go": []byte(printed)}, Files{"spec.go": []byte(newer)}, Files{"spec.go": []byte(own)},
			)
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, c := range result.Changes {
				lines = append(lines, c.String())
			}
			if got := strings.Join(lines, "\n"); got != test.changes {
				t.Errorf("got changes\n%s\nwant\n%s", got, test.changes)
			}
			if merged := string(result.Files["spec.go"]); test.merged == nil && merged != "" {
				t.Errorf("the merge wrote\n%s", merged)
			} else if want := replaced(t, own, test.merged); test.merged != nil && merged != want {
				t.Errorf("got\n%s\nwant\n%s", merged, want)
			}
		})
	}
}
