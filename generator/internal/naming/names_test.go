package naming_test

import (
	"go/token"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
)

func TestExported(t *testing.T) {
	t.Parallel()
	for wire, want := range map[string]string{
		"session_id":                  "SessionID",
		"id":                          "ID",
		"ids":                         "IDs",
		"user_ids":                    "UserIDs",
		"userIDs":                     "UserIDs",
		"userIDsByName":               "UserIDsByName",
		"sessionId":                   "SessionID",
		"SessionID":                   "SessionID",
		"url":                         "URL",
		"image_urls":                  "ImageURLs",
		"jwt":                         "JWT",
		"jwks_url":                    "JWKSURL",
		"ip_address":                  "IPAddress",
		"ipv6_prefix":                 "IPv6Prefix",
		"api-version":                 "APIVersion",
		"Clerk-API-Version":           "ClerkAPIVersion",
		"http":                        "HTTP",
		"https_only":                  "HTTPSOnly",
		"uuid":                        "UUID",
		"json":                        "JSON",
		"sms":                         "SMS",
		"sha256":                      "SHA256",
		"utf8":                        "UTF8",
		"oauth_token":                 "OAuthToken",
		"oauth2.scope":                "OAuth2Scope",
		"last_active_organization_id": "LastActiveOrganizationID",
		"expires_in_seconds":          "ExpiresInSeconds",
		"type":                        "Type",
		"ACTIVE":                      "Active",
		"ACTIVE_USER_ID":              "ActiveUserID",
		"JWTVerify":                   "JWTVerify",
		"ids_of_things":               "IDsOfThings",
		"status":                      "Status",
		"address":                     "Address",
		"2fa":                         "2fa",
		"+created_at":                 "CreatedAt",
		"élan_vital":                  "ÉlanVital",
		"__session":                   "Session",
		"":                            "",
		"---":                         "",
	} {
		t.Run(wire, func(t *testing.T) {
			t.Parallel()
			if got := naming.Exported(wire); got != want {
				t.Errorf("Exported(%q) = %q, want %q", wire, got, want)
			}
		})
	}
}

func TestExportedKeepsGoNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Session", "SessionID", "UserIDs", "IPv6Prefix", "OAuth2Scope", "JWT", "Factor2fa"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := naming.Exported(name); got != name {
				t.Errorf("Exported(%q) = %q, want it unchanged", name, got)
			}
		})
	}
}

func TestUnexported(t *testing.T) {
	t.Parallel()
	for wire, want := range map[string]string{
		"session_id":              "sessionID",
		"id":                      "id",
		"ids":                     "ids",
		"URLPath":                 "urlPath",
		"jwt_token":               "jwtToken",
		"CreateTokenFromTemplate": "createTokenFromTemplate",
		"type":                    "typeValue",
		"range":                   "rangeValue",
		"len":                     "lenValue",
		"string":                  "stringValue",
		"ctx":                     "ctxValue",
		"params":                  "paramsValue",
		"url":                     "urlValue",
		"pattern_1":               "pattern1Value",
		"pattern_one":             "patternOne",
		"":                        "",
	} {
		t.Run(wire, func(t *testing.T) {
			t.Parallel()
			if got := naming.Unexported(wire); got != want {
				t.Errorf("Unexported(%q) = %q, want %q", wire, got, want)
			}
		})
	}
	if got := naming.UnexportedOr("Delete", "Operation"); got != "deleteOperation" {
		t.Errorf(`UnexportedOr("Delete", "Operation") = %q, want "deleteOperation"`, got)
	}
}

func TestUnexportedIsUsable(t *testing.T) {
	t.Parallel()
	for kind := token.BREAK; kind <= token.VAR; kind++ {
		t.Run(kind.String(), func(t *testing.T) {
			t.Parallel()
			if got := naming.Unexported(kind.String()); !token.IsIdentifier(got) {
				t.Errorf("Unexported(%q) = %q, which is not an identifier", kind, got)
			}
		})
	}
}

func TestConst(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ enum, value, want string }{
		{"SessionStatus", "active", "SessionStatusActive"},
		{"Factor", "2fa", "Factor2fa"},
		{"Code", "resource_not_found", "CodeResourceNotFound"},
		{"Strategy", "oauth_google", "StrategyOAuthGoogle"},
		{"Code", "invalid_url", "CodeInvalidURL"},
	} {
		t.Run(c.want, func(t *testing.T) {
			t.Parallel()
			if got := naming.Const(c.enum, c.value); got != c.want {
				t.Errorf("Const(%q, %q) = %q, want %q", c.enum, c.value, got, c.want)
			}
		})
	}
}

func TestFile(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Session":         "session",
		"SessionActivity": "session_activity",
		"JWTTemplate":     "jwt_template",
		"OrganizationIDs": "organization_ids",
		"TokenWindows":    "tokenwindows",
		"ABTest":          "abtest",
		"Linux":           "linux",
		"InstanceOS":      "instance_os",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := naming.File(name); got != want {
				t.Errorf("File(%q) = %q, want %q", name, got, want)
			}
		})
	}
}

func TestFakePackage(t *testing.T) {
	t.Parallel()
	for api, want := range map[string]string{
		"Clerk": "clerktest", "Two Words-2": "twowords2test", "4chan": "api4chantest", "Ωmega": "megatest",
		"Ω": "apitest",
	} {
		if got := naming.FakePackage(api); got != want {
			t.Errorf("%q: got %s, want %s", api, got, want)
		}
	}
}
