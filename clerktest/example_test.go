package clerktest_test

import (
	"context"
	"fmt"
	"log"

	"github.com/seed-e19c5fb5/clerk-go/clerktest"
	"github.com/seed-e19c5fb5/clerk-go/jwks"
	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

func Example() {
	clerk := clerktest.NewFake()
	sessionstest.Of(clerk).Seed(models.Session{ID: "sess_1", UserID: "user_ada"})

	t := clerk.Transport()
	session, err := sessions.New(t).Get(context.Background(), "sess_1")
	if err != nil {
		log.Fatal(err)
	}
	keys, err := jwks.New(t).Get(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(session.UserID, len(keys.Keys), "key,", len(clerk.Calls()), "calls")
	// Output:
	// user_ada 1 key, 2 calls
}
