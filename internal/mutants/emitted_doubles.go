package main

var sessionstest = []string{"sessions/sessionstest"}

// doubles are mistakes in the stub and the fake.
var doubles = []mutant{
	{
		name: "fake: a larger limit", file: "clerktest/description.go", old: "fake.Between(1, 499)",
		new: "fake.Between(1, 500)", tests: sessions,
	},
	{
		name: "fake: a smaller limit", file: "clerktest/description.go", old: "fake.Between(1, 499)",
		new: "fake.Between(1, 498)", tests: sessions,
	},
	{
		name: "fake: a negative offset", file: "clerktest/description.go", old: "fake.AtLeast(0)",
		new: "fake.AtLeast(-1)", tests: sessions,
	},
	{
		name: "fake: pending is taken", file: "clerktest/description.go", old: `"replaced",`,
		new: `"replaced", "pending",`, tests: sessions,
	},
	{
		name: "fake: user ID is not required", file: "clerktest/description.go",
		old: `Name: "user_id", Kind: fake.String, Rules: []fake.Rule{fake.Length(1, -1)}, Required: true`,
		new: `Name: "user_id", Kind: fake.String`, tests: sessions,
	},
	{
		name: "fake: an unknown field", file: "clerktest/description.go", old: `{Name: "active_organization_id", Kind`,
		new: `{Name: "organization_id", Kind`, tests: sessions,
	},
	{
		name: "fake: another code", file: "clerktest/description.go", old: `Value:       "form_param_value_invalid"`,
		new: `Value:       "form_param_unknown"`, tests: sessions,
	},
	{
		name: "stub: path parameters in another order", file: "sessions/sessionstest/stub.go",
		old: "r.Path(\"session_id\"),\n\t\tr.Path(\"template_name\")",
		new: "r.Path(\"template_name\"),\n\t\tr.Path(\"session_id\")", tests: sessionstest,
	},
	{
		name: "stub: another operation's function", file: "sessions/sessionstest/stub.go",
		old: "OpRevoke:                  s.revoke", new: "OpRevoke:                  s.get", tests: sessionstest,
	},
	{
		name: "stub: another field is named", file: "sessions/sessionstest/stub.go",
		old: `fake.Unset(OpGet, "GetFunc")`, new: `fake.Unset(OpGet, "ListFunc")`, tests: sessionstest,
	},
	{
		name: "stub: a parameter lost", file: "sessions/sessionstest/params.go", old: "\tp.Limit = r.Int(\"limit\")\n",
		new: "", tests: sessionstest,
	},
	{
		name: "call: a path parameter lost", file: "sessions/sessionstest/operation_calls.go",
		old: "\t\t\tTemplateName: entry.Request.Path(\"template_name\"),\n", new: "", tests: sessionstest,
	},
	{
		name: "call: of another operation", file: "sessions/sessionstest/operation_calls.go",
		old: "f.engine().Calls(OpVerify)", new: "f.engine().Calls(OpRevoke)", tests: sessionstest,
	},
}
