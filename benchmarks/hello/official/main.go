// Official lists sessions with Clerk's own SDK.
package main

import (
	"context"
	"os"

	"github.com/clerk/clerk-sdk-go/v2"
	"github.com/clerk/clerk-sdk-go/v2/session"
)

func main() {
	if len(os.Args) < 2 {
		return
	}
	config := &clerk.ClientConfig{}
	config.Key = clerk.String(os.Getenv("CLERK_SECRET_KEY"))
	list, err := session.NewClient(config).List(context.Background(),
		&session.ListParams{UserID: clerk.String(os.Args[1])})
	if err != nil {
		panic(err)
	}
	for _, s := range list.Sessions {
		println(s.ID, s.Status)
	}
}
