package store

import (
	"errors"
	"fmt"
	"strings"

	"github.com/redis/go-redis/v9"
)

// meanings explains the server's error codes.
var meanings = []struct{ code, text string }{
	{"REDISLIMIT", "the store contains data of another version"},
	{"WRONGTYPE", "a key of the limit has another type: something else uses the name"},
	{"NOAUTH", "the store requires a password"},
	{"unauthenticated", "the store requires a password"}, // sent before a long command is read
	{"WRONGPASS", "the store rejected the user name or password"},
	{"NOPERM", "the store's user is not allowed to run the script"},
	{"READONLY", "the store is a read-only replica"},
	{"MOVED", "the store is a node of a cluster, and the client is not a cluster client"},
	{"ASK", "the store is a node of a cluster, and the client is not a cluster client"},
	{"CROSSSLOT", "the store is a cluster that does not keep the keys of a hash tag together"},
	{"CLUSTERDOWN", "the store's cluster is down"},
	{"LOADING", "the store is reading its data"},
	{"BUSY", "the store is busy with another script"},
	{"OOM", "the store is out of memory"},
}

// explain adds an explanation to an error of the server. It does not affect
// errors.Is and errors.As.
func explain(err error) error {
	var refusal redis.Error
	if !errors.As(err, &refusal) {
		return err
	}
	// Servers before 7.0 put the code of a failure within a script into their own
	// text.
	text := " " + strings.ReplaceAll(refusal.Error(), "-", " ") + " "
	for _, m := range meanings {
		if strings.Contains(text, " "+m.code+" ") {
			return fmt.Errorf("%s: %w", m.text, err)
		}
	}
	return err
}
