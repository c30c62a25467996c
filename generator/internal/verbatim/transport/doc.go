// Package transport connects a program to Acme: it authenticates requests,
// sends them again when that is safe, keeps to the rate limit, logs, and turns
// failures into typed errors. One [Client] serves the packages of all
// resources, which then share connections, limits and the retry budget.
//
// # The stack
//
// A call passes these layers, each of them a [net/http.RoundTripper], but for
// the operation log, which is written around them when the call returns:
//
//	operation log            WithLogger             a line at Info, at Warn on failure
//	 middleware              WithMiddleware         once per operation: spans, metrics
//	  retry                  WithRetry              AcmeMaxAttempts tries, a budget of AcmeBudget retries
//	   rate limit            WithRateLimit          every try pays; a 429 pauses its route
//	    attempt timeout      WithAttemptTimeout     AcmeAttemptTimeout, reading the body included
//	     middleware          WithAttemptMiddleware  once per try
//	      attempt log        WithLogger             a line at Debug
//	       AcmeStackKey                    for the origin of the base URL only
//	        bounded body     WithMaxResponseBytes   AcmeMaxResponseBytes after decompression
//	         base            WithBase               the network, or the fake of a test
//
// The whole operation may take AcmeTimeout ([WithTimeout]). Redirects are never
// followed: a status of 300 and up is a failure. The key is added below all
// logs and middleware, so that none of them ever holds it.
//
// [Retry], [RateLimit], [AttemptTimeout], [Logging], [AttemptLogging] and
// [Chain] work without a Client too, with any [net/http.Client].
package transport
