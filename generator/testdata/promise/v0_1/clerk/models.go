package clerk

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var session = &dsl.Object{
	Name: "Session",
	Doc:  "a user's session on one client",
	Key:  "id",
	Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("session"), Doc: "the type of the object"},
		{Name: "id", Type: dsl.String{}, Doc: "identifies the session"},
		{Name: "user_id", Type: dsl.String{}, Doc: "the user of the session"},
		{
			Name: "client_id", Type: dsl.String{},
			Doc: "the client, that is the browser or device, that holds the session",
		},
		{Name: "actor", Type: actor, Optional: true, Nullable: true,
			Doc: "who acts as the user, when somebody impersonates them"},
		{Name: "status", Type: sessionStatus, Doc: "the state of the session; only an active session is authenticated"},
		{
			Name: "last_active_organization_id", Type: dsl.String{}, Optional: true, Nullable: true,
			Doc: "the last active organization",
		},
		{Name: "last_active_at", Type: dsl.UnixMilli{}, Doc: "when the session was last used"},
		{
			Name: "latest_activity", Type: sessionActivity, Optional: true, Nullable: true,
			Doc: "the device that last used the session",
		},
		{Name: "expire_at", Type: dsl.UnixMilli{}, Doc: "when the session expires"},
		{Name: "abandon_at", Type: dsl.UnixMilli{}, Doc: "when the session counts as abandoned"},
		{Name: "updated_at", Type: dsl.UnixMilli{}, Doc: "when the session last changed"},
		{Name: "created_at", Type: dsl.UnixMilli{}, Doc: "when the session was created"},
		{
			Name: "tasks", Type: dsl.Array{Of: sessionTask}, Optional: true, Nullable: true,
			Doc: "tasks that the user must complete before a pending session becomes active; sent by API versions " +
				"from 2025-03-12 on",
		},
	},
}

var sessionStatus = &dsl.Enum{
	Name: "SessionStatus",
	Doc:  "the state of a session",
	Values: []dsl.EnumValue{
		{Value: "active", Doc: "the session is authenticated"},
		{Value: "revoked", Doc: "it was ended by the backend"},
		{Value: "ended", Doc: "the user signed out"},
		{Value: "expired", Doc: "its lifetime has ended"},
		{Value: "removed", Doc: "the user removed it from the client"},
		{Value: "abandoned", Doc: "it was not used for too long"},
		{Value: "replaced", Doc: "another session replaced it"},
		{Value: "pending", Doc: "the user has tasks to complete first; sent by API versions from 2025-03-12 on"},
	},
}

var actor = &dsl.Object{
	Name: "Actor",
	Doc:  "who acts as the user of a session, such as somebody of the support staff",
	Fields: []dsl.Field{
		{Name: "iss", Go: "Issuer", Type: dsl.String{}, Optional: true,
			Doc: "who lets them, such as Clerk's dashboard"},
		{Name: "sid", Go: "SessionID", Type: dsl.String{}, Optional: true, Doc: "their own session"},
		{Name: "sub", Go: "UserID", Type: dsl.String{}, Doc: "their user"},
	},
}

var sessionActivity = &dsl.Object{
	Name: "SessionActivity",
	Doc:  "a device that used a session",
	Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("session_activity"), Doc: "the type of the object"},
		{Name: "id", Type: dsl.String{}, Doc: "identifies the activity"},
		{Name: "device_type", Type: dsl.String{}, Optional: true, Nullable: true, Doc: "the kind of device"},
		{Name: "is_mobile", Type: dsl.Bool{}, Doc: "whether the device is a mobile one"},
		{Name: "browser_name", Type: dsl.String{}, Optional: true, Nullable: true, Doc: "the browser"},
		{
			Name: "browser_version", Type: dsl.String{}, Optional: true, Nullable: true,
			Doc: "the version of the browser",
		},
		{Name: "ip_address", Type: dsl.String{}, Optional: true, Nullable: true, Doc: "the address of the device"},
		{Name: "city", Type: dsl.String{}, Optional: true, Nullable: true, Doc: "the city of the address"},
		{
			Name: "country", Type: dsl.String{}, Optional: true, Nullable: true,
			Doc: "the country of the address, as a two-letter code",
		},
	},
}

var sessionTask = &dsl.Object{
	Name: "SessionTask",
	Doc:  "a task that a user must complete before a pending session becomes active",
	Fields: []dsl.Field{
		{Name: "key", Type: dsl.String{}, Doc: "names the task"},
	},
}

var token = &dsl.Object{
	Name: "Token",
	Doc:  "a signed JSON Web Token",
	Key:  "jwt",
	Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("token"), Doc: "the type of the object"},
		{
			Name: "jwt", Type: dsl.String{Sensitive: true},
			Doc: "the encoded token; it is a credential, so it is never printed",
		},
	},
}

var cookies = &dsl.Object{
	Name: "Cookies",
	Doc:  "cookie directives that renew a session in the browser",
	Key:  "cookies",
	Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("cookies"), Doc: "the type of the object"},
		{
			Name: "cookies", Type: dsl.Array{Of: dsl.String{Sensitive: true}},
			Doc: "the values for Set-Cookie headers; they contain tokens, so they are never printed",
		},
	},
}

var sessionRefresh = &dsl.Union{
	Name:          "SessionRefresh",
	Doc:           "the response to a refresh: a token or cookies, depending on the request",
	Discriminator: "object",
	Variants:      []*dsl.Object{token, cookies},
}

var refreshFormat = &dsl.Enum{
	Name: "RefreshFormat",
	Doc:  "the response format of a refresh",
	Values: []dsl.EnumValue{
		{Value: "token", Doc: "a token"},
		{Value: "cookie", Doc: "cookie directives"},
	},
}
