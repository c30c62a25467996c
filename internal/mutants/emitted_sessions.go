package main

var sessions, models, transport = []string{"sessions"}, []string{"models"}, []string{"transport"}

// parameters are mistakes in the validation of parameters.
var parameters = []mutant{
	{name: "limit: one more", file: "sessions/list_params.go", old: "call.Between(1, 499)", new: "call.Between(1, 500)", tests: sessions},
	{name: "limit: one less", file: "sessions/list_params.go", old: "call.Between(1, 499)", new: "call.Between(1, 498)", tests: sessions},
	{name: "limit: from two", file: "sessions/list_params.go", old: "call.Between(1, 499)", new: "call.Between(2, 499)", tests: sessions},
	{name: "limit: negative", file: "sessions/list_params.go", old: "call.Between(1, 499)", new: "call.AtMost(499)", tests: sessions},
	{name: "limit: without a bound", file: "sessions/list_params.go", old: ", call.Between(1, 499)", new: "", tests: sessions},
	{name: "offset: negative", file: "sessions/list_params.go", old: "call.AtLeast(0)", new: "call.AtLeast(-1)", tests: sessions},
	{name: "offset: sent as limit", file: "sessions/list_params.go", old: `r.QueryInt("offset", p.Offset`, new: `r.QueryInt("offset", p.Limit`, tests: sessions},
	{name: "status: pending is taken", file: "sessions/list_params.go", old: `"replaced")`, new: `"replaced", "pending")`, tests: sessions},
	{name: "status: ended is refused", file: "sessions/list_params.go", old: `"ended", `, new: "", tests: sessions},
	{
		name: "status: any value", file: "sessions/list_params.go",
		old: `call.OneOf("active", "revoked", "ended", "expired", "removed", "abandoned", "replaced"),`, tests: sessions,
	},
	{name: "client ID: sent as user ID", file: "sessions/list_params.go", old: `"client_id", p.ClientID`, new: `"client_id", p.UserID`, tests: sessions},
	{name: "lifetime: one second less", file: "sessions/create_token_params.go", old: "call.Between(30,", new: "call.Between(29,", tests: sessions},
	{name: "lifetime: one second more", file: "sessions/create_token_params.go", old: "315360000)", new: "315360001)", tests: sessions},
	{name: "template's lifetime: no check", file: "sessions/create_token_from_template_params.go", old: ", call.Between(30, 315360000)", new: "", tests: sessions},
	{name: "user ID: not required", file: "sessions/create_params.go", old: ", call.Required()", new: "", tests: sessions},
	{name: "expired token: not required", file: "sessions/refresh_params.go", old: `string(p.ExpiredToken), call.Required(),`, new: `string(p.ExpiredToken),`, tests: sessions},
	{name: "refresh token: not required", file: "sessions/refresh_params.go", old: `string(p.RefreshToken), call.Required(),`, new: `string(p.RefreshToken),`, tests: sessions},
	{name: "origin: not required", file: "sessions/refresh_params.go", old: `p.RequestOrigin, call.Required()`, new: "p.RequestOrigin", tests: sessions},
	{name: "format: cookie is refused", file: "sessions/refresh_params.go", old: `call.OneOf("token", "cookie")`, new: `call.OneOf("token")`, tests: sessions},
	{name: "format: any value", file: "sessions/refresh_params.go", old: `, call.OneOf("token", "cookie")`, new: "", tests: sessions},
	{name: "verify: no body", file: "sessions/verify_params.go", old: "\tr.OptionalBody(p)\n", new: "", tests: sessions},
	{name: "create: an optional body", file: "sessions/create_params.go", old: "r.Body(p)", new: `if p.ActiveOrganizationID != "" { r.Body(p) }`, tests: sessions},
}

// records are mistakes in the description of an operation.
var records = []mutant{
	{name: "get: not idempotent", file: "sessions/get.go", old: "\tIdempotent: true,\n", new: "", tests: sessions},
	{name: "list: not idempotent", file: "sessions/list.go", old: "\tIdempotent: true,\n", new: "", tests: sessions},
	{name: "revoke: idempotent", file: "sessions/revoke.go", old: `RateClass: "backend",`, new: `RateClass: "backend", Idempotent: true,`, tests: sessions},
	{name: "create: idempotent", file: "sessions/create.go", old: `RateClass: "backend",`, new: `RateClass: "backend", Idempotent: true,`, tests: sessions},
	{name: "refresh: idempotent", file: "sessions/refresh.go", old: `RateClass: "backend",`, new: `RateClass: "backend", Idempotent: true,`, tests: sessions},
	{name: "get: no rate class", file: "sessions/get.go", old: "\tRateClass:  \"backend\",\n", new: "", tests: sessions},
	{name: "verify: another rate class", file: "sessions/verify.go", old: `"backend"`, new: `"frontend"`, tests: sessions},
	{name: "create token: no rate class", file: "sessions/create_token.go", old: "\tRateClass: \"backend\",\n", new: "", tests: sessions},
	{name: "create token: another name", file: "sessions/create_token.go", old: `"sessions.CreateToken"`, new: `"sessions.CreateTokens"`, tests: sessions},
	{name: "revoke: another path parameter", file: "sessions/revoke.go", old: `"/sessions/{session_id}/revoke"`, new: `"/sessions/{id}/revoke"`, tests: sessions},
	{name: "refresh: another method", file: "sessions/refresh.go", old: "http.MethodPost", new: "http.MethodPut", tests: sessions},
	{
		name: "template: path parameters in another order", file: "sessions/create_token_from_template_params.go",
		old: "Request(sessionID, templateName)", new: "Request(templateName, sessionID)", tests: sessions,
	},
	{name: "operation: not in the context", file: "transport/operation.go", old: "return Operation(*op), true", new: "return Operation{Name: op.Name}, true", tests: sessions},
}

// iterator are mistakes in iterating over pages.
var iterator = []mutant{
	{name: "pages: from the first item on", file: "sessions/list.go", old: "call.Pages(params.Offset,", new: "call.Pages(0,", tests: sessions},
	{name: "pages: always of the default size", file: "sessions/list.go", old: "cmp.Or(params.Limit, 10)", new: "cmp.Or(10, params.Limit)", tests: sessions},
	{name: "pages: another default size", file: "sessions/list.go", old: "cmp.Or(params.Limit, 10)", new: "cmp.Or(params.Limit, 20)", tests: sessions},
	{name: "pages: another key", file: "sessions/list.go", old: "return item.ID", new: "return item.UserID", tests: sessions},
	{name: "pages: offset and limit swapped", file: "sessions/list.go", old: "= offset, limit", new: "= limit, offset", tests: sessions},
	{name: "pages: other parameters lost", file: "sessions/list.go", old: "p.Offset, p.Limit = offset, limit", new: "p = ListParams{Offset: offset, Limit: limit}", tests: sessions},
	{name: "pages: limit not sent", file: "sessions/list.go", old: "p.Offset, p.Limit = offset, limit", new: "p.Offset = offset", tests: sessions},
}
