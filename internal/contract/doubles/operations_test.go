package doubles

import (
	"context"
	"net/http/httptest"
	"reflect"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// The arguments with which these tests call every operation once.
var (
	listParams     = sessions.ListParams{ClientID: "client_1", UserID: "user_1", Status: models.SessionStatusEnded, Limit: 7, Offset: 2}
	verifyParams   = sessions.VerifyParams{Token: "t"}
	templateParams = sessions.CreateTokenFromTemplateParams{ExpiresInSeconds: models.Some(60)}
	createParams   = sessions.CreateParams{UserID: "user_1", ActiveOrganizationID: "org_1"}
	tokenParams    = sessions.CreateTokenParams{ExpiresInSeconds: models.Null[int]()}
	refreshParams  = sessions.RefreshParams{
		ExpiredToken: "e", RefreshToken: "r", RequestOrigin: "o", Format: models.Some(models.RefreshFormatToken),
		RequestOriginatingIP: models.Null[string](),
	}
)

// callAll calls every operation once. Failures are not its business.
func callAll(t *testing.T, client *sessions.Client) {
	t.Helper()
	ctx := t.Context()
	_, _ = client.List(ctx, listParams)
	_, _ = client.Get(ctx, "a/1")
	_, _ = client.Revoke(ctx, "a/2")
	_, _ = client.Verify(ctx, "a/3", verifyParams) //lint:ignore SA1019 the stub and the fake serve it too
	_, _ = client.CreateTokenFromTemplate(ctx, "a/4", "b?1", templateParams)
	_, _ = client.Create(ctx, createParams)
	_, _ = client.CreateToken(ctx, "a/5", tokenParams)
	_, _ = client.Refresh(ctx, "a/6", refreshParams)
}

// want is what callAll sends, in its order.
var want = [][]any{
	{listParams}, {"a/1"}, {"a/2"}, {"a/3", verifyParams}, {"a/4", "b?1", templateParams}, {createParams}, {"a/5", tokenParams}, {"a/6", refreshParams},
}

func compareCalls(t *testing.T, got [][]any) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d calls, want %d", len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("call %d: got %v, want %v", i, got[i], want[i])
		}
	}
}

// recorder returns a stub that notes the arguments of its functions.
func recorder(got *[][]any) *sessionstest.Stub {
	note := func(args ...any) { *got = append(*got, args) }
	session, token := &models.Session{}, &models.Token{}
	return &sessionstest.Stub{
		ListFunc:   func(_ context.Context, p sessions.ListParams) ([]models.Session, error) { note(p); return nil, nil },
		GetFunc:    func(_ context.Context, id string) (*models.Session, error) { note(id); return session, nil },
		RevokeFunc: func(_ context.Context, id string) (*models.Session, error) { note(id); return session, nil },
		VerifyFunc: func(_ context.Context, id string, p sessions.VerifyParams) (*models.Session, error) {
			note(id, p)
			return session, nil
		},
		CreateTokenFromTemplateFunc: func(_ context.Context, id, name string, p sessions.CreateTokenFromTemplateParams) (*models.Token, error) {
			note(id, name, p)
			return token, nil
		},
		CreateFunc: func(_ context.Context, p sessions.CreateParams) (*models.Session, error) {
			note(p)
			return session, nil
		},
		CreateTokenFunc: func(_ context.Context, id string, p sessions.CreateTokenParams) (*models.Token, error) {
			note(id, p)
			return token, nil
		},
		RefreshFunc: func(_ context.Context, id string, p sessions.RefreshParams) (*models.SessionRefresh, error) {
			note(id, p)
			return &models.SessionRefresh{Token: token}, nil
		},
	}
}

func TestEveryOperationReachesItsFunction(t *testing.T) {
	t.Parallel()
	var got [][]any
	callAll(t, sessions.New(recorder(&got).Transport()))
	compareCalls(t, got)
}

func TestEveryOperationReachesItsFunctionOverASocket(t *testing.T) {
	t.Parallel()
	var got [][]any
	server := httptest.NewServer(recorder(&got))
	defer server.Close()
	client, err := transport.New(sessionstest.Key, transport.WithBaseURL(server.URL+"/v1"))
	if err != nil {
		t.Fatal(err)
	}
	callAll(t, sessions.New(client))
	compareCalls(t, got)
}

func TestEveryOperationIsRecorded(t *testing.T) {
	t.Parallel()
	fake := sessionstest.NewFake()
	callAll(t, sessions.New(fake.Transport()))
	var got [][]any
	for _, c := range fake.ListCalls() {
		got = append(got, []any{c.Params})
	}
	for _, c := range fake.GetCalls() {
		got = append(got, []any{c.SessionID})
	}
	for _, c := range fake.RevokeCalls() {
		got = append(got, []any{c.SessionID})
	}
	for _, c := range fake.VerifyCalls() {
		got = append(got, []any{c.SessionID, c.Params})
	}
	for _, c := range fake.CreateTokenFromTemplateCalls() {
		got = append(got, []any{c.SessionID, c.TemplateName, c.Params})
	}
	for _, c := range fake.CreateCalls() {
		got = append(got, []any{c.Params})
	}
	for _, c := range fake.CreateTokenCalls() {
		got = append(got, []any{c.SessionID, c.Params})
	}
	for _, c := range fake.RefreshCalls() {
		got = append(got, []any{c.SessionID, c.Params})
	}
	compareCalls(t, got)
}

func TestEveryUnsetFunctionIsNamed(t *testing.T) {
	t.Parallel()
	stub := &sessionstest.Stub{}
	client := sessions.New(stub.Transport())
	ctx := t.Context()
	for operation, call := range map[string]func() error{
		"List":                    func() error { _, err := client.List(ctx, listParams); return err },
		"Get":                     func() error { _, err := client.Get(ctx, "a"); return err },
		"Revoke":                  func() error { _, err := client.Revoke(ctx, "a"); return err },
		"Verify":                  func() error { _, err := client.Verify(ctx, "a", verifyParams); return err }, //lint:ignore SA1019 as above
		"CreateTokenFromTemplate": func() error { _, err := client.CreateTokenFromTemplate(ctx, "a", "b", templateParams); return err },
		"Create":                  func() error { _, err := client.Create(ctx, createParams); return err },
		"CreateToken":             func() error { _, err := client.CreateToken(ctx, "a", tokenParams); return err },
		"Refresh":                 func() error { _, err := client.Refresh(ctx, "a", refreshParams); return err },
	} {
		t.Run(operation, func(t *testing.T) {
			err := call()
			wantFailure(t, err, 501, "not_stubbed")
			if err == nil || !reflect.DeepEqual(messages(err), []string{"sessions." + operation + " was called, and " + operation + "Func is not set"}) {
				t.Errorf("got %v", err)
			}
		})
	}
}
