package clerk

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var jwks = &dsl.Resource{
	Name:      "jwks",
	Doc:       "The JSON Web Key Set of an instance contains the public keys that verify its session tokens.",
	Endpoints: []dsl.Endpoint{getKeySet},
}

var getKeySet = dsl.Get{
	Name:    "Get",
	Path:    dsl.Path{dsl.Literal("jwks")},
	Summary: "Retrieve the JSON Web Key Set of the instance",
	Doc: "retrieves the JSON Web Key Set of the instance. Keys are rotated, so retrieve it again if a token " +
		"names a key that it does not contain.",
	Returns:   keySet,
	Failures:  []*dsl.Failure{unauthorized},
	RateClass: backend,
	Effects:   []dsl.Effect{dsl.PublishKeys{}},
	Examples: []dsl.Example{
		{
			Name:     "rsa",
			Doc:      "an instance with one key",
			Response: dsl.Response{Body: `{"keys": [` + rsaKeyExample + `]}`},
		},
		{
			Name: "several_kinds",
			Doc:  "an instance with keys of several types, one of them with a certificate",
			Response: dsl.Response{
				Body: `{"keys": [` + rsaKeyExample + `, ` + ecKeyExample + `, ` + okpKeyExample + `]}`,
			},
		},
		{
			Name: "unknown_key",
			Doc:  "an invalid secret key",
			Response: dsl.Response{
				Status: 401,
				Body: `{"errors": [{"message": "The provided secret key is invalid", "long_message": "The provided ` +
					`secret key is invalid. Make sure that it is correct.", "code": "clerk_key_invalid"}]}`,
			},
		},
	},
}

// The keys of the examples. The RSA key is truncated; the others are from RFC
// 7517, appendix A.1, and RFC 8037, appendix A.2.
const (
	rsaKeyExample = `{"use": "sig", "kty": "RSA", "kid": "ins_2g7np7Hrk0SN6kj5EDMLDaKNL0S", "alg": "RS256", "n": ` +
		`"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4` +
		`n3oknjhMs", "e": "AQAB"}`
	ecKeyExample = `{"use": "sig", "kty": "EC", "kid": "ins_2g7np7Hrk0SN6kj5EDMLDaKNL1T", "alg": "ES256", "crv": ` +
		`"P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4", "y": ` +
		`"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM", "x5c": ["MIIBszCCAVmg"], "x5t": "LvZ3mJbT0uHPIeqEqhWxTNmxAWo"}`
	okpKeyExample = `{"use": "sig", "kty": "OKP", "kid": "ins_2g7np7Hrk0SN6kj5EDMLDaKNL2U", "alg": "EdDSA", "crv": ` +
		`"Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`
)
