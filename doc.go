// Package clerk is the root of an SDK for Clerk's Backend API that is generated
// from a description written as Go values.
//
// A program imports [github.com/seed-e19c5fb5/clerk-go/transport] for the
// connection, one package for each resource, such as
// [github.com/seed-e19c5fb5/clerk-go/sessions], and
// [github.com/seed-e19c5fb5/clerk-go/models] for what they return:
//
//	t, err := transport.New(os.Getenv("CLERK_SECRET_KEY"))
//	client := sessions.New(t)
//	session, err := client.Get(ctx, "sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S")
//
// The description is the package [github.com/seed-e19c5fb5/clerk-go/spec]; the
// three packages above are written from it by "go generate".
package clerk

//go:generate go run ./generator/cmd/sdkgen
//go:generate go run ./generator/cmd/sdkgen export -out examples/fakeclerk/openapi.yaml
