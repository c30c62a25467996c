module github.com/seed-e19c5fb5/clerk-go/benchmarks

go 1.26.0

require github.com/seed-e19c5fb5/clerk-go v0.0.0

replace github.com/seed-e19c5fb5/clerk-go => ../
