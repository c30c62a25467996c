package jwks_test

import (
	"context"
	"fmt"
	"log"

	"github.com/seed-e19c5fb5/clerk-go/jwks"
	"github.com/seed-e19c5fb5/clerk-go/jwks/jwkstest"
)

// The transport is that of a fake; a program has one of transport.FromEnv.
func ExampleClient_Get() {
	t := jwkstest.NewFake().Transport()

	set, err := jwks.New(t).Get(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	for _, key := range set.Keys {
		fmt.Println(key.RSAKey.Kty, key.RSAKey.Alg)
	}
	// Output:
	// RSA RS256
}
