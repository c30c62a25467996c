package clerk

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// Bodies that several examples share. Times are Unix milliseconds.
const (
	activeSession = `{
	"object": "session",
	"id": "sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S",
	"user_id": "user_2g7np7Hrk0SN6kj5EDMLDaKNL0S",
	"client_id": "client_2g7np7Hrk0SN6kj5EDMLDaKNL0S",
	"actor": null,
	"status": "active",
	"last_active_organization_id": "org_2g7np7Hrk0SN6kj5EDMLDaKNL0S",
	"last_active_at": 1716883200000,
	"latest_activity": {
		"object": "session_activity",
		"id": "activity_2g7np7Hrk0SN6kj5EDMLDaKNL0S",
		"device_type": "desktop",
		"is_mobile": false,
		"browser_name": "Chrome",
		"browser_version": "128.0.0.0",
		"ip_address": "192.168.1.100",
		"city": "San Francisco",
		"country": "US"
	},
	"expire_at": 1716969600000,
	"abandon_at": 1719475200000,
	"updated_at": 1716883200000,
	"created_at": 1716883200000
}`

	revokedSession = `{
	"object": "session",
	"id": "sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S",
	"user_id": "user_2g7np7Hrk0SN6kj5EDMLDaKNL0S",
	"client_id": "client_2g7np7Hrk0SN6kj5EDMLDaKNL0S",
	"actor": null,
	"status": "revoked",
	"last_active_organization_id": null,
	"last_active_at": 1716883200000,
	"expire_at": 1716969600000,
	"abandon_at": 1719475200000,
	"updated_at": 1716884000000,
	"created_at": 1716883200000
}`

	impersonatedSession = `{
	"object": "session",
	"id": "sess_2fYh1vWqT8n3kQz5JdLr0PxMbAe",
	"user_id": "user_2g7np7Hrk0SN6kj5EDMLDaKNL0S",
	"client_id": "client_2fYh0sCkX4m7uRt9GwEp6NzKvDi",
	"actor": {
		"iss": "https://dashboard.clerk.com",
		"sid": "sess_2fYgzA7oB1c5dEf8HjKm3QsTuVw",
		"sub": "user_2a9bC4dE6fG8hJ0kLmN2pQrStUv"
	},
	"status": "pending",
	"last_active_organization_id": null,
	"last_active_at": 1716710400000,
	"latest_activity": null,
	"expire_at": 1717315200000,
	"abandon_at": 1719302400000,
	"updated_at": 1716710400000,
	"created_at": 1716710400000,
	"tasks": [
		{
			"key": "choose-organization"
		}
	]
}`

	sessionNotFound = `{
	"errors": [
		{
			"message": "Session not found",
			"long_message": "No session was found with id sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S",
			"code": "resource_not_found"
		}
	],
	"clerk_trace_id": "5e5d8a4a3b0c4f6f9a1b2c3d4e5f6071"
}`

	keyInvalid = `{
	"errors": [
		{
			"message": "The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.",
			"long_message": "The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.",
			"code": "clerk_key_invalid"
		}
	],
	"clerk_trace_id": "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
}`

	signedToken = `{
	"object": "token",
	"jwt": "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ1c2VyXzJnN25wN0hyazBTTjZrajVFRE1MRGFLTkwwUyJ9.c2lnbmF0dXJl"
}`

	cookieToken = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzaWQiOiJzZXNzXzJnN25wN0hyazBTTjZrajVFRE1MRGFLTkwwUyJ9." +
		"c2lnbmF0dXJl"
)

// Parts that several requests and failures share.
var (
	sess         = map[string]string{"session_id": "sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S"}
	sessTemplate = map[string]string{"session_id": "sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S", "template_name": "custom_hasura"}
	traced       = map[string]string{"X-Clerk-Trace-Id": "5e5d8a4a3b0c4f6f9a1b2c3d4e5f6071"}
)

var listExamples = []dsl.Example{
	{
		Name:     "active_of_user",
		Doc:      "the active sessions of one user, fifty at a time",
		Query:    map[string]any{"user_id": "user_2g7np7Hrk0SN6kj5EDMLDaKNL0S", "status": "active", "limit": 50},
		Response: dsl.Response{Body: "[" + activeSession + "]"},
	},
	{
		Name:     "second_page_of_client",
		Doc:      "a later page, with a status and fields from a later version of the API",
		Query:    map[string]any{"client_id": "client_2fYh0sCkX4m7uRt9GwEp6NzKvDi", "limit": 2, "offset": 2},
		Response: dsl.Response{Body: "[" + impersonatedSession + ", " + revokedSession + "]"},
	},
	{
		Name:     "none",
		Doc:      "no parameters, and no sessions",
		Response: dsl.Response{Body: "[]"},
	},
	{
		Name:  "unknown_user",
		Doc:   "a parameter that the server rejects",
		Query: map[string]any{"user_id": "nobody"},
		Response: dsl.Response{
			Status: 422,
			Header: traced,
			Body: `{
	"errors": [
		{
			"message": "is invalid",
			"long_message": "The user_id parameter is not a valid user ID",
			"code": "form_param_format_invalid",
			"meta": {
				"param_name": "user_id"
			}
		}
	],
	"clerk_trace_id": "5e5d8a4a3b0c4f6f9a1b2c3d4e5f6071"
}`,
		},
	},
}

var getExamples = []dsl.Example{
	{Name: "active", Doc: "an active session", Path: sess, Response: dsl.Response{Body: activeSession}},
	{
		Name:     "escaped",
		Doc:      "an ID with characters that have a meaning in URLs",
		Path:     map[string]string{"session_id": "sess/2g7?np7#Hrk 0%SN"},
		Response: dsl.Response{Status: 404, Header: traced, Body: sessionNotFound},
	},
	{
		Name: "not_found", Doc: "an ID without a session", Path: sess,
		Response: dsl.Response{Status: 404, Header: traced, Body: sessionNotFound},
	},
}

var revokeExamples = []dsl.Example{
	{
		Name: "active", Doc: "an active session becomes a revoked one", Path: sess,
		Response: dsl.Response{Body: revokedSession},
	},
	{
		Name: "not_found", Doc: "an ID without a session", Path: sess,
		Response: dsl.Response{Status: 404, Header: traced, Body: sessionNotFound},
	},
}

var verifyExamples = []dsl.Example{
	{
		Name:     "token",
		Doc:      "the token of an active session",
		Path:     sess,
		Body:     `{"token": "` + cookieToken + `"}`,
		Response: dsl.Response{Body: activeSession},
	},
	{
		Name: "no_token", Doc: "no token, so that only the state of the session matters", Path: sess,
		Response: dsl.Response{Body: activeSession},
	},
	{
		Name:     "not_active",
		Doc:      "a session that is not active is not found",
		Path:     sess,
		Body:     `{"token": "` + cookieToken + `"}`,
		Response: dsl.Response{Status: 404, Header: traced, Body: sessionNotFound},
	},
	{
		Name: "gone",
		Doc:  "an API version that no longer has the operation",
		Path: sess,
		Body: `{"token": "` + cookieToken + `"}`,
		Response: dsl.Response{Status: 410, Header: traced, Body: `{
	"errors": [
		{
			"message": "Operation deprecated",
			"long_message": "This operation is deprecated and no longer available.",
			"code": "operation_deprecated"
		}
	],
	"clerk_trace_id": "5e5d8a4a3b0c4f6f9a1b2c3d4e5f6071"
}`},
	},
}

var createTokenFromTemplateExamples = []dsl.Example{
	{
		Name: "default_lifetime", Doc: "a token with the lifetime of its template", Path: sessTemplate,
		Response: dsl.Response{Body: signedToken},
	},
	{
		Name:     "ten_minutes",
		Doc:      "a token with a custom lifetime",
		Path:     sessTemplate,
		Body:     `{"expires_in_seconds": 600}`,
		Response: dsl.Response{Body: signedToken},
	},
	{
		Name: "not_found", Doc: "a session that is not active, or a template that does not exist", Path: sessTemplate,
		Response: dsl.Response{Status: 404, Header: traced, Body: sessionNotFound},
	},
}

var createExamples = []dsl.Example{
	{
		Name: "with_organization",
		Doc:  "a session with an active organization",
		Body: `{"user_id": "user_2g7np7Hrk0SN6kj5EDMLDaKNL0S", "active_organization_id": ` +
			`"org_2g7np7Hrk0SN6kj5EDMLDaKNL0S"}`,
		Response: dsl.Response{Body: activeSession},
	},
	{
		Name: "production",
		Doc:  "a production instance rejects the request",
		Body: `{"user_id": "user_2g7np7Hrk0SN6kj5EDMLDaKNL0S"}`,
		Response: dsl.Response{Status: 400, Header: traced, Body: `{
	"errors": [
		{
			"message": "Invalid for this environment",
			"long_message": "This request is not valid for production instances.",
			"code": "request_invalid_for_environment"
		}
	],
	"clerk_trace_id": "5e5d8a4a3b0c4f6f9a1b2c3d4e5f6071"
}`},
	},
}

var createTokenExamples = []dsl.Example{
	{
		Name: "default_lifetime", Doc: "a token with a lifetime of one minute", Path: sess,
		Response: dsl.Response{Body: signedToken},
	},
	{
		Name: "null_lifetime", Doc: "null asks for the default as well", Path: sess,
		Body: `{"expires_in_seconds": null}`, Response: dsl.Response{Body: signedToken},
	},
	{
		Name: "one_hour", Doc: "a lifetime of its own", Path: sess, Body: `{"expires_in_seconds": 3600}`,
		Response: dsl.Response{Body: signedToken},
	},
	{Name: "bad_key", Doc: "an invalid secret key", Path: sess, Response: dsl.Response{Status: 401, Body: keyInvalid}},
}

var refreshExamples = []dsl.Example{
	{
		Name: "token",
		Doc:  "a new token, which is the default",
		Path: sess,
		Body: `{"expired_token": "` + cookieToken +
			`", "refresh_token": "rt_8fK2mQx7Lw", "request_origin": "https://app.example.com"}`,
		Response: dsl.Response{
			Body: signedToken,
		},
	},
	{
		Name: "cookies",
		Doc:  "cookie directives, with all optional parameters",
		Path: sess,
		Body: `{"expired_token": "` + cookieToken +
			`", "refresh_token": "rt_8fK2mQx7Lw", "request_origin": "https://app.example.com", ` +
			`"request_headers": {"user-agent": ["Mozilla/5.0"]}, "format": "cookie", "request_originating_ip": ` +
			`"203.0.113.7"}`,
		Response: dsl.Response{Body: `{
	"object": "cookies",
	"cookies": [
		"__session=` + cookieToken + `; Path=/; Secure; SameSite=Lax",
		"__refresh=rt_3nB9vTq5Zs; Path=/; Secure; HttpOnly; SameSite=Lax"
	]
}`},
	},
	{
		Name: "mismatch",
		Doc:  "the token of another session",
		Path: sess,
		Body: `{"expired_token": "` + cookieToken +
			`", "refresh_token": "rt_8fK2mQx7Lw", "request_origin": "https://app.example.com", "format": null}`,
		Response: dsl.Response{Status: 401, Header: traced, Body: `{
	"errors": [
		{
			"message": "Session mismatch",
			"long_message": "The session of the expired token is not the session in the path.",
			"code": "refresh_sid_mismatch"
		}
	],
	"clerk_trace_id": "5e5d8a4a3b0c4f6f9a1b2c3d4e5f6071"
}`},
	},
}
