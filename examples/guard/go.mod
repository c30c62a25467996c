module github.com/seed-e19c5fb5/clerk-go/examples/guard

go 1.26.0

require (
	github.com/go-chi/chi/v5 v5.5.0
	github.com/seed-e19c5fb5/clerk-go v0.1.0
	github.com/seed-e19c5fb5/clerk-go/sessiontoken v0.1.0
)

require github.com/golang-jwt/jwt/v5 v5.3.1 // indirect

replace (
	github.com/seed-e19c5fb5/clerk-go => ../../
	github.com/seed-e19c5fb5/clerk-go/sessiontoken => ../../sessiontoken
)
