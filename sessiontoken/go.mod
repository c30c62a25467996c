module github.com/seed-e19c5fb5/clerk-go/sessiontoken

go 1.26.0

require (
	github.com/golang-jwt/jwt/v5 v5.3.1
	github.com/seed-e19c5fb5/clerk-go v0.1.0
)
