module github.com/seed-e19c5fb5/clerk-go/generator/apitest

go 1.26.0

require (
	github.com/seed-e19c5fb5/clerk-go v0.1.0
	github.com/seed-e19c5fb5/clerk-go/generator v0.1.0
	golang.org/x/exp v0.0.0-20260824195058-e88cd73687aa
)

require (
	github.com/dave/jennifer v1.7.1 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/spf13/cobra v1.10.2 // indirect
	github.com/spf13/pflag v1.0.9 // indirect
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	golang.org/x/mod v0.42.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
)

replace (
	github.com/seed-e19c5fb5/clerk-go => ../../
	github.com/seed-e19c5fb5/clerk-go/generator => ../
)
