package sessiontoken_test

import (
	"context"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// The publishable keys of two instances, and the suffixes that Clerk's own
// JavaScript gives to their cookies.
const (
	pkOne, suffixOne = "pk_live_ZmFrZS1jbGVyay10ZXN0LmNsZXJrLmFjY291bnRzLmRldiQ=", "qReyu04C"
	pkTwo, suffixTwo = "pk_test_ZW5vdWdoLWFscGFjYS04Mi5jbGVyay5hY2NvdW50cy5sY2xjbGVyay5jb20k", "jtYvyt_H"
)

func TestWhereTheTokenIs(t *testing.T) {
	t.Parallel()
	sound := home().token(claims())
	bob := home().token(claims(with("sub", "user_bob")))
	stale := home().token(claims(with("exp", noon.Add(-time.Hour).Unix())))
	alien := foreign().token(claims())
	cookie := func(pairs ...string) []string { return []string{"Cookie", strings.Join(pairs, "; ")} }
	basic := []string{"Authorization", "Basic dXNlcjpwYXNz"}
	cases := map[string]struct {
		headers []string
		pk      string
		user    string
		kind    error
	}{
		"bearer":               {bearer(sound), "", "user_ada", nil},
		"scheme in lower case": {[]string{"Authorization", "bearer " + sound}, "", "user_ada", nil},
		"space around":         {[]string{"Authorization", "Bearer   " + sound + "  "}, "", "user_ada", nil},
		"no scheme":            {[]string{"Authorization", sound}, "", "", sessiontoken.ErrNoToken},
		"scheme alone":         {[]string{"Authorization", "Bearer"}, "", "", sessiontoken.ErrNoToken},
		"basic":                {basic, "", "", sessiontoken.ErrNoToken},
		"basic and a cookie":   {append(basic, cookie("__session="+sound)...), "", "user_ada", nil},
		"basic and bearer":     {append(basic, bearer(sound)...), "", "user_ada", nil},
		"two bearers":          {append(bearer(sound), bearer(sound)...), "", "", sessiontoken.ErrMalformed},
		"cookie":               {cookie("a=b", "__session="+sound), "", "user_ada", nil},
		"cookie with a suffix": {cookie("__session_" + suffixOne + "=" + sound), "", "user_ada", nil},
		"bearer before cookie": {append(bearer(bob), cookie("__session="+sound)...), "", "user_bob", nil},
		"bad bearer, good cookie": {
			append(bearer(stale), cookie("__session="+sound)...), "", "", sessiontoken.ErrExpired,
		},
		"empty cookie": {cookie("__session="), "", "", sessiontoken.ErrNoToken},
		"other cookies": {
			cookie("__session_x="+sound, "__sessions="+sound, "session="+sound, "__session_"+suffixOne+"x="+sound), "",
			"", sessiontoken.ErrNoToken,
		},
		"suffix of the instance": {
			cookie("__session_"+suffixOne+"="+sound, "__session_"+suffixTwo+"="+bob), pkOne, "user_ada", nil,
		},
		"suffix of the other": {
			cookie("__session_"+suffixOne+"="+sound, "__session_"+suffixTwo+"="+bob), pkTwo, "user_bob", nil,
		},
		"only another's suffix": {
			cookie("__session_" + suffixOne + "=" + sound), pkTwo, "", sessiontoken.ErrNoToken,
		},
		"suffix before none": {
			cookie("__session="+bob, "__session_"+suffixOne+"="+sound), pkOne, "user_ada", nil,
		},
		"stale suffix, fresh plain": {
			cookie("__session="+bob, "__session_"+suffixOne+"="+stale), pkOne, "user_bob", nil,
		},
		"plain of another instance": {
			cookie("__session="+alien, "__session_"+suffixOne+"="+sound), "", "user_ada", nil,
		},
		"suffix of an unknown one": {
			cookie("__session_"+suffixTwo+"="+alien, "__session_"+suffixOne+"="+sound), "", "user_ada", nil,
		},
		"all stale": {
			cookie("__session_"+suffixOne+"="+stale, "__session="+alien), "", "", sessiontoken.ErrExpired,
		},
		"the fifth cookie is not read": {
			cookie("__session_aaaaaaaa=1", "__session_bbbbbbbb=2", "__session_cccccccc=3", "__session_dddddddd=4",
				"__session="+sound),
			"", "", sessiontoken.ErrMalformed,
		},
		"the same four times is one": {
			cookie("__session_aaaaaaaa=1", "__session_bbbbbbbb=1", "__session_cccccccc=1", "__session_dddddddd=1",
				"__session="+sound),
			"", "user_ada", nil,
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var opts []sessiontoken.Option
			if c.pk != "" {
				opts = append(opts, sessiontoken.WithPublishableKey(c.pk))
			}
			req := httptest.NewRequestWithContext(t.Context(), "GET", "/", nil)
			for i := 0; i < len(c.headers); i += 2 {
				req.Header.Add(c.headers[i], c.headers[i+1])
			}
			got, err := verifier(t, opts...).VerifyRequest(req)
			if c.kind != nil {
				wantKind(t, err, c.kind, "")
				return
			}
			if err != nil || got.UserID != c.user {
				t.Errorf("got %v and %v", got, err)
			}
		})
	}
}

// A cookie that cannot be judged for want of keys outweighs one that is bad.
func TestMissingKeysOutweigh(t *testing.T) {
	t.Parallel()
	v := newVerifier(t,
		sessiontoken.SourceFunc(func(context.Context) (*sessiontoken.KeySet, error) { return nil, errDown }))
	for _, cookies := range []string{"__session_aaaaaaaa=abc; __session=", "__session=abc; __session_aaaaaaaa="} {
		t.Run(cookies, func(t *testing.T) {
			req := httptest.NewRequestWithContext(t.Context(), "GET", "/", nil)
			req.Header.Set("Cookie", cookies+home().token(claims()))
			_, err := v.VerifyRequest(req)
			wantKind(t, err, sessiontoken.ErrKeysUnavailable, "")
		})
	}
}

// A request without a token asks nobody for anything.
func TestNoTokenNoFetch(t *testing.T) {
	t.Parallel()
	var fetches atomic.Int64
	v := newVerifier(t, sessiontoken.SourceFunc(func(context.Context) (*sessiontoken.KeySet, error) {
		fetches.Add(1)
		return home().set(t), nil
	}))
	visit(t, v.Require(hello), "Authorization", "Basic dXNlcjpwYXNz", "Cookie", "theme=dark")
	if n := fetches.Load(); n != 0 {
		t.Errorf("%d fetches", n)
	}
}
