// Package contract tests that the transport and the models keep the promises of
// docs/transport.md. Its tests call the generated packages as a program would.
// It also contains what they share: a base that responds from a script, and
// servers on loopback sockets.
package contract
