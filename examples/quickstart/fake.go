package main

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

// morning is when the sessions of the fake begin, one each hour.
var morning = time.Date(2026, time.March, 2, 8, 0, 0, 0, time.UTC)

// newFake returns a fake with a few sessions and one JWT template.
func newFake() *sessionstest.Fake {
	fake := sessionstest.NewFake()
	fake.SetClock(func() time.Time { return morning })
	fake.SetTemplate("custom_hasura", map[string]any{"x-hasura-default-role": "editor"})
	for _, s := range []models.Session{
		{ID: "sess_phone", UserID: "user_ada", ClientID: "client_phone"},
		{ID: "sess_tablet", UserID: "user_bob", ClientID: "client_tablet"},
		{ID: "sess_office", UserID: "user_ada", ClientID: "client_office", Status: models.SessionStatusEnded},
		{ID: "sess_laptop", UserID: "user_ada", ClientID: "client_laptop"},
		{ID: "sess_car", UserID: "user_ada", ClientID: "client_car"},
	} {
		fake.Seed(s)
		fake.Advance(time.Hour)
	}
	return fake
}
