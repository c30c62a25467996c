package clerk

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// The failures of the API, by status code. An endpoint lists those that it documents.
var (
	badRequest = &dsl.Failure{Status: 400, Name: "BadRequest", Doc: "the request is malformed", Codes: []*dsl.ErrorCode{
		requestBodyInvalid, badRequestCode, invalidSessionToken, missingQueryParameter, apiVersionInvalid,
		malformedRequestParameters, requestInvalidForEnvironment,
	}}
	unauthorized = &dsl.Failure{
		Status: 401, Name: "Unauthorized", Doc: "the secret key, or the token to be refreshed, was not accepted",
		Codes: []*dsl.ErrorCode{
			authorizationHeaderFormatInvalid, clerkKeyInvalid, authenticationInvalid, sessionRefreshSessionNotFound,
			sessionRefreshInactiveSession, expiredSessionTokenInvalid, refreshTokenNotFound, refreshSIDMismatch,
		},
	}
	forbidden = &dsl.Failure{
		Status: 403, Name: "Forbidden", Doc: "the key may not do this", Codes: []*dsl.ErrorCode{authorizationInvalid},
	}
	notFound = &dsl.Failure{
		Status: 404, Name: "NotFound", Doc: "the resource does not exist, or is not in the required state",
		Codes: []*dsl.ErrorCode{resourceNotFound},
	}
	conflict = &dsl.Failure{
		Status: 409, Name: "Conflict", Doc: "the request conflicts with another request",
		Codes: []*dsl.ErrorCode{conflictCode},
	}
	gone = &dsl.Failure{
		Status: 410, Name: "Gone", Doc: "the chosen API version no longer has the operation",
		Codes: []*dsl.ErrorCode{operationDeprecated},
	}
	tooLarge = &dsl.Failure{
		Status: 413, Name: "RequestTooLarge", Doc: "the body of the request is too large",
		Codes: []*dsl.ErrorCode{requestBodyTooLarge},
	}
	unsupportedMediaType = &dsl.Failure{
		Status: 415, Name: "UnsupportedMediaType", Doc: "the content type of the request is not supported",
		Codes: []*dsl.ErrorCode{unsupportedContentType},
	}
	unprocessable = &dsl.Failure{
		Status: 422, Name: "Unprocessable", Doc: "a parameter is missing, unknown or has a value that is not allowed",
		Codes: []*dsl.ErrorCode{
			formParamMissing, formParamValueInvalid, formParamTypeInvalid, formParamFormatInvalid, formParamUnknown,
		},
	}
	tooManyRequests = &dsl.Failure{
		Status: 429, Name: "RateLimited", Doc: "the rate limit is exceeded; Retry-After contains the time to wait",
		Codes: []*dsl.ErrorCode{tooManyRequestsCode},
	}
	internal = &dsl.Failure{
		Status: 500, Name: "Internal", Doc: "the API failed", Codes: []*dsl.ErrorCode{internalClerkError},
	}
	unavailable = &dsl.Failure{
		Status: 503, Name: "Unavailable", Doc: "the API is temporarily unavailable",
		Codes: []*dsl.ErrorCode{serviceUnavailable},
	}
	gatewayTimeout = &dsl.Failure{
		Status: 504, Name: "GatewayTimeout", Doc: "the API did not respond in time",
		Codes: []*dsl.ErrorCode{gatewayTimeoutCode},
	}
)

// The error codes, grouped by failure.
var (
	requestBodyInvalid = &dsl.ErrorCode{
		Code: "request_body_invalid", Message: "Request body invalid", LongMessage: "The request body is invalid.",
		Doc: "the body is not the JSON object that the operation requires",
	}
	badRequestCode = &dsl.ErrorCode{
		Code: "bad_request", Message: "Bad request", LongMessage: "The request is malformed.",
		Doc: "the request is malformed",
	}
	invalidSessionToken = &dsl.ErrorCode{
		Code: "invalid_session_token", Message: "Invalid session token",
		LongMessage: "The session token is not a valid token.", Doc: "the token is not a token of this instance",
	}
	missingQueryParameter = &dsl.ErrorCode{
		Code: "missing_query_parameter", Message: "Missing query parameter",
		LongMessage: "A required query parameter is missing.", Doc: "a required query parameter is missing",
	}
	apiVersionInvalid = &dsl.ErrorCode{
		Code: "api_version_invalid", Message: "Invalid API version",
		LongMessage: "The given API version does not exist.",
		Doc:         "the version does not exist, or is set in both the header and the query",
	}
	malformedRequestParameters = &dsl.ErrorCode{
		Code: "malformed_request_parameters", Message: "Malformed request parameters",
		LongMessage: "The request parameters could not be read.",
		Doc:         "the query string is malformed or has a duplicate parameter",
	}
	requestInvalidForEnvironment = &dsl.ErrorCode{
		Code: "request_invalid_for_environment", Message: "Invalid for this environment",
		LongMessage: "The request is not valid for this kind of instance.",
		Doc:         "the operation is not available on this kind of instance",
	}

	authorizationHeaderFormatInvalid = &dsl.ErrorCode{
		Code: "authorization_header_format_invalid", Message: "Invalid Authorization header format",
		LongMessage: "The Authorization header must be of the form: Bearer <secret key>.",
		Doc:         "the Authorization header is missing or malformed",
	}
	clerkKeyInvalid = &dsl.ErrorCode{
		Code: "clerk_key_invalid", Message: "The provided secret key is invalid",
		LongMessage: "The provided secret key is invalid. Make sure that it is correct.",
		Doc:         "the secret key is invalid",
	}
	authenticationInvalid = &dsl.ErrorCode{
		Code: "authentication_invalid", Message: "Invalid authentication",
		LongMessage: "Unable to authenticate the request.", Doc: "the request could not be authenticated",
	}
	sessionRefreshSessionNotFound = &dsl.ErrorCode{
		Code: "session_refresh_session_not_found", Message: "Session not found",
		LongMessage: "The session to be refreshed was not found.", Doc: "the session to be refreshed does not exist",
	}
	sessionRefreshInactiveSession = &dsl.ErrorCode{
		Code: "session_refresh_inactive_session", Message: "Session is not active",
		LongMessage: "The session to be refreshed is not active.", Doc: "the session to be refreshed is not active",
	}
	expiredSessionTokenInvalid = &dsl.ErrorCode{
		Code: "expired_session_token_invalid", Message: "Invalid expired token",
		LongMessage: "The expired session token is not valid.",
		Doc:         "the expired token is not a token of this instance",
	}
	refreshTokenNotFound = &dsl.ErrorCode{
		Code: "refresh_token_not_found", Message: "Refresh token not found",
		LongMessage: "The refresh token was not found.", Doc: "the refresh token is unknown",
	}
	refreshSIDMismatch = &dsl.ErrorCode{
		Code: "refresh_sid_mismatch", Message: "Session mismatch",
		LongMessage: "The expired token belongs to another session.",
		Doc:         "the expired token belongs to another session",
	}

	authorizationInvalid = &dsl.ErrorCode{
		Code: "authorization_invalid", Message: "Unauthorized request",
		LongMessage: "You are not authorized to perform this request.", Doc: "the key may not do this",
	}
	resourceNotFound = &dsl.ErrorCode{
		Code: "resource_not_found", Message: "Resource not found", LongMessage: "The resource was not found.",
		Doc: "the resource does not exist, or is not in the required state",
	}
	conflictCode = &dsl.ErrorCode{
		Code: "conflict", Message: "Conflict", LongMessage: "The request conflicts with another one.",
		Doc: "the request conflicts with another request",
	}
	operationDeprecated = &dsl.ErrorCode{
		Code: "operation_deprecated", Message: "Operation deprecated",
		LongMessage: "The operation is deprecated and no longer available.",
		Doc:         "the chosen API version no longer has the operation",
	}

	requestBodyTooLarge = &dsl.ErrorCode{
		Code: "request_body_too_large", Message: "Request body too large",
		LongMessage: "The request body is too large.", Doc: "the body of the request is too large",
	}
	unsupportedContentType = &dsl.ErrorCode{
		Code: "unsupported_content_type", Message: "Unsupported content type",
		LongMessage: "The content type is not supported.", Doc: "the content type of the request is not supported",
	}

	formParamMissing = &dsl.ErrorCode{
		Code: "form_param_missing", Message: "Missing parameter", LongMessage: "A required parameter is missing.",
		Doc: "a required parameter is missing; the meta of the error names it",
	}
	formParamValueInvalid = &dsl.ErrorCode{
		Code: "form_param_value_invalid", Message: "Invalid value",
		LongMessage: "The value of the parameter is not allowed.",
		Doc:         "a parameter has a value that is not allowed; the meta of the error names it",
	}
	formParamTypeInvalid = &dsl.ErrorCode{
		Code: "form_param_type_invalid", Message: "Invalid type", LongMessage: "The parameter is of the wrong type.",
		Doc: "a parameter is of the wrong type; the meta of the error names it",
	}
	formParamFormatInvalid = &dsl.ErrorCode{
		Code: "form_param_format_invalid", Message: "Invalid format",
		LongMessage: "The parameter is not of the required format.",
		Doc:         "a parameter is not of the required format; the meta of the error names it",
	}
	formParamUnknown = &dsl.ErrorCode{
		Code: "form_param_unknown", Message: "Unknown parameter",
		LongMessage: "The parameter is not known to the operation.",
		Doc:         "the operation has no such parameter; the meta of the error names it",
	}

	tooManyRequestsCode = &dsl.ErrorCode{
		Code: "too_many_requests", Message: "Too many requests",
		LongMessage: "Too many requests. Please try again in a bit.", Doc: "the rate limit is exceeded",
	}
	internalClerkError = &dsl.ErrorCode{
		Code: "internal_clerk_error", Message: "Internal error",
		LongMessage: "There was an internal error. We have been notified and are looking into it.",
		Doc:         "the API failed",
	}
	serviceUnavailable = &dsl.ErrorCode{
		Code: "service_unavailable", Message: "Service unavailable",
		LongMessage: "The service is not available at the moment.", Doc: "the API is temporarily unavailable",
	}
	gatewayTimeoutCode = &dsl.ErrorCode{
		Code: "gateway_timeout", Message: "Gateway timeout", LongMessage: "The service did not respond in time.",
		Doc: "the API did not respond in time",
	}
)
