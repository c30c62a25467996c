package main

// failures are mistakes in the decoding of failures.
var failures = []mutant{
	{
		name: "sentinel: not found is gone", file: "models/sentinels.go", old: "statusError(404)",
		new: "statusError(410)", tests: models,
	},
	{
		name: "sentinel: rate limited", file: "models/sentinels.go", old: "statusError(429)", new: "statusError(420)",
		tests: models,
	},
	{
		name: "sentinel: any lower status", file: "models/api_error.go", old: "int(status) == e.StatusCode",
		new: "int(status) <= e.StatusCode", tests: models,
	},
	{
		name: "failure: trace ID of the body lost", file: "models/api_error.go", old: "e.TraceID = parsed.TraceID",
		new: "_ = parsed.TraceID", tests: models,
	},
	{
		name: "failure: excerpt of a body that was read", file: "models/api_error.go",
		old: "if err != nil || len(e.Errors) == 0 {", new: "if err == nil || len(e.Errors) == 0 {", tests: models,
	},
	{
		name: "failure: errors under another key", file: "models/error_body.go", old: `{Key: "errors",`,
		new: `{Key: "error",`, tests: models,
	},
	{
		name: "failure: trace ID of the header lost", file: "transport/errors.go", old: "\t\tTraceID:    f.TraceID,\n",
		new: "", tests: transport,
	},
	{
		name: "failure: Retry-After lost", file: "transport/errors.go", old: "\t\tRetryAfter: f.RetryAfter,\n", new: "",
		tests: transport,
	},
	{
		name: "failure: body not read", file: "transport/errors.go", old: "\te.ReadBody(f.Body)\n", new: "",
		tests: sessions,
	},
	{
		name: "trace header: another", file: "transport/defaults.go", old: `"X-Clerk-Trace-Id"`, new: `"X-Trace-Id"`,
		tests: transport,
	},
}

// enums are mistakes in values on the wire.
var enums = []mutant{
	{
		name: "code: another text", file: "models/error_code.go", old: `ErrorCode = "resource_not_found"`,
		new: `ErrorCode = "resource_missing"`, tests: models,
	},
	{
		name: "code: another's text", file: "models/error_code.go", old: `ErrorCode = "conflict"`,
		new: `ErrorCode = "bad_request"`, tests: models,
	},
	{
		name: "code: not known", file: "models/error_code.go", old: "\tstring(CodeTooManyRequests),\n", new: "",
		tests: models,
	},
	{
		name: "enum: another text", file: "models/session_status.go", old: `SessionStatus = "revoked"`,
		new: `SessionStatus = "Revoked"`, tests: models,
	},
	{
		name: "enum: a value that is not known", file: "models/session_status.go",
		old: "\tstring(SessionStatusPending),\n", new: "", tests: models,
	},
	{
		name: "enum: every value is known", file: "models/refresh_format.go",
		old: "return slices.Contains(refreshFormatValues, string(r))",
		new: "return slices.Contains(refreshFormatValues, string(r)) || r != \"\"", tests: models,
	},
	{
		name: "enum: cookie is cookies", file: "models/refresh_format.go", old: `RefreshFormat = "cookie"`,
		new: `RefreshFormat = "cookies"`, tests: models,
	},
	{
		name: "enum: known values cost memory", file: "models/session_status.go",
		old: "dec.Enum((*string)(s), sessionStatusValues)", new: "dec.Enum((*string)(s), nil)", tests: models,
	},
}

// secrets are mistakes that reveal a secret.
var secrets = []mutant{
	{
		name: "secret: refresh token in a log", file: "sessions/refresh_params_json.go",
		old: `slog.Any("refresh_token", p.RefreshToken)`, new: `slog.String("refresh_token", string(p.RefreshToken))`,
		tests: sessions,
	},
	{
		name: "secret: expired token in a log", file: "sessions/refresh_params_json.go",
		old: `slog.Any("expired_token", p.ExpiredToken)`, new: `slog.String("expired_token", string(p.ExpiredToken))`,
		tests: sessions,
	},
	{
		name: "secret: token to verify in a log", file: "sessions/verify_params_json.go",
		old: `slog.Any("token", p.Token)`, new: `slog.String("token", string(p.Token))`, tests: sessions,
	},
	{
		name: "secret: token in a log", file: "models/token_json.go", old: `slog.Any("jwt", t.JWT)`,
		new: `slog.String("jwt", string(t.JWT))`, tests: models,
	},
	{
		name: "secret: cookies in a log", file: "models/cookies_json.go", old: `slog.Int("cookies", len(c.Cookies))`,
		new: `slog.String("cookies", string(c.Cookies[0]))`, tests: models,
	},
	{
		name: "secret: unknown variant is printed", file: "models/session_refresh_json.go",
		old: "\t\t_, _ = io.WriteString(f, redacted)\n", new: "\t\t_, _ = io.WriteString(f, string(s.Unknown))\n",
		tests: models,
	},
	{
		name: "secret: as a string", file: "models/secret.go", old: "\treturn redacted\n", new: "\treturn string(s)\n",
		tests: models,
	},
}

// codecs are mistakes in decoding and encoding JSON.
var codecs = []mutant{
	{
		name: "body: two keys are taken for each other", file: "sessions/refresh_params_json.go",
		old: "\"expired_token\":`...), p.", new: "\"refresh_token\":`...), p.", tests: sessions,
	},
	{
		name: "body: another tag", file: "sessions/refresh_params.go", old: "`json:\"format,omitzero\"`",
		new: "`json:\"format\"`", tests: sessions,
	},
	{
		name: "body: null is absent", file: "sessions/refresh_params_json.go", old: "p.Format.IsNull()", new: "false",
		tests: sessions,
	},
	{
		name: "keys: two are taken for each other", file: "models/session_json.go",
		old: "{Key: \"updated_at\", Type: &wire.Int64},\n\t{Key: \"created_at\", Type: &wire.Int64},\n",
		new: "{Key: \"created_at\", Type: &wire.Int64},\n\t{Key: \"updated_at\", Type: &wire.Int64},\n", tests: models,
	},
	{
		name: "keys: another name in errors", file: "models/session_json.go", old: `{Key: "client_id",`,
		new: `{Key: "clientid",`, tests: models,
	},
	{
		name: "keys: another tag", file: "models/session.go", old: "`json:\"actor,omitzero\"`", new: "`json:\"actor\"`",
		tests: models,
	},
	{
		name: "codec: read into another field", file: "models/token_json.go",
		old: "dec.Fields(&fieldsOfToken, &t.Extra,\n\t\t&t.Object,\n\t\t(*string)(&t.JWT),\n",
		new: "dec.Fields(&fieldsOfToken, &t.Extra,\n\t\t(*string)(&t.JWT),\n\t\t&t.Object,\n", tests: models,
	},
	{
		name: "codec: another field written", file: "models/token_json.go",
		old: "t.Extra,\n\t\t&t.Object,\n\t\t(*string)(&t.JWT),\n\t)\n}\n\n// MarshalJSON",
		new: "t.Extra,\n\t\t(*string)(&t.JWT),\n\t\t&t.Object,\n\t)\n}\n\n// MarshalJSON", tests: models,
	},
	{
		name: "codec: null is the empty text", file: "models/session_activity_json.go",
		old: `{Key: "city", Type: &wire.String, Optional: true}`, new: `{Key: "city", Type: &wire.String}`,
		tests: models,
	},
	{
		name: "codec: unknown fields lost", file: "models/session_task_json.go", old: "&fieldsOfSessionTask, &s.Extra,",
		new: "&fieldsOfSessionTask, nil,", tests: models,
	},
	{
		name: "codec: unknown fields not written", file: "models/session_task_json.go",
		old: "&fieldsOfSessionTask, s.Extra,", new: "&fieldsOfSessionTask, nil,", tests: models,
	},
	{
		name: "codec: another constant", file: "models/token_json.go", old: `Text: "token"`, new: `Text: "tokens"`,
		tests: models,
	},
	{
		name: "codec: empty text sent", file: "sessions/verify_params_json.go", old: `if p.Token != "" {`,
		new: `if p.Token == "" {`, tests: sessions,
	},
	{
		name: "union: another variant", file: "models/session_refresh_json.go", old: `case "cookies":`,
		new: `case "cookie":`, tests: models,
	},
}
