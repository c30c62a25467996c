// Package contract holds the transport and the models against what
// docs/transport.md promises: its tests call the emitted packages as a program
// would. Beside them is what they share: a base that answers from a script, and
// servers on loopback sockets.
package contract
