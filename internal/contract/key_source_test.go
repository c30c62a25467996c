package contract

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// TestNewFromSource has a key that rotates between two attempts.
func TestNewFromSource(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		source := func(context.Context) (string, error) { asked++; return fmt.Sprintf("%s_%d", canary, asked), nil }
		base := &scripted{steps: []step{{status: 503, body: busy}, {status: 200, body: session}}}
		client, err := transport.NewFromSource(source, transport.WithBase(base))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := sessions.New(client).Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		for i, got := range base.got {
			if want := fmt.Sprintf("Bearer %s_%d", canary, i+1); got.header.Get("Authorization") != want {
				t.Errorf("try %d sent %q", i+1, got.header.Get("Authorization"))
			}
		}
		if len(base.got) != 2 || asked != 2 {
			t.Errorf("%d tries, asked %d times", len(base.got), asked)
		}
		var n nest
		n.print("client", client)
		n.print("value", *client)
		n.check(t)
	})
}

func TestASourceOfKeysThatFails(t *testing.T) {
	t.Parallel()
	down := errors.New("the issuer is down")
	base := &scripted{steps: status(200)}
	client, err := transport.NewFromSource(func(context.Context) (string, error) { return canary, down }, transport.WithBase(base))
	if err != nil {
		t.Fatal(err)
	}
	_, err = sessions.New(client).Get(t.Context(), id)
	if !errors.Is(err, down) || err.Error() != "sessions.Get: the source of keys failed: the issuer is down" || transport.Retryable(err) {
		t.Errorf("%v, retryable: %v", err, transport.Retryable(err))
	}
	if len(base.got) != 0 {
		t.Error("it was sent")
	}
	if client, err := transport.NewFromSource(nil); client != nil || err == nil || err.Error() != "transport.NewFromSource: the secret key has no source" {
		t.Errorf("%v, %v without a source", client, err)
	}
}
