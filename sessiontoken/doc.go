// Package sessiontoken verifies Clerk's session tokens without a request. It
// verifies the signature with the public keys of the instance, then the claims.
//
//	keys, err := sessiontoken.ParsePEM(os.Getenv("CLERK_JWT_KEY"))
//	verifier, err := sessiontoken.New(keys, sessiontoken.WithAuthorizedParties("https://app.example.com"))
//	mux.Handle("GET /account", verifier.Require(account))
//
// # Keys
//
// Keys come from a [Source]. A [*KeySet] is a source that never changes: from a PEM
// with [ParsePEM], from a JSON Web Key Set with [ParseJWKS], from Go key types
// with [NewKeySet]. Any other Source, such as [FromClient], is called when its keys are
// needed. Each verifier caches the keys separately:
//
//   - keys expire an hour after they were fetched, however often they are used;
//   - ten minutes before, a request that needs them starts to fetch new ones
//     and does not wait for them;
//   - a token with an unknown key starts a fetch, at most once a minute;
//   - while the source fails, it is called every ten seconds at most, and the keys
//     of the last success remain valid for a day, or as [WithStaleKeys] defines;
//   - all callers share one fetch, no caller can cancel it for the others, and
//     it ends after thirty seconds.
//
// No goroutine runs except during a fetch. [Verifier.Close] cancels a fetch.
//
// # Failures
//
// Every failure is an [*Error]. errors.Is matches its kind: [ErrExpired],
// [ErrSignature] and so on. Neither errors nor [Claims] ever print a token.
package sessiontoken
