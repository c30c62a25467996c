package shoptest_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"example.com/copy/memberships"
	"example.com/copy/memberships/membershipstest"
	"example.com/copy/models"
	"example.com/copy/organizations"
	"example.com/copy/organizations/organizationstest"
	"example.com/copy/shoptest"
)

// clientsOf are the clients of a new fake with two organizations.
func clientsOf(t *testing.T) (*shoptest.Fake, *organizations.Client, *memberships.Client) {
	t.Helper()
	api := shoptest.NewFake()
	organizationstest.Of(api).Seed(models.Organization{ID: "org_a", Name: "A"},
		models.Organization{ID: "org_b", Name: "B"})
	shared := api.Transport()
	return api, organizations.New(shared), memberships.New(shared)
}

func TestOrganizations(t *testing.T) {
	_, client, _ := clientsOf(t)
	made, err := client.Create(t.Context(), organizations.CreateParams{Name: "c"})
	if err != nil || made.Number != 3 || made.Slug.Or("") != "c" || made.Limits.Members != 5 ||
		made.Object != "organization" {
		t.Errorf("made %+v and %v", made, err)
	}
	if _, err := client.Create(t.Context(),
		organizations.CreateParams{Name: "C", Slug: models.Some("c")}); !errors.Is(err, models.ErrConflict) ||
		!strings.Contains(err.Error(), string(models.CodeTaken)) {
		t.Errorf("a slug that is taken: %v", err)
	}
	large, err := client.Create(t.Context(),
		organizations.CreateParams{Name: "D", Slug: models.Some("d"), MaxMembers: 9})
	if err != nil || large.Slug.Or("") != "d" || large.Limits.Members != 9 {
		t.Errorf("made %+v and %v", large, err)
	}
}

func TestOrders(t *testing.T) {
	_, client, _ := clientsOf(t)
	if _, err := client.Create(t.Context(), organizations.CreateParams{Name: "C", MaxMembers: 9}); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		params organizations.ListParams
		want   string
	}{
		{organizations.ListParams{}, "CAB"},
		{organizations.ListParams{OrderBy: models.Some("-name")}, "CBA"},
		{organizations.ListParams{OrderBy: models.Some("number")}, "ABC"},
		{organizations.ListParams{Called: models.Some("B")}, "B"},
		{organizations.ListParams{Number: 3}, "C"},
	} {
		list, err := client.List(t.Context(), test.params)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, o := range list.Data {
			got += o.Name
		}
		if got != test.want || list.TotalCount != len(test.want) || list.Object != "list" {
			t.Errorf("%+v: got %s of %d, want %s", test.params, got, list.TotalCount, test.want)
		}
	}
}

func TestMetadata(t *testing.T) {
	_, client, _ := clientsOf(t)
	for _, step := range []struct{ merge, plan, want string }{
		{merge: `{"a":1,"plan":{"name":"free","seats":2}}`, want: `{"a":1,"plan":{"name":"free","seats":2}}`},
		{merge: `{"a":null,"plan":{"name":"gold"}}`, want: `{"plan":{"name":"gold","seats":2}}`},
		{plan: `{"name":"free"}`, want: `{"plan":{"name":"free"}}`},
	} {
		var got *models.Organization
		var err error
		if step.plan != "" {
			got, err = client.ReplacePlan(t.Context(), "org_a",
				organizations.ReplacePlanParams{Plan: object(t, step.plan)})
		} else {
			got, err = client.MergeMetadata(t.Context(), "org_a",
				organizations.MergeMetadataParams{PublicMetadata: object(t, step.merge)})
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, err := json.Marshal(got.PublicMetadata); err != nil || string(text) != step.want {
			t.Errorf("got %s and %v, want %s", text, err, step.want)
		}
	}
}

func object(t *testing.T, text string) (m map[string]json.RawMessage) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMemberships(t *testing.T) {
	api, client, members := clientsOf(t)
	made, err := members.Create(t.Context(), "org_a", memberships.CreateParams{UserID: "user_1"})
	if err != nil || made.Role != "basic" || made.Organization.Name != "A" || made.PublicUserData.UserID != "user_1" {
		t.Errorf("made %+v and %v", made, err)
	}
	if _, err := members.Create(t.Context(), "org_b",
		memberships.CreateParams{UserID: "user_1", Role: models.Some("admin")}); err != nil {
		t.Error(err)
	}
	if _, err := members.Create(t.Context(), "org_a",
		memberships.CreateParams{UserID: "user_1"}); !errors.Is(err, models.ErrConflict) {
		t.Errorf("joining again: %v", err)
	}
	if _, err := members.Create(t.Context(), "org_c",
		memberships.CreateParams{UserID: "user_1"}); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("joining what is not there: %v", err)
	}
	if changed, err := members.Change(t.Context(), "org_b", "user_1",
		memberships.ChangeParams{Role: "owner"}); err != nil || changed.Organization.ID != "org_b" {
		t.Errorf("changed %+v and %v", changed, err)
	}
	if list, err := members.List(t.Context(), "org_b",
		memberships.ListParams{Role: models.Some("owner")}); err != nil || list.TotalCount != 1 {
		t.Errorf("owners are %+v and %v", list, err)
	}
	if list, err := members.List(t.Context(), "org_a",
		memberships.ListParams{Role: models.Some("owner")}); err != nil || list.TotalCount != 0 {
		t.Errorf("owners of the other are %+v and %v", list, err)
	}
	if _, err := client.Delete(t.Context(), "org_a"); err != nil {
		t.Error(err)
	}
	if left := membershipstest.Of(api).All(); len(left) != 1 || left[0].Organization.ID != "org_b" {
		t.Errorf("left are %+v", left)
	}
	if _, err := members.Delete(t.Context(), "org_b", "user_1"); err != nil || len(membershipstest.Of(api).All()) != 0 {
		t.Errorf("leaving: %v", err)
	}
}
