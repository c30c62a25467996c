package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// club and member are records of two collections, of which one holds the other.
var (
	badge = &dsl.Object{Name: "Badge", Doc: doc, Fields: []dsl.Field{
		{Name: "label", Type: dsl.String{}, Doc: doc},
		{Name: "colour", Type: dsl.String{}, Optional: true, Doc: doc},
	}}
	club = &dsl.Object{Name: "Club", Doc: doc, Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: doc},
		{Name: "name", Type: dsl.String{}, Doc: doc},
	}}
	member = &dsl.Object{Name: "Member", Doc: doc, Fields: []dsl.Field{
		{Name: "id", Type: dsl.Int{}, Doc: doc},
		{Name: "name", Type: dsl.String{}, Doc: doc},
		{Name: "club", Type: club, Doc: doc},
		{Name: "badge", Type: badge, Optional: true, Doc: doc},
		{Name: "labels", Type: dsl.Map{Of: dsl.String{}}, Optional: true, Doc: doc},
		{Name: "joined_at", Type: dsl.UnixMilli{}, Doc: doc},
	}}
	roster = &dsl.Object{Name: "Roster", Doc: doc, Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("roster"), Doc: doc},
		{Name: "data", Type: dsl.Array{Of: club}, Doc: doc},
		{Name: "count", Type: dsl.String{}, Doc: doc},
		{Name: "season", Type: dsl.String{}, Doc: doc},
	}}

	clubState   = &dsl.Collection{Of: club, ID: "id", IDPrefix: "club_"}
	memberState = &dsl.Collection{Of: member, ID: "id", NewID: dsl.Serial{}}
	strayState  = &dsl.Collection{Of: badge, ID: "label"}

	clubID      = &dsl.PathParam{Name: "club_id", Doc: doc}
	memberPath  = dsl.Path{dsl.Literal("clubs"), clubID, dsl.Literal("members")}
	clubsOfShop = &dsl.Resource{Name: "clubs", Doc: doc, State: clubState, Endpoints: []dsl.Endpoint{dsl.Delete{
		Name: "Remove", Path: memberPath[:2], Summary: "Remove", Doc: "removes.", Failures: []*dsl.Failure{notFound},
		Examples: memberExamples,
	}}}
	memberExamples = []dsl.Example{
		{Name: "done", Path: map[string]string{"club_id": "c"}},
		{
			Name: "missing", Path: map[string]string{"club_id": "c"},
			Response: dsl.Response{
				Status: 404, Body: `{"errors": [{"code": "item_not_found", "message": "no item", "detail": "d"}]}`,
			},
		},
	}
)

// Keepers keep records that cannot be told apart.
var Keepers = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{
		clubsOfShop,
		{
			Name: "rosters", Doc: doc, State: &dsl.Collection{Of: club, ID: "id", IDPrefix: "c_", NewID: dsl.NewUUID{}},
			Endpoints: []dsl.Endpoint{joinClub},
		},
		{
			Name: "members", Doc: doc, State: &dsl.Collection{Of: member, ID: "id", NewID: dsl.Now{}},
			Endpoints: []dsl.Endpoint{leaveClub},
		},
	},
}

// FakeName is the name of a resource that another package needs.
var FakeName = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits:    limits,
	Resources: []*dsl.Resource{{Name: "shoptest", Doc: doc, Endpoints: items.Endpoints}},
}

// Relations name records and fields of other collections that are not there.
var Relations = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{clubsOfShop, {
		Name: "members", Doc: doc, State: memberState, Endpoints: []dsl.Endpoint{joinClub, leaveClub, changeMember},
	}},
}

var joinClub = dsl.Post{
	Name: "Join", Path: memberPath, Summary: "Join", Doc: "joins.", Failures: []*dsl.Failure{notFound},
	Examples: memberExamples,
	Query:    []dsl.Param{{Name: "name", Doc: doc, Type: dsl.String{}}},
	Effects: []dsl.Effect{
		dsl.Find{In: strayState, By: clubID, Else: itemNotFound},
		dsl.Absent{Else: itemNotFound},
		dsl.Absent{
			Where: []dsl.Match{
				{Field: "club.town", Is: dsl.FromPath{Param: clubID}}, {Field: "name.first", Is: dsl.Text("a")},
			},
			Else: itemNotFound,
		},
		dsl.Absent{Where: []dsl.Match{
			{Field: "club.id", Is: dsl.FromPath{Param: itemID}}, {Field: "name", Is: dsl.FromQuery("nick")},
			{Field: "id", Is: dsl.Serial{}},
		}, Else: itemNotFound},
		dsl.Insert{Values: []dsl.Assign{
			{Field: "name", To: dsl.FromQuery("name")},
			{Field: "club", To: dsl.FromPicked{In: clubState}},
			{Field: "badge.colour", To: dsl.Text("red")},
			{Field: "labels", To: dsl.Merge{With: dsl.JSON("{}")}},
			{Field: "joined_at", To: dsl.FromPath{Param: clubID}},
		}},
	},
}

var leaveClub = dsl.Delete{
	Name: "Leave", Path: memberPath, Summary: "Leave", Doc: "leaves.", Failures: []*dsl.Failure{notFound},
	Examples: memberExamples,
	Effects: []dsl.Effect{
		dsl.Remove{In: clubState}, dsl.Remove{Where: []dsl.Match{{Field: "town", Is: dsl.Text("a")}}},
	},
}

var changeMember = dsl.Patch{
	Name: "Change", Path: memberPath, Summary: "Change", Doc: "changes.", Failures: []*dsl.Failure{notFound},
	Examples: memberExamples,
	Effects: []dsl.Effect{
		dsl.Find{Where: []dsl.Match{{Field: "club.id", Is: dsl.FromPath{Param: clubID}}}, Else: itemNotFound},
		dsl.Find{In: clubState, By: clubID, Else: itemNotFound},
		dsl.Set{Values: []dsl.Assign{
			{Field: "id", To: dsl.NewUUID{}},
			{Field: "joined_at", To: dsl.FirstOf{dsl.FromBody("at"), dsl.Text("now")}},
			{Field: "name", To: dsl.FirstOf{}},
			{
				Field: "club",
				To:    dsl.Members{{Field: "id", To: dsl.FromPicked{Field: "id"}}, {Field: "town", To: dsl.Text("a")}},
			},
			{Field: "badge", To: dsl.FromPicked{In: clubState}},
			{Field: "badge.label", To: dsl.FromPicked{In: clubState, Field: "town"}},
			{Field: "labels", To: dsl.Merge{With: dsl.FromRecord("name")}},
		}},
		dsl.Set{Values: []dsl.Assign{
			{Field: "name", To: dsl.Merge{With: dsl.Text("a")}},
			{Field: "badge", To: dsl.FromPicked{In: strayState}},
			{Field: "club.name", To: dsl.Members{}},
			{Field: "club", To: dsl.Serial{}},
		}},
	},
}

// Envelopes are answers that are no lists of the records, or have an order that there
// is not.
var Envelopes = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{clubsOfShop, {Name: "members", Doc: doc, State: memberState, Endpoints: []dsl.Endpoint{
		dsl.Get{
			Name: "List", Path: append(memberPath, dsl.Literal("list")), Summary: "List", Doc: "lists.",
			Returns: roster, Failures: []*dsl.Failure{notFound}, Examples: rosterExamples,
			Effects: []dsl.Effect{dsl.Select{
				Order: []dsl.Order{{Field: "club.town"}, {}}, OrderBy: "order",
				Where: []dsl.Match{{Field: "name"}}, Envelope: &dsl.Envelope{Items: "data", Total: "count"},
			}},
		},
		dsl.Get{
			Name: "Plain", Path: append(memberPath, dsl.Literal("plain")), Summary: "List", Doc: "lists.",
			Returns: dsl.Array{Of: club}, Failures: []*dsl.Failure{notFound}, Examples: plainExamples,
			Effects: []dsl.Effect{dsl.Select{NewestFirst: "joined_at", Envelope: &dsl.Envelope{Items: "data"}}},
		},
		dsl.Get{
			Name: "Other", Path: append(memberPath, dsl.Literal("other")), Summary: "List", Doc: "lists.",
			Returns: roster, Failures: []*dsl.Failure{notFound}, Examples: rosterExamples,
			Effects: []dsl.Effect{dsl.Select{In: strayState}},
		},
		dsl.Get{
			Name: "Lost", Path: append(memberPath, dsl.Literal("lost")), Summary: "List", Doc: "lists.",
			Returns: roster, Failures: []*dsl.Failure{notFound}, Examples: rosterExamples,
			Effects: []dsl.Effect{dsl.Select{
				NewestFirst: "joined_at", Envelope: &dsl.Envelope{Items: "items", Total: "sum"},
			}},
		},
	}}},
}

var (
	rosterExamples = []dsl.Example{
		{
			Name: "some", Path: map[string]string{"club_id": "c"},
			Response: dsl.Response{Body: `{"object": "roster", "data": [], "count": "1", "season": "s"}`},
		},
		memberExamples[1],
	}
	plainExamples = []dsl.Example{
		{Name: "none", Path: map[string]string{"club_id": "c"}, Response: dsl.Response{Body: "[]"}}, memberExamples[1],
	}
)
