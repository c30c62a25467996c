package main

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

// tour calls the operations, and ends with a failure.
func tour(ctx context.Context, w io.Writer, fake *sessionstest.Fake) error {
	client := sessions.New(fake.Transport())
	for _, step := range []func(context.Context, io.Writer, *sessions.Client) error{list, get, verify, templatedToken, revoke, failure} {
		if err := step(ctx, w, client); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return nil
}

func list(ctx context.Context, w io.Writer, client *sessions.Client) error {
	fmt.Fprintln(w, "List: the active sessions of user_ada, newest first, two to a page")
	for s, err := range client.All(ctx, sessions.ListParams{UserID: "user_ada", Status: models.SessionStatusActive, Limit: 2}) {
		if err != nil {
			return err
		}
		show(w, &s)
	}
	return nil
}

func get(ctx context.Context, w io.Writer, client *sessions.Client) error {
	fmt.Fprintln(w, "Get: sess_office")
	s, err := client.Get(ctx, "sess_office")
	if err != nil {
		return err
	}
	show(w, s)
	return nil
}

func verify(ctx context.Context, w io.Writer, client *sessions.Client) error {
	fmt.Fprintln(w, "Verify: sess_laptop, with the token that its browser would send")
	token, err := client.CreateToken(ctx, "sess_laptop", sessions.CreateTokenParams{})
	if err != nil {
		return err
	}
	s, err := client.Verify(ctx, "sess_laptop", sessions.VerifyParams{Token: token.JWT}) //lint:ignore SA1019 deprecated by Clerk, and still there
	if err != nil {
		return err
	}
	show(w, s)
	return nil
}

func templatedToken(ctx context.Context, w io.Writer, client *sessions.Client) error {
	fmt.Fprintln(w, "CreateTokenFromTemplate: custom_hasura for sess_laptop")
	params := sessions.CreateTokenFromTemplateParams{ExpiresInSeconds: models.Some(600)}
	token, err := client.CreateTokenFromTemplate(ctx, "sess_laptop", "custom_hasura", params)
	if err != nil {
		return err
	}
	claims, err := base64.RawURLEncoding.DecodeString(strings.Split(string(token.JWT), ".")[1])
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "  the token prints as %v; its claims are\n  %s\n", token.JWT, claims)
	return nil
}

func revoke(ctx context.Context, w io.Writer, client *sessions.Client) error {
	fmt.Fprintln(w, "Revoke: sess_laptop")
	s, err := client.Revoke(ctx, "sess_laptop")
	if err != nil {
		return err
	}
	show(w, s)
	return nil
}

func failure(ctx context.Context, w io.Writer, client *sessions.Client) error {
	fmt.Fprintln(w, "Verify: sess_laptop again")
	_, err := client.Verify(ctx, "sess_laptop", sessions.VerifyParams{}) //lint:ignore SA1019 deprecated by Clerk, and still there
	if !errors.Is(err, models.ErrNotFound) {
		return fmt.Errorf("a revoked session was verified: %w", err)
	}
	fmt.Fprintf(w, "  %v\n", err)
	return nil
}

// show prints a session on one line.
func show(w io.Writer, s *models.Session) {
	fmt.Fprintf(w, "  %-14s %-10s %-9s since %s\n", s.ID, s.UserID, s.Status, s.CreatedAt.Time().UTC().Format(time.DateTime))
}
