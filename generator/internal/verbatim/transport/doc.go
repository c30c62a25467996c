// Package transport sends requests to Acme. It authenticates them, retries them
// when that is safe, respects the rate limit, writes logs, and returns typed
// errors. The packages of all resources can use one [Client]. They then share
// connections, limits and the retry budget.
//
// # Layers
//
// A call passes through these layers. Each is a [net/http.RoundTripper], except
// the operation log, which is written when the call returns:
//
//	operation log            WithLogger             a line at Info, at Warn on failure
//	 middleware              WithMiddleware         once per operation: spans, metrics
//	  retry                  WithRetry              AcmeMaxAttempts attempts, a budget of AcmeBudget retries
//	   rate limit            WithRateLimit          every attempt takes a token; a 429 pauses its route
//	    attempt timeout      WithAttemptTimeout     AcmeAttemptTimeout, including reading the body
//	     middleware          WithAttemptMiddleware  once per attempt
//	      attempt log        WithLogger             a line at Debug
//	       AcmeStackKey                    for the origin of the base URL only
//	        bounded body     WithMaxResponseBytes   AcmeMaxResponseBytes after decompression
//	         base            WithBase               the network, or the fake of a test
//
// The time limit of the whole operation is AcmeTimeout ([WithTimeout]).
// Redirects are never followed: a status code of 300 or above is an error. The
// key is added below all logs and middleware, so that none of them sees it.
//
// [Retry], [RateLimit], [AttemptTimeout], [Logging], [AttemptLogging] and
// [Chain] also work without a Client, with any [net/http.Client].
package transport
