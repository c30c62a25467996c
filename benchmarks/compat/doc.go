// Package compat holds the fake against clients that know nothing of this
// project: the official Go SDK, which calls examples/fakeclerk over a socket,
// and a JWT library, which verifies the tokens. It has tests only.
package compat
