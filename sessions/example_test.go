package sessions_test

import (
	"context"
	"errors"
	"fmt"
	"log"

	"github.com/jarcoal/httpmock"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func Example() {
	ctx := context.Background()

	t, err := transport.FromEnv() // reads CLERK_SECRET_KEY
	if err != nil {
		log.Fatal(err)
	}
	client := sessions.New(t)
	for s, err := range client.All(ctx, sessions.ListParams{UserID: "user_ada", Status: models.SessionStatusActive}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(s.ID, "expires at", s.ExpireAt.Time().UTC())
	}
	_, err = client.Revoke(ctx, "sess_nobody") // errors.Is(err, models.ErrNotFound)

	if errors.Is(err, models.ErrNotFound) {
		fmt.Println("there is no such session")
	}
	// Output:
	// sess_2 expires at 2100-01-02 03:04:05 +0000 UTC
	// sess_1 expires at 2100-01-02 03:04:05 +0000 UTC
	// there is no such session
}

func Example_httpmock() {
	ctx := context.Background()

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
	fmt.Println(s.ID, s.Status)
	// Output:
	// sess_1 active
}

// A parameter that breaks a rule is an error before anything is sent.
func ExampleClient_List_parameters() {
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	_, err = sessions.New(t).List(context.Background(), sessions.ListParams{Limit: 500})
	fmt.Println(err)
	var p *transport.ParamError
	fmt.Println(errors.As(err, &p), p.Param, p.Value)
	// Output:
	// sessions.List: limit 500 is outside 1..499
	// true limit 500
}

// The raw response is there for whoever asks for it.
func ExampleClient_Get_response() {
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	var raw transport.Response
	s, err := sessions.New(t).Get(context.Background(), "sess_1", transport.WithResponse(&raw))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.UserID, raw.StatusCode, raw.Attempts, raw.Header.Get("Content-Type"))
	// Output:
	// user_ada 200 1 application/json
}

// An optional parameter that may be null tells absent, null and set apart.
func ExampleClient_CreateToken() {
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	token, err := sessions.New(t).CreateToken(context.Background(), "sess_1", sessions.CreateTokenParams{ExpiresInSeconds: models.Some(600)})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(token.JWT, len(string(token.JWT)) > 100)
	// Output:
	// [redacted] true
}

// A failure of the API has a status, a code and a trace id.
func ExampleClient_Get_failure() {
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	_, err = sessions.New(t).Get(context.Background(), "sess_nobody")
	var failure *models.APIError
	if errors.As(err, &failure) {
		fmt.Println(failure.StatusCode, failure.Errors[0].Code, failure.Operation, failure.Attempts)
	}
	fmt.Println(errors.Is(err, models.ErrNotFound), errors.Is(err, models.ErrUnauthorized))
	// Output:
	// 404 resource_not_found sessions.Get 1
	// true false
}
