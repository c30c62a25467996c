// Package sessiontoken verifies Clerk's session tokens without a request: it
// checks the signature with the public keys of the instance, then the claims.
//
//	keys, err := sessiontoken.ParsePEM(os.Getenv("CLERK_JWT_KEY"))
//	verifier, err := sessiontoken.New(keys, sessiontoken.WithAuthorizedParties("https://app.example.com"))
//	mux.Handle("GET /account", verifier.Require(account))
//
// # Keys
//
// Keys come from a [Source]. A [*KeySet] is one that never changes: from a PEM
// with [ParsePEM], from a JSON Web Key Set with [ParseJWKS], from Go's own types
// with [NewKeySet]. Any other Source, such as [FromClient], is asked when its keys are
// needed, and its answer belongs to the one verifier that asked:
//
//   - keys live for an hour after they were fetched, however often they are used;
//   - ten minutes before that a request that needs them starts fetching new ones,
//     and does not wait for them;
//   - a token with a key that is not known fetches again, at most once a minute;
//   - while the source fails, it is asked every ten seconds at most, and the keys
//     of the last success serve on for a day, or as [WithStaleKeys] says;
//   - all callers share one fetch, none of them can cancel it for the others, and
//     it ends after thirty seconds.
//
// Nothing runs while no keys are being fetched. [Verifier.Close] ends a fetch.
//
// # Failures
//
// Every failure is an [*Error]. errors.Is tells which kind it is: [ErrExpired],
// [ErrSignature] and so on. Neither an error nor [Claims] ever prints a token.
package sessiontoken
