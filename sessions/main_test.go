package sessions_test

import (
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

// refreshCookie is the __refresh cookie of a browser.
var refreshCookie models.Secret

// TestMain points the environment at a fake on loopback, so that the examples
// read as they would against the real API.
func TestMain(m *testing.M) {
	expires := models.UnixMilli(time.Date(2100, 1, 2, 3, 4, 5, 0, time.UTC).UnixMilli())
	fake := sessionstest.NewFake(
		models.Session{ID: "sess_1", UserID: "user_ada", ExpireAt: expires, AbandonAt: expires},
		models.Session{ID: "sess_2", UserID: "user_ada", ExpireAt: expires, AbandonAt: expires},
		models.Session{ID: "sess_3", UserID: "user_bob", ExpireAt: expires, AbandonAt: expires},
		models.Session{
			ID: "sess_4", UserID: "user_dan", ExpireAt: expires, AbandonAt: expires,
			Actor: models.Some(models.Actor{UserID: "user_eve"}),
		},
	)
	fake.SetTemplate("shop", map[string]any{"role": "buyer"})
	refreshCookie = fake.RefreshToken("sess_1")
	server := httptest.NewServer(fake)
	os.Setenv("CLERK_SECRET_KEY", sessionstest.Key)
	os.Setenv("CLERK_API_URL", server.URL)
	code := m.Run()
	server.Close()
	os.Exit(code)
}
