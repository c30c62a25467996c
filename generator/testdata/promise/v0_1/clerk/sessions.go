package clerk

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

var sessions = &dsl.Resource{
	Name: "sessions",
	Doc: "A session is created when a user signs in, and proves that they did. It belongs to one client and lasts " +
		"until it is revoked, ended or replaced, or until it expires.",
	State: &dsl.Collection{
		Of:       session,
		ID:       "id",
		IDPrefix: "sess_",
		Ages: []dsl.Age{
			{At: "expire_at", Field: "status", From: "active", To: "expired"},
			{At: "abandon_at", Field: "status", From: "active", To: "abandoned"},
		},
	},
	Endpoints: []dsl.Endpoint{
		listSessions, getSession, revokeSession, verifySession, createTokenFromTemplate,
		createSession, createToken, refreshSession,
	},
}

var (
	sessionID    = &dsl.PathParam{Name: "session_id", Doc: "the ID of the session"}
	templateName = &dsl.PathParam{
		Name: "template_name", Doc: "the name of the JWT template as defined in the instance, such as custom_hasura",
	}
)

var listSessions = dsl.Get{
	Name:    "List",
	Path:    dsl.Path{dsl.Literal("sessions")},
	Summary: "List all sessions",
	Doc: "returns a list of all sessions. The sessions are sorted by creation date, with the newest appearing " +
		"first.\n\n" +
		"Old and inactive sessions are cleaned up from time to time and are then no longer returned. At least one of " +
		"client_id and user_id should be set.",
	Query: []dsl.Param{
		{Name: "client_id", Type: dsl.String{MinLength: new(1)}, Doc: "only sessions of the given client"},
		{Name: "user_id", Type: dsl.String{MinLength: new(1)}, Doc: "only sessions of the given user"},
		{
			Name: "status", Type: dsl.OneOf{Enum: sessionStatus, Except: []string{"pending"}},
			Doc: "only sessions of the given status",
		},
		{
			Name: "limit", Type: dsl.Int{Min: new(1), Max: new(499), Default: new(10)},
			Doc: "the maximum number of sessions to return, greater than zero and less than 500; use it with offset " +
				"to page through the results",
		},
		{
			Name: "offset", Type: dsl.Int{Min: new(0), Default: new(0)},
			Doc: "the number of sessions to skip, greater than or equal to zero; use it with limit to page through " +
				"the results",
		},
	},
	Returns:   dsl.Array{Of: session},
	Failures:  []*dsl.Failure{badRequest, unauthorized, unprocessable},
	RateClass: backend,
	Pages:     &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "id", Method: "All"},
	Effects: []dsl.Effect{
		dsl.Select{
			NewestFirst: "created_at",
			Filters:     []string{"client_id", "user_id", "status"},
			Envelope:    &dsl.Envelope{Param: "paginated", Items: "data", Total: "total_count"},
		},
	},
	Examples: listExamples,
}

var getSession = dsl.Get{
	Name:      "Get",
	Path:      dsl.Path{dsl.Literal("sessions"), sessionID},
	Summary:   "Retrieve a session",
	Doc:       "retrieves the details of a session.",
	Returns:   session,
	Failures:  []*dsl.Failure{badRequest, unauthorized, notFound},
	RateClass: backend,
	Effects: []dsl.Effect{
		dsl.Find{By: sessionID, Else: resourceNotFound},
		dsl.Reply{},
	},
	Examples: getExamples,
}

var revokeSession = dsl.Post{
	Name:    "Revoke",
	Path:    dsl.Path{dsl.Literal("sessions"), sessionID, dsl.Literal("revoke")},
	Summary: "Revoke a session",
	Doc: "sets the status of a session to revoked, which is an unauthenticated state. In multi-session mode a " +
		"revoked session is still " +
		"returned along with its client, but the user has to sign in again.",
	Returns:   session,
	Failures:  []*dsl.Failure{badRequest, unauthorized, notFound},
	RateClass: backend,
	Effects: []dsl.Effect{
		dsl.Find{By: sessionID, Else: resourceNotFound},
		dsl.Set{Values: []dsl.Assign{
			{Field: "status", To: dsl.Text("revoked")},
			{Field: "updated_at", To: dsl.Now{}},
		}},
		dsl.Reply{},
	},
	Examples: revokeExamples,
}

var verifySession = dsl.Post{
	Name:    "Verify",
	Path:    dsl.Path{dsl.Literal("sessions"), sessionID, dsl.Literal("verify")},
	Summary: "Verify a session",
	Doc:     "returns the session if it is authenticated, and fails otherwise.",
	Body: []dsl.Field{
		{
			Name: "token", Type: dsl.String{MinLength: new(1), Sensitive: true}, Optional: true,
			Doc: "the JWT of the __session cookie, as the frontend sent it; it must belong to the session",
		},
	},
	Returns:   session,
	Failures:  []*dsl.Failure{badRequest, unauthorized, notFound, gone},
	RateClass: backend,
	Effects: []dsl.Effect{
		dsl.Find{By: sessionID, Else: resourceNotFound},
		dsl.Require{Field: "status", Is: "active", Else: resourceNotFound},
		dsl.RequireToken{Body: "token", Claim: "sid", Else: invalidSessionToken, ElseMismatch: resourceNotFound},
		dsl.Reply{},
	},
	Examples: verifyExamples,
	Deprecated: "Clerk recommends verifying the short-lived session token instead, without a request. API versions " +
		"after 2025-03-12 do not " +
		"have the operation.",
	Until: "2025-03-12",
}

var createTokenFromTemplate = dsl.Post{
	Name:    "CreateTokenFromTemplate",
	Path:    dsl.Path{dsl.Literal("sessions"), sessionID, dsl.Literal("tokens"), templateName},
	Summary: "Create a session token from a JWT template",
	Doc: "creates a JSON Web Token (JWT) based on a session and the name of a JWT template defined for the " +
		"instance.",
	Body:      []dsl.Field{expiresInSeconds},
	Returns:   token,
	Failures:  []*dsl.Failure{unauthorized, notFound},
	RateClass: backend,
	Effects: []dsl.Effect{
		dsl.Find{By: sessionID, Else: resourceNotFound},
		dsl.Require{Field: "status", Is: "active", Else: resourceNotFound},
		dsl.Mint{
			As: token, Into: "jwt", Lifetime: time.Minute, LifetimeFrom: "expires_in_seconds", Template: templateName,
			Claims: templateClaims, Else: resourceNotFound,
		},
	},
	Examples: createTokenFromTemplateExamples,
}

var createSession = dsl.Post{
	Name:    "Create",
	Path:    dsl.Path{dsl.Literal("sessions")},
	Summary: "Create a new active session",
	Doc: "creates an active session for a user. It is meant for tests only and is not available on production " +
		"instances.",
	Body: []dsl.Field{
		{Name: "user_id", Type: dsl.String{MinLength: new(1)}, Doc: "the user to create the session for"},
		{
			Name: "active_organization_id", Type: dsl.String{MinLength: new(1)}, Optional: true,
			Doc: "the organization to set as active",
		},
	},
	Returns:   session,
	Failures:  []*dsl.Failure{badRequest, unauthorized, notFound, unprocessable},
	RateClass: backend,
	Effects: []dsl.Effect{
		dsl.Insert{Values: []dsl.Assign{
			{Field: "user_id", To: dsl.FromBody("user_id")},
			{Field: "client_id", To: dsl.NewID("client_")},
			{Field: "actor", To: dsl.Null{}},
			{Field: "status", To: dsl.Text("active")},
			{Field: "last_active_organization_id", To: dsl.FromBody("active_organization_id")},
			{Field: "last_active_at", To: dsl.Now{}},
			{Field: "expire_at", To: dsl.After(7 * 24 * time.Hour)},
			{Field: "abandon_at", To: dsl.After(30 * 24 * time.Hour)},
			{Field: "updated_at", To: dsl.Now{}},
			{Field: "created_at", To: dsl.Now{}},
		}},
		dsl.Reply{},
	},
	Examples: createExamples,
}

var createToken = dsl.Post{
	Name:      "CreateToken",
	Path:      dsl.Path{dsl.Literal("sessions"), sessionID, dsl.Literal("tokens")},
	Summary:   "Create a session token",
	Doc:       "creates a session JSON Web Token (JWT) based on a session.",
	Body:      []dsl.Field{expiresInSeconds},
	Returns:   token,
	Failures:  []*dsl.Failure{unauthorized, notFound},
	RateClass: backend,
	Effects: []dsl.Effect{
		dsl.Find{By: sessionID, Else: resourceNotFound},
		dsl.Require{Field: "status", Is: "active", Else: resourceNotFound},
		dsl.Mint{
			As: token, Into: "jwt", Lifetime: time.Minute, LifetimeFrom: "expires_in_seconds", Claims: sessionClaims,
		},
	},
	Examples: createTokenExamples,
}

var refreshSession = dsl.Post{
	Name:    "Refresh",
	Path:    dsl.Path{dsl.Literal("sessions"), sessionID, dsl.Literal("refresh")},
	Summary: "Refresh a session",
	Doc: "refreshes a session by creating a new session token. It responds with 401 if the tokens do not match; " +
		"SDKs then fall back to the handshake flow.",
	Body: []dsl.Field{
		{
			Name: "expired_token", Type: dsl.String{MinLength: new(1), Sensitive: true},
			Doc: "the JWT of the __session cookie, as the frontend sent it; it must belong to the session",
		},
		{
			Name: "refresh_token", Type: dsl.String{MinLength: new(1), Sensitive: true},
			Doc: "the token of the __refresh cookie that the handshake flow set",
		},
		{Name: "request_origin", Type: dsl.String{MinLength: new(1)}, Doc: "the origin of the request"},
		{Name: "request_headers", Type: dsl.Map{Of: dsl.Array{Of: dsl.String{Sensitive: true}}}, Optional: true,
			Nullable: true, Doc: "the headers of the request, each with its values"},
		{
			Name: "format", Type: dsl.OneOf{Enum: refreshFormat, Default: "token"}, Optional: true, Nullable: true,
			Doc: "the form of the answer",
		},
		{
			Name: "request_originating_ip", Type: dsl.String{}, Optional: true, Nullable: true,
			Doc: "the IP address of the request",
		},
	},
	Returns:   sessionRefresh,
	Failures:  []*dsl.Failure{badRequest, unauthorized},
	RateClass: backend,
	Effects: []dsl.Effect{
		dsl.Find{By: sessionID, Else: sessionRefreshSessionNotFound},
		dsl.Require{Field: "status", Is: "active", Else: sessionRefreshInactiveSession},
		dsl.RequireToken{
			Body: "expired_token", Claim: "sid", AllowExpired: true, Else: expiredSessionTokenInvalid,
			ElseMismatch: refreshSIDMismatch,
		},
		dsl.RequireSecret{Body: "refresh_token", Else: refreshTokenNotFound},
		dsl.MintCookies{
			When: "format", Is: "cookie", As: cookies, Into: "cookies", Cookie: "__session", Lifetime: time.Minute,
			Claims: sessionClaims,
		},
		dsl.Mint{As: token, Into: "jwt", Lifetime: time.Minute, Claims: sessionClaims},
	},
	Examples: refreshExamples,
}

var expiresInSeconds = dsl.Field{
	Name:     "expires_in_seconds",
	Type:     dsl.Int{Min: new(30), Max: new(315360000)},
	Optional: true,
	Nullable: true,
	Doc:      "the lifetime of the token in seconds, instead of the default",
}

// The claims of the tokens that the fake signs. A session token contains the id
// of its session; a token from a template never does.
var (
	sessionClaims = []dsl.Claim{
		{Name: "azp", Text: "http://localhost:3000"}, {Name: "exp"}, {Name: "fva", JSON: "[0,-1]"}, {Name: "iat"},
		{Name: "iss"},
		{Name: "jti"}, {Name: "nbf"}, {Name: "sid", Field: "id"}, {Name: "sub", Field: "user_id"},
		{Name: "v", JSON: "2"},
		{Name: "sts", Field: "status"}, {Name: "act", Field: "actor"},
	}
	templateClaims = []dsl.Claim{
		{Name: "azp", Text: "http://localhost:3000"}, {Name: "exp"}, {Name: "iat"}, {Name: "iss"}, {Name: "jti"},
		{Name: "nbf"},
		{Name: "sub", Field: "user_id"},
	}
)
