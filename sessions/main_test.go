package sessions_test

import (
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

// TestMain points the environment at a fake on loopback, so that the examples
// read as they would against the real API.
func TestMain(m *testing.M) {
	expires := models.UnixMilli(time.Date(2100, 1, 2, 3, 4, 5, 0, time.UTC).UnixMilli())
	fake := sessionstest.NewFake(
		models.Session{ID: "sess_1", UserID: "user_ada", ExpireAt: expires, AbandonAt: expires},
		models.Session{ID: "sess_2", UserID: "user_ada", ExpireAt: expires, AbandonAt: expires},
		models.Session{ID: "sess_3", UserID: "user_bob", ExpireAt: expires, AbandonAt: expires},
	)
	server := httptest.NewServer(fake)
	os.Setenv("CLERK_SECRET_KEY", sessionstest.Key)
	os.Setenv("CLERK_API_URL", server.URL)
	code := m.Run()
	server.Close()
	os.Exit(code)
}
