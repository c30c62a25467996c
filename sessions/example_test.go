package sessions_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"

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
	token, err := sessions.New(t).CreateToken(context.Background(), "sess_1",
		sessions.CreateTokenParams{ExpiresInSeconds: models.Some(600)})
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

func ExampleClient_List() {
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	list, err := sessions.New(t).List(context.Background(), sessions.ListParams{UserID: "user_ada", Limit: 1})
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range list {
		fmt.Println(s.ID, s.Status)
	}
	// Output:
	// sess_2 active
}

// All asks for the next page when the loop needs it.
func ExampleClient_All() {
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	for s, err := range sessions.New(t).All(context.Background(), sessions.ListParams{UserID: "user_ada", Limit: 1}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(s.ID)
	}
	// Output:
	// sess_2
	// sess_1
}

// An actor is there when somebody acts as the user.
func ExampleClient_Get() {
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	s, err := sessions.New(t).Get(context.Background(), "sess_4")
	if err != nil {
		log.Fatal(err)
	}
	if actor, ok := s.Actor.Get(); ok {
		fmt.Println(actor.UserID, "acts as", s.UserID)
	}
	// Output:
	// user_eve acts as user_dan
}

// Create is for tests; production instances refuse it.
func ExampleClient_Create() {
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	s, err := sessions.New(t).Create(context.Background(), sessions.CreateParams{UserID: "user_cleo"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.UserID, s.Status)
	// Output:
	// user_cleo active
}

func ExampleClient_Revoke() {
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	s, err := sessions.New(t).Revoke(context.Background(), "sess_3")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.ID, s.Status)
	// Output:
	// sess_3 revoked
}

func ExampleClient_Verify() {
	ctx := context.Background()
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	client := sessions.New(t)
	cookie, err := client.CreateToken(ctx, "sess_1", sessions.CreateTokenParams{}) // what a browser has in __session
	if err != nil {
		log.Fatal(err)
	}
	s, err := client.Verify(ctx, "sess_1", sessions.VerifyParams{Token: cookie.JWT})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.UserID, s.Status)
	// Output:
	// user_ada active
}

// A template adds claims to a token, under which another service knows the user.
func ExampleClient_CreateTokenFromTemplate() {
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	token, err := sessions.New(t).CreateTokenFromTemplate(context.Background(), "sess_1", "shop",
		sessions.CreateTokenFromTemplateParams{})
	if err != nil {
		log.Fatal(err)
	}
	authorization := "Bearer " + string(token.JWT) // for the other service
	fmt.Println(token.JWT, len(authorization) > 100)
	// Output:
	// [redacted] true
}

// Headers hold secrets, such as cookies: each value is one, which prints as [redacted].
func ExampleClient_Refresh() {
	ctx := context.Background()
	t, err := transport.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	client := sessions.New(t)
	cookie, err := client.CreateToken(ctx, "sess_1", sessions.CreateTokenParams{}) // what a browser has in __session
	if err != nil {
		log.Fatal(err)
	}
	headers := map[string][]models.Secret{}
	for name, values := range (http.Header{"User-Agent": {"Mozilla/5.0"}}) {
		for _, value := range values {
			headers[name] = append(headers[name], models.Secret(value))
		}
	}
	fresh, err := client.Refresh(ctx, "sess_1", sessions.RefreshParams{
		ExpiredToken:   cookie.JWT,
		RefreshToken:   refreshCookie,
		RequestOrigin:  "https://app.example.com",
		RequestHeaders: models.Some(headers),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(fresh.Token.JWT, headers)
	// Output:
	// [redacted] map[User-Agent:[[redacted]]]
}
