package main

// defaults are mistakes in a client without options.
var defaults = []mutant{
	{
		name: "defaults: one more try", file: "transport/defaults.go", old: "MaxAttempts:   3,",
		new: "MaxAttempts:   4,", tests: transport,
	},
	{
		name: "defaults: longer first wait", file: "transport/defaults.go", old: "200 * time.Millisecond",
		new: "400 * time.Millisecond", tests: transport,
	},
	{
		name: "defaults: longer last wait", file: "transport/defaults.go", old: "MaxDelay:      5 * time.Second",
		new: "MaxDelay:      10 * time.Second", tests: transport,
	},
	{
		name: "defaults: longer Retry-After", file: "transport/defaults.go", old: "MaxRetryAfter: 30 * time.Second",
		new: "MaxRetryAfter: 60 * time.Second", tests: transport,
	},
	{
		name: "defaults: larger budget", file: "transport/defaults.go", old: "Budget:        20",
		new: "Budget:        21", tests: transport,
	},
	{
		name: "defaults: faster refill", file: "transport/defaults.go", old: "BudgetRefill:  0.1",
		new: "BudgetRefill:  0.2", tests: transport,
	},
	{
		name: "defaults: another status refused", file: "transport/defaults.go", old: "{429}", new: "{423}",
		tests: transport,
	},
	{name: "defaults: 504 is final", file: "transport/defaults.go", old: "503, 504}", new: "503}", tests: transport},
	{
		name: "defaults: a higher rate", file: "transport/defaults.go",
		old: `"sk_test_", Rate: ratelimit.Rate{Requests: `, new: `"sk_test_", Rate: ratelimit.Rate{Requests: 1`,
		tests: transport,
	},
	{
		name: "defaults: larger burst", file: "transport/defaults.go", old: "Burst: 100}", new: "Burst: 1000}",
		tests: transport,
	},
	{
		name: "defaults: rate of another key", file: "transport/defaults.go", old: `{Prefix: "sk_test_"`,
		new: `{Prefix: "sk_live_"`, tests: transport,
	},
	{
		name: "defaults: longer operation", file: "transport/defaults.go", old: "time.Minute,", new: "2 * time.Minute,",
		tests: transport,
	},
	{
		name: "defaults: longer try", file: "transport/defaults.go", old: "20 * time.Second", new: "30 * time.Second",
		tests: transport,
	},
	{
		name: "defaults: longer response", file: "transport/defaults.go", old: "10 << 20", new: "11 << 20",
		tests: transport,
	},
	{
		name: "defaults: another address", file: "transport/defaults.go",
		old: `BaseURLCom = "https://api.clerk.com/v1"`, new: `BaseURLCom = "https://api.clerk.com/v2"`,
		tests: transport,
	},
	{
		name: "defaults: another version", file: "transport/defaults.go", old: `DefaultAPIVersion = "2021-02-05"`,
		new: `DefaultAPIVersion = "2024-10-01"`, tests: sessions,
	},
	{
		name: "log: a status that is not logged", file: "internal/wirelog/wirelog.go", old: "e.Status != 0)",
		new: "e.Status < 0)", tests: transport,
	},
	{
		name: "key: in another header", file: "internal/origin/place.go", old: `InHeader("Authorization", "Bearer ")`,
		new: `InHeader("Authorization", "Token ")`, tests: transport,
	},
	{
		name: "key: shown by a failure that repeats it", file: "internal/call/exchange.go",
		old: "return x.engine.key.RedactBytes(x.body.Bytes(), x.body.Cut())", new: "return x.body.Bytes()",
		tests: transport,
	},
	{
		name: "key: shown by an error of the network", file: "internal/call/failure.go",
		old: "clean := x.engine.key.Redact(text)", new: "clean := text", tests: transport,
	},
	{
		name: "defaults: another variable", file: "transport/from_env.go", old: `os.Getenv("CLERK_API_URL")`,
		new: `os.Getenv("CLERK_URL")`, tests: transport,
	},
}
