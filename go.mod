module github.com/seed-e19c5fb5/clerk-go

go 1.26.0

require github.com/jarcoal/httpmock v1.4.2
