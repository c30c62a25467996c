package main

import (
	"errors"
	"net"

	"github.com/seed-e19c5fb5/clerk-go/models"
)

// explain returns advice about an error, if there is any.
func explain(err error) string {
	advice := ""
	switch {
	case errors.Is(err, models.ErrUnauthorized):
		advice = "Clerk does not accept the key. Compare CLERK_SECRET_KEY with the API keys page of the dashboard."
	case isUnreachable(err):
		advice = "Clerk cannot be reached. Check the network, and CLERK_API_URL if it is set."
	default:
		return err.Error()
	}
	return advice + "\n  " + err.Error()
}

// isUnreachable reports whether no connection was established.
func isUnreachable(err error) bool {
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return true
	}
	op, ok := errors.AsType[*net.OpError](err)
	return ok && op.Op == "dial"
}
