package sessiontoken_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// verified is the claims of a token with changes.
func verified(t *testing.T, changes ...map[string]any) *sessiontoken.Claims {
	t.Helper()
	c, err := verifier(t).Verify(t.Context(), home().token(claims(changes...)))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// acme is an organization in the compact form: admin may read and manage
// dashboards and read teams.
var acme = map[string]any{
	"fea": "o:dashboard,u:profile,uo:teams", "pla": "o:pro",
	"o": map[string]string{"id": "org_acme", "slg": "acme", "rol": "admin", "per": "read,manage", "fpm": "3,3,1"},
}

func TestVersion2(t *testing.T) {
	t.Parallel()
	c := verified(t, acme,
		with("act", map[string]string{"sub": "user_eve", "sid": "sess_eve", "iss": "https://dashboard.clerk.com"}))
	want := sessiontoken.Claims{
		Version: 2, ID: "a1b2c3", Issuer: "https://clerk.example.com", UserID: "user_ada", SessionID: "sess_1",
		AuthorizedParty: "https://app.example.com", Status: models.SessionStatusActive,
		ExpiresAt: noon.Add(time.Minute).Local(), NotBefore: noon.Add(-10 * time.Second).Local(),
		IssuedAt:   noon.Local(),
		FactorAges: sessiontoken.FactorAges{First: 3 * time.Minute, Second: sessiontoken.Never},
		Actor: &sessiontoken.Actor{
			UserID: "user_eve", SessionID: "sess_eve", Issuer: "https://dashboard.clerk.com",
		},
		Organization: sessiontoken.Organization{
			ID: "org_acme", Slug: "acme", Role: "org:admin",
			Permissions: []string{"org:dashboard:read", "org:dashboard:manage", "org:teams:read"},
		},
		Features: []sessiontoken.Scoped{
			{Slug: "dashboard", Organization: true}, {Slug: "profile", User: true},
			{Slug: "teams", User: true, Organization: true},
		},
		Plans: []sessiontoken.Scoped{{Slug: "pro", Organization: true}},
	}
	compareClaims(t, c, &want)
}

func TestVersion1(t *testing.T) {
	t.Parallel()
	c := verified(t, map[string]any{
		"v": nil, "fva": nil, "sts": nil, "jti": nil,
		"org_id": "org_acme", "org_role": "org:admin", "org_slug": "acme",
		"org_permissions": []string{"org:dashboard:read"},
	})
	want := sessiontoken.Claims{
		Version: 1, Issuer: "https://clerk.example.com", UserID: "user_ada", SessionID: "sess_1",
		AuthorizedParty: "https://app.example.com",
		ExpiresAt:       noon.Add(time.Minute).Local(), NotBefore: noon.Add(-10 * time.Second).Local(),
		IssuedAt:   noon.Local(),
		FactorAges: sessiontoken.FactorAges{First: sessiontoken.Never, Second: sessiontoken.Never},
		Organization: sessiontoken.Organization{
			ID: "org_acme", Slug: "acme", Role: "org:admin", Permissions: []string{"org:dashboard:read"},
		},
	}
	compareClaims(t, c, &want)
	if plain := verified(t, with("v", 1)); plain.Organization.ID != "" || plain.Version != 1 {
		t.Errorf("without an organization: %+v", plain.Organization)
	}
}

// compareClaims compares field by field, for claims do not print.
func compareClaims(t *testing.T, got, want *sessiontoken.Claims) {
	t.Helper()
	g, w := reflect.ValueOf(*got), reflect.ValueOf(*want)
	for i := range g.NumField() {
		name := g.Type().Field(i).Name
		if name == "raw" {
			continue
		}
		if a, b := g.Field(i).Interface(), w.Field(i).Interface(); !reflect.DeepEqual(a, b) {
			t.Errorf("%s is %+v, want %+v", name, a, b)
		}
	}
}

func TestVersionFromTheFuture(t *testing.T) {
	t.Parallel()
	c := verified(t, acme, with("v", 3), with("org_id", "org_old"))
	if c.Version != 3 || c.UserID != "user_ada" || c.Organization.ID != "" || c.Features != nil {
		t.Errorf("version %d gives %+v and %+v", c.Version, c.Organization, c.Features)
	}
	if extra := c.Extra(); extra["o"] == nil || extra["fea"] == nil || extra["org_id"] == nil {
		t.Errorf("extra has %v", extra)
	}
}

func TestPermissionsOfTheCompactForm(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		fea, per, fpm string
		want          []string
	}{
		"the lowest bit is the first": {
			"o:dashboard,o:teams", "manage,read", "3,2",
			[]string{"org:dashboard:manage", "org:dashboard:read", "org:teams:read"},
		},
		"none":                       {"o:dashboard", "", "", nil},
		"of a user's feature":        {"u:dashboard,o:teams", "read", "1,1", []string{"org:teams:read"}},
		"of both":                    {"uo:dashboard", "read", "1", []string{"org:dashboard:read"}},
		"a feature without a mask":   {"o:dashboard,o:teams", "read", "1", []string{"org:dashboard:read"}},
		"a mask without a feature":   {"o:dashboard", "read", "1,1", []string{"org:dashboard:read"}},
		"a mask of nothing":          {"o:dashboard", "read", "0", nil},
		"a mask with a bit too many": {"o:dashboard,o:teams", "read,manage", "7,1", []string{"org:teams:read"}},
		"a mask that is no number":   {"o:dashboard,o:teams", "read", "x,1", []string{"org:teams:read"}},
		"a negative mask":            {"o:dashboard", "read", "-1", nil},
		"a mask that overflows":      {"o:dashboard", "read", "99999999999999999999", nil},
		"no features":                {"", "read", "1", nil},
		"a feature without a scope":  {"dashboard,o:teams", "read", "1,1", []string{"org:teams:read"}},
		"the 64th permission": {
			"o:dashboard", strings.Repeat("p,", 63) + "last", "9223372036854775808", []string{"org:dashboard:last"},
		},
		"the slug of a feature has a colon": {"o:a:b", "read", "1", []string{"org:a:b:read"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := map[string]string{"id": "org_1", "per": c.per, "fpm": c.fpm}
			got := verified(t, with("fea", c.fea), with("o", o)).Organization.Permissions
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestRoles(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{"admin": "org:admin", "org:admin": "org:admin", "": ""} {
		t.Run(given, func(t *testing.T) {
			if got := verified(t,
				with("o", map[string]string{"id": "org_1", "rol": given})).Organization.Role; got != want {
				t.Errorf("%q becomes %q, want %q", given, got, want)
			}
		})
	}
	if o := verified(t, with("o", map[string]string{"rol": "admin"})).Organization; o.Role != "" {
		t.Errorf("an organization without an id: %+v", o)
	}
}

func TestHas(t *testing.T) {
	t.Parallel()
	in, out := verified(t, acme), verified(t)
	cases := map[string]struct {
		in, out, want bool
	}{
		"role":               {in.HasRole("org:admin"), out.HasRole("org:admin"), true},
		"another role":       {in.HasRole("org:member"), out.HasRole("org:member"), false},
		"no role":            {in.HasRole(""), out.HasRole(""), false},
		"permission":         {in.HasPermission("org:teams:read"), out.HasPermission("org:teams:read"), true},
		"another permission": {in.HasPermission("org:teams:manage"), out.HasPermission("org:teams:manage"), false},
		"no permission":      {in.HasPermission(""), out.HasPermission(""), false},
		"feature":            {in.HasFeature("teams"), out.HasFeature("teams"), true},
		"another feature":    {in.HasFeature("exports"), out.HasFeature("exports"), false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if c.in != c.want || c.out {
				t.Errorf("%t with and %t without an organization", c.in, c.out)
			}
		})
	}
}

func TestExtraAndCustom(t *testing.T) {
	t.Parallel()
	c := verified(t, with("metadata", raw(`{"plan": "gold", "n": [1, 2]}`)), with("aud", "api"),
		with("org_id", "org_not_of_version_2"), with("é\n", true))
	want := map[string]json.RawMessage{
		"metadata": raw(`{"plan":"gold","n":[1,2]}`), "aud": raw(`"api"`), "org_id": raw(`"org_not_of_version_2"`),
		"é\n": raw("true"),
	}
	if got := c.Extra(); !reflect.DeepEqual(got, want) {
		t.Errorf("extra is %s, want %s", got, want)
	}
	type own struct {
		Subject  string `json:"sub"`
		Metadata struct{ Plan string }
	}
	got, err := sessiontoken.Custom[own](c)
	if err != nil || got.Metadata.Plan != "gold" || got.Subject != "user_ada" {
		t.Errorf("got %+v and %v", got, err)
	}
	if _, err := sessiontoken.Custom[struct{ Metadata string }](c); err == nil {
		t.Error("an object passes as a string")
	}
	if extra := new(sessiontoken.Claims).Extra(); len(extra) != 0 {
		t.Errorf("claims without a token have %v", extra)
	}
}

// Strings with escapes, and numbers in any form.
func TestForms(t *testing.T) {
	t.Parallel()
	text := fmt.Sprintf("\n{ \"sub\" : \"user\\u005fada\" , \"\\u0073id\":\"s\\\"\\/\", \"exp\":%d.9, "+
		"\"iat\":%de0,\"x\":[{}, [] ,-0.5E+3,true,false,null]\t}\r\n",
		noon.Unix()+60, noon.Unix())
	c, err := verifier(t).Verify(t.Context(), home().token(text))
	if err != nil {
		t.Fatal(err)
	}
	if c.UserID != "user_ada" || c.SessionID != `s"/` || !c.ExpiresAt.Equal(noon.Add(time.Minute)) ||
		!c.IssuedAt.Equal(noon) {
		t.Errorf("got %q %q %v %v", c.UserID, c.SessionID, c.ExpiresAt, c.IssuedAt)
	}
}

func TestClaimsDoNotPrint(t *testing.T) {
	t.Parallel()
	const secret = "the-secret-of-the-metadata"
	c := verified(t, acme, with("metadata", secret), with("azp", "https://hidden.example.com"))
	var b strings.Builder
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
		fmt.Fprintf(&b, verb+"\n", c)
		fmt.Fprintf(&b, verb+"\n", *c)
		fmt.Fprintf(&b, verb+"\n", struct{ Claims any }{*c})
		fmt.Fprintf(&b, verb+"\n", []*sessiontoken.Claims{c})
	}
	var logged bytes.Buffer
	for _, handler := range []slog.Handler{slog.NewTextHandler(&logged, nil), slog.NewJSONHandler(&logged, nil)} {
		logger := slog.New(handler)
		logger.Info("x", "claims", c)
		logger.Info("x", "claims", *c)
		logger.Info("x", "list", []any{c})
	}
	text := b.String() + logged.String()
	for _, hidden := range []string{secret, "hidden.example.com", "org:dashboard", "acme"} {
		if strings.Contains(text, hidden) {
			t.Errorf("%s is printed:\n%s", hidden, text)
		}
	}
	if !strings.Contains(b.String(), "claims of user user_ada in session sess_1") ||
		!strings.Contains(logged.String(), `"user_id":"user_ada"`) ||
		!strings.Contains(logged.String(), "claims.session_id=sess_1") {
		t.Errorf("nothing useful is printed:\n%s", text)
	}
}

func TestVersion1WithoutAnID(t *testing.T) {
	t.Parallel()
	for name, id := range map[string]any{"absent": nil, "null": raw("null"), "empty": ""} {
		t.Run(name, func(t *testing.T) {
			c := verified(t,
				map[string]any{
					"v": nil, "org_id": id, "org_role": "org:admin", "org_permissions": []string{"org:teams:read"},
				})
			if c.HasRole("org:admin") || c.HasPermission("org:teams:read") {
				t.Errorf("there is an organization %+v", c.Organization)
			}
		})
	}
}
