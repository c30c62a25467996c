package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestOrganizations generates organizations and their memberships, whose records
// depend on each other, into a module of its own, and plays through them there.
func TestOrganizations(t *testing.T) {
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), organizations(), nil, false); err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("testdata/organizations_fake_test.go")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "shoptest", "organizations_test.go"), source, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	goCommand(t, dir, "vet", "./...")
	out := goCommand(t, dir, "test", "-vet=off", "-v", "./organizations/...", "./memberships/...", "./shoptest")
	for _, want := range []string{
		"TestOrganizations", "TestMetadata", "TestMemberships", "TestOrders", "TestWire/List.some",
	} {
		if !strings.Contains(out, "--- PASS: "+want) {
			t.Errorf("%s has not passed:\n%s", want, out)
		}
	}
}

// organizations describes organizations, and who is a member of which.
func organizations() dsl.API {
	d := newOrganizationModels()
	api := small(d.organizations(), d.memberships())
	api.Errors.Failures = append(api.Errors.Failures, d.conflict)
	return api
}

// organizationModels are what the two resources share.
type organizationModels struct {
	organization, membership *dsl.Object
	all, members             *dsl.Object // lists in their envelopes
	kept, joined             *dsl.Collection
	id, user                 *dsl.PathParam
	conflict                 *dsl.Failure
}

func newOrganizationModels() organizationModels {
	d := organizationModels{
		id:   &dsl.PathParam{Name: "organization_id", Doc: "the organization"},
		user: &dsl.PathParam{Name: "user_id", Doc: "the user"},
		conflict: &dsl.Failure{
			Status: 409, Name: "Conflict", Doc: "there is one",
			Codes: []*dsl.ErrorCode{{Code: "+1", Go: "Taken", Message: "taken", LongMessage: "There is one."}},
		},
	}
	d.organization = &dsl.Object{Name: "Organization", Doc: "a group of users", Key: "id", Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("organization"), Doc: "the type of the object"},
		{Name: "id", Type: dsl.String{}, Doc: "identifies the organization"},
		{Name: "number", Type: dsl.Int{}, Doc: "counts the organizations"},
		{Name: "name", Type: dsl.String{}, Doc: "what it is called"},
		{Name: "slug", Type: dsl.String{}, Optional: true, Doc: "its name in URLs"},
		{
			Name: "limits",
			Type: &dsl.Object{
				Name: "Limits", Doc: "what it may have",
				Fields: []dsl.Field{{Name: "members", Type: dsl.Int{}, Doc: "how many members"}},
			},
			Doc: "what it may have",
		},
		{Name: "public_metadata", Type: dsl.Map{Of: dsl.RawJSON{}}, Doc: "whatever is kept with it"},
		{Name: "created_at", Type: dsl.UnixMilli{}, Doc: "when it was made"},
	}}
	user := &dsl.Object{
		Name: "PublicUserData", Doc: "what others see of a user",
		Fields: []dsl.Field{{Name: "user_id", Type: dsl.String{}, Doc: "the user"}},
	}
	d.membership = &dsl.Object{Name: "Membership", Doc: "a user in an organization", Key: "id", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: "identifies the membership"},
		{Name: "role", Type: dsl.String{}, Doc: "what the user may do"},
		{Name: "organization", Type: d.organization, Doc: "the organization"},
		{Name: "public_user_data", Type: user, Doc: "the user"},
		{Name: "created_at", Type: dsl.UnixMilli{}, Doc: "when the user joined"},
	}}
	d.all, d.members = envelopeOf("OrganizationList", d.organization), envelopeOf("MembershipList", d.membership)
	d.kept = &dsl.Collection{Of: d.organization, ID: "id", IDPrefix: "org_"}
	d.joined = &dsl.Collection{Of: d.membership, ID: "id", NewID: dsl.NewUUID{}}
	return d
}

func envelopeOf(name string, item *dsl.Object) *dsl.Object {
	return &dsl.Object{Name: name, Doc: "a list", Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("list"), Doc: "the type of the object"},
		{Name: "data", Type: dsl.Array{Of: item}, Doc: "the items"},
		{Name: "total_count", Type: dsl.Int{}, Doc: "how many there are"},
	}}
}

var wrapped = &dsl.Envelope{Items: "data", Total: "total_count"}

const (
	oneOrganization = `{"object": "organization", "id": "org_1", "number": 1, "name": "Acme", "limits": {"members": ` +
		`5}, "public_metadata": {}, "created_at": 1}`
	oneMembership = `{"id": "m1", "role": "basic", "organization": ` + oneOrganization +
		`, "public_user_data": {"user_id": "user_1"}, "created_at": 1}`
)

// organizationExamples are an exchange that succeeds and one that fails.
func organizationExamples(path map[string]string, body, answer string) []dsl.Example {
	return []dsl.Example{
		{Name: "some", Doc: "it is there", Path: path, Body: body, Response: dsl.Response{Body: answer}},
		{
			Name: "missing", Doc: "it is not", Path: path, Body: body,
			Response: dsl.Response{Status: 404, Body: missingBody},
		},
	}
}

func (d organizationModels) organizations() *dsl.Resource {
	all, one := dsl.Path{dsl.Literal("organizations")}, dsl.Path{dsl.Literal("organizations"), d.id}
	id := map[string]string{"organization_id": "org_1"}
	find := dsl.Find{By: d.id, Else: missingCode}
	failures := []*dsl.Failure{unauthorized, missing, d.conflict}
	metadata := dsl.Map{Of: dsl.RawJSON{}}
	return &dsl.Resource{
		Name: "organizations", Doc: "Organizations are groups of users.", State: d.kept, Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "List", Path: all, Summary: "List organizations", Doc: "lists organizations.", Returns: d.all,
				Failures: failures,
				Query: []dsl.Param{
					{Name: "order_by", Type: dsl.String{}, Doc: "what to order them by"},
					{Name: "called", Type: dsl.String{}, Doc: "what they are called"},
					{Name: "number", Type: dsl.Int{Min: new(1)}, Doc: "which one"},
				},
				Effects: []dsl.Effect{dsl.Select{
					Order:   []dsl.Order{{Field: "limits.members", Descending: true}, {Field: "name"}},
					OrderBy: "order_by",
					Filters: []string{"number"},
					Where:   []dsl.Match{{Field: "name", Is: dsl.FromQuery("called")}}, Envelope: wrapped,
				}},
				Examples: organizationExamples(nil, "",
					`{"object": "list", "data": [`+oneOrganization+`], "total_count": 1}`),
			},
			dsl.Post{
				Name: "Create", Path: all, Summary: "Create an organization", Doc: "creates an organization.",
				Returns: d.organization, Failures: failures,
				Body: []dsl.Field{
					{Name: "name", Type: dsl.String{}, Doc: "what it is called"},
					{Name: "slug", Type: dsl.String{}, Optional: true, Doc: "its name in URLs"},
					{Name: "public_metadata", Type: metadata, Optional: true, Doc: "whatever is kept with it"},
					{
						Name: "max_members", Type: dsl.Int{Min: new(1)}, Optional: true,
						Doc: "how many members it may have",
					},
				},
				Effects: []dsl.Effect{
					dsl.Absent{
						Where: []dsl.Match{{Field: "slug", Is: dsl.FromBody("slug")}}, Else: d.conflict.Codes[0],
					},
					dsl.Insert{Values: []dsl.Assign{
						{Field: "number", To: dsl.Serial{}}, {Field: "name", To: dsl.FromBody("name")},
						{Field: "slug", To: dsl.FirstOf{dsl.FromBody("slug"), dsl.FromBody("name")}},
						{Field: "limits.members", To: dsl.FirstOf{dsl.FromBody("max_members"), dsl.JSON("5")}},
						{Field: "public_metadata", To: dsl.FirstOf{dsl.FromBody("public_metadata"), dsl.JSON("{}")}},
						{Field: "created_at", To: dsl.Now{}},
					}}, dsl.Reply{},
				},
				Examples: organizationExamples(nil, `{"name": "Acme"}`, oneOrganization),
			},
			dsl.Patch{
				Name: "MergeMetadata", Path: append(one, dsl.Literal("metadata")), Summary: "Merge the metadata",
				Doc:     "merges the metadata.",
				Body:    []dsl.Field{{Name: "public_metadata", Type: metadata, Doc: "what to merge"}},
				Returns: d.organization, Failures: failures,
				Effects: []dsl.Effect{
					find,
					dsl.Set{
						Values: []dsl.Assign{{
							Field: "public_metadata", To: dsl.Merge{With: dsl.FromBody("public_metadata")},
						}},
					},
					dsl.Reply{},
				},
				Examples: organizationExamples(id, `{"public_metadata": {"a": null}}`, oneOrganization),
			},
			dsl.Put{
				Name: "ReplacePlan", Path: append(one, dsl.Literal("plan")), Summary: "Replace the plan",
				Doc:     "replaces the plan in the metadata.",
				Body:    []dsl.Field{{Name: "plan", Type: metadata, Doc: "the plan"}},
				Returns: d.organization, Failures: failures,
				Effects: []dsl.Effect{
					find, dsl.Set{Values: []dsl.Assign{{Field: "public_metadata.plan", To: dsl.FromBody("plan")}}},
					dsl.Reply{},
				},
				Examples: organizationExamples(id, `{"plan": {"name": "gold"}}`, oneOrganization),
			},
			dsl.Delete{
				Name: "Delete", Path: one, Summary: "Delete an organization", Doc: "deletes an organization.",
				Returns: d.organization, Failures: failures,
				Effects: []dsl.Effect{
					find,
					dsl.Remove{
						In: d.joined, Where: []dsl.Match{{Field: "organization.id", Is: dsl.FromPath{Param: d.id}}},
					},
					dsl.Remove{}, dsl.Reply{},
				},
				Examples: organizationExamples(id, "", oneOrganization),
			},
		},
	}
}

func (d organizationModels) memberships() *dsl.Resource {
	all := dsl.Path{dsl.Literal("organizations"), d.id, dsl.Literal("memberships")}
	one := append(all, d.user)
	in, both := map[string]string{
		"organization_id": "org_1",
	}, map[string]string{"organization_id": "org_1", "user_id": "user_1"}
	theirs := dsl.Match{Field: "organization.id", Is: dsl.FromPath{Param: d.id}}
	find := dsl.Find{
		Where: []dsl.Match{theirs, {Field: "public_user_data.user_id", Is: dsl.FromPath{Param: d.user}}},
		Else:  missingCode,
	}
	organization := dsl.Find{In: d.kept, By: d.id, Else: missingCode}
	failures := []*dsl.Failure{unauthorized, missing, d.conflict}
	return &dsl.Resource{
		Name: "memberships", Doc: "Memberships are of users in organizations.", State: d.joined,
		Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "List", Path: all, Summary: "List members", Doc: "lists members.", Returns: d.members,
				Failures: failures,
				Query:    []dsl.Param{{Name: "role", Type: dsl.String{}, Doc: "their role"}},
				Effects: []dsl.Effect{
					organization,
					dsl.Select{
						NewestFirst: "created_at", Filters: []string{"role"}, Where: []dsl.Match{theirs},
						Envelope: wrapped,
					},
				},
				Examples: organizationExamples(in, "",
					`{"object": "list", "data": [`+oneMembership+`], "total_count": 1}`),
			},
			dsl.Post{
				Name: "Create", Path: all, Summary: "Add a member", Doc: "adds a member.", Returns: d.membership,
				Failures: failures,
				Body: []dsl.Field{
					{Name: "user_id", Type: dsl.String{}, Doc: "the user"},
					{Name: "role", Type: dsl.String{}, Optional: true, Doc: "the role"},
				},
				Effects: []dsl.Effect{
					organization,
					dsl.Absent{
						Where: []dsl.Match{theirs, {Field: "public_user_data.user_id", Is: dsl.FromBody("user_id")}},
						Else:  d.conflict.Codes[0],
					},
					dsl.Insert{Values: []dsl.Assign{
						{Field: "role", To: dsl.FirstOf{dsl.FromBody("role"), dsl.Text("basic")}},
						{Field: "organization", To: dsl.FromPicked{In: d.kept}},
						{Field: "public_user_data", To: dsl.Members{{Field: "user_id", To: dsl.FromBody("user_id")}}},
						{Field: "created_at", To: dsl.Now{}},
					}}, dsl.Reply{},
				},
				Examples: organizationExamples(in, `{"user_id": "user_1"}`, oneMembership),
			},
			dsl.Patch{
				Name: "Change", Path: one, Summary: "Change a member", Doc: "changes a member.", Returns: d.membership,
				Failures: failures,
				Body:     []dsl.Field{{Name: "role", Type: dsl.String{}, Doc: "the role"}},
				Effects: []dsl.Effect{
					find, dsl.Set{Values: []dsl.Assign{{Field: "role", To: dsl.FromBody("role")}}}, dsl.Reply{},
				},
				Examples: organizationExamples(both, `{"role": "admin"}`, oneMembership),
			},
			dsl.Delete{
				Name: "Delete", Path: one, Summary: "Remove a member", Doc: "removes a member.", Returns: d.membership,
				Failures: failures,
				Effects:  []dsl.Effect{find, dsl.Remove{}, dsl.Reply{}},
				Examples: organizationExamples(both, "", oneMembership),
			},
		},
	}
}
