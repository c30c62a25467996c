module github.com/seed-e19c5fb5/clerk-go/generator

go 1.26.0

require (
	github.com/dave/jennifer v1.7.1
	github.com/seed-e19c5fb5/clerk-go v0.1.0
	github.com/spf13/cobra v1.10.2
	github.com/spf13/pflag v1.0.9
	go.yaml.in/yaml/v3 v3.0.6
	golang.org/x/mod v0.42.0
	golang.org/x/tools v0.52.0
)

require (
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
)
