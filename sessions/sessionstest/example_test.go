package sessionstest_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http/httptest"
	"time"

	"github.com/jarcoal/httpmock"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

var ctx = context.Background()

// One answer, written out as it goes over the wire.
func Example_httpmock() {
	mock := httpmock.NewMockTransport()
	mock.RegisterResponder("GET", "https://api.clerk.dev/v1/sessions/sess_1",
		httpmock.NewStringResponder(200, `{"object":"session","id":"sess_1","status":"active"}`))
	t, err := transport.New("sk_test_x", transport.WithBase(mock))
	if err != nil {
		log.Fatal(err)
	}
	s, err := sessions.New(t).Get(ctx, "sess_1")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.Status)
	// Output:
	// active
}

// A function for each operation that the code under test calls.
func ExampleStub() {
	stub := &sessionstest.Stub{
		GetFunc: func(_ context.Context, sessionID string) (*models.Session, error) {
			return &models.Session{ID: sessionID, Status: models.SessionStatusActive}, nil
		},
		RevokeFunc: func(context.Context, string) (*models.Session, error) {
			return nil, &models.APIError{
				StatusCode: 404,
				Errors:     []models.ErrorDetail{{Code: models.CodeResourceNotFound, Message: "not found"}},
			}
		},
	}
	client := sessions.New(stub.Transport())
	s, err := client.Get(ctx, "sess_1")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.ID, s.Status)
	_, err = client.Revoke(ctx, "sess_2")
	fmt.Println(errors.Is(err, models.ErrNotFound))
	// Output:
	// sess_1 active
	// true
}

// State, clock, failures: Clerk without Clerk.
func ExampleFake() {
	fake := sessionstest.NewFake(models.Session{ID: "sess_1", UserID: "user_ada"})
	client := sessions.New(fake.Transport())

	fake.Advance(8 * 24 * time.Hour) // a session lives for 7 days
	s, err := client.Get(ctx, "sess_1")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.Status)
	_, err = client.CreateToken(ctx, "sess_1", sessions.CreateTokenParams{})
	fmt.Println(errors.Is(err, models.ErrNotFound))
	fmt.Println(len(fake.CreateTokenCalls()))
	// Output:
	// expired
	// true
	// 1
}

// Over a socket, for code that takes a base URL and nothing else.
func Example_httptest() {
	server := httptest.NewServer(sessionstest.NewFake(models.Session{ID: "sess_1"}))
	defer server.Close()
	t, err := transport.New(sessionstest.Key, transport.WithBaseURL(server.URL+"/v1"))
	if err != nil {
		log.Fatal(err)
	}
	s, err := sessions.New(t).Get(ctx, "sess_1")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.ID, s.Status)
	// Output:
	// sess_1 active
}

// Two failures, then success: the default policy retries a read twice.
func ExampleFake_Inject() {
	fake := sessionstest.NewFake(models.Session{ID: "sess_1"})
	fake.Inject(
		sessionstest.Fault{Operation: sessionstest.OpGet, Kind: sessionstest.FaultStatus, Status: 503},
		sessionstest.Fault{Operation: sessionstest.OpGet, Kind: sessionstest.FaultDrop},
	)
	client := sessions.New(fake.Transport(transport.WithRetry(transport.RetryPolicy{BaseDelay: time.Microsecond})))
	if _, err := client.Get(ctx, "sess_1"); err != nil {
		log.Fatal(err)
	}
	for _, call := range fake.GetCalls() {
		fmt.Printf("%q %d\n", call.Fault, call.Status)
	}
	// Output:
	// "status" 503
	// "drop" 0
	// "" 200
}

// The same as text, which fakeclerk takes on its command line.
func ExampleFake_InjectScript() {
	fake := sessionstest.NewFake(models.Session{ID: "sess_1"})
	if err := fake.InjectScript("Get: 503, drop; *: future-field always"); err != nil {
		log.Fatal(err)
	}
	client := sessions.New(fake.Transport(transport.WithRetry(transport.RetryPolicy{BaseDelay: time.Microsecond})))
	s, err := client.Get(ctx, "sess_1")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(s.Extra))
	// Output:
	// 1
}

// What the code under test sent, with its own types.
func ExampleFake_ListCalls() {
	fake := sessionstest.NewFake()
	client := sessions.New(fake.Transport())
	if _, err := client.List(ctx, sessions.ListParams{UserID: "user_ada", Limit: 50}); err != nil {
		log.Fatal(err)
	}
	for _, call := range fake.ListCalls() {
		fmt.Println(call.Params.UserID, call.Params.Limit, call.Status)
	}
	// Output:
	// user_ada 50 200
}
