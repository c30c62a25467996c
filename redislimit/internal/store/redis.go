package store

import (
	"context"
	"crypto/sha1"
	_ "embed"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

var (
	//go:embed take.lua
	takeSource string
	//go:embed pause.lua
	pauseSource string

	takeSHA = sum(takeSource)
	pause   = redis.NewScript(pauseSource)
)

func sum(source string) string {
	hash := sha1.Sum([]byte(source))
	return hex.EncodeToString(hash[:])
}

// Redis is a store on a Redis or Valkey server, or on a cluster of them.
type Redis struct {
	client redis.UniversalClient
	prefix string // of every key; its hash tag keeps them on one node of a cluster
}

// NewRedis returns a store for the limit with a name. It sends nothing.
func NewRedis(client redis.UniversalClient, name string) *Redis {
	return &Redis{client: client, prefix: "clerk-go:{" + name + "}:"}
}

// Exchange is a round trip. It is reused for one limit and one
// route, so that it allocates no more than the client.
type Exchange struct {
	Ask
	Reply
	Class, Route string

	back   string
	args   []any
	buffer [1024]byte
}

// NewExchange returns an exchange for a rate class and a route.
func (r *Redis) NewExchange(class, route string) *Exchange {
	e := &Exchange{Class: class, Route: route}
	e.args = []any{
		"evalsha", takeSHA, "3", r.prefix + "limit:" + class, r.prefix + "pause:" + route, r.prefix + "seen",
		&e.Interval, &e.Depth, &e.Want, &e.Extra, &e.Block, &e.Patience, &e.Known, &e.Ahead, &e.Spent,
		&e.back, &e.Process,
	}
	return e
}

// Do sends the request and reads the reply. A command that failed is not sent again, because it
// may have been executed; a script that the server does not have is sent to
// it.
func (r *Redis) Do(ctx context.Context, e *Exchange) error {
	e.back = words(e.Back)
	answer, err := r.send(ctx, e, e.args)
	if err == nil {
		return e.Reply.parse(answer)
	}
	if redis.HasErrorPrefix(err, "NOSCRIPT") {
		args := slices.Clone(e.args)
		args[0], args[1] = "eval", takeSource
		if answer, err = r.send(ctx, e, args); err == nil {
			return e.Reply.parse(answer)
		}
	}
	return explain(err)
}

// send sends a command and reads its reply into the exchange's buffer. The client
// does not retry such a command.
func (r *Redis) send(ctx context.Context, e *Exchange, args []any) ([]byte, error) {
	cmd := redis.NewZeroCopyStringCmd(ctx, e.buffer[:], args...)
	err := r.client.Process(ctx, cmd)
	return cmd.Bytes(), err
}

// Pause pauses a route for every process.
func (r *Redis) Pause(ctx context.Context, route string, wait time.Duration) error {
	millis := (wait + time.Millisecond - 1).Milliseconds()
	said := strconv.FormatInt(millis, 10) + " " + route
	return explain(pause.Run(ctx, r.client, []string{r.prefix + "pause:" + route}, millis, r.channel(), said).Err())
}

// Listen calls paused for every pause of any process, until the
// returned function is called.
func (r *Redis) Listen(paused func(route string, left time.Duration)) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		heard := r.client.Subscribe(ctx, r.channel())
		defer heard.Close()
		for messages := heard.Channel(); ; {
			select {
			case <-ctx.Done():
				return
			case m, ok := <-messages:
				if !ok {
					return
				}
				millis, route, _ := strings.Cut(m.Payload, " ")
				if n, err := strconv.ParseInt(millis, 10, 64); err == nil {
					paused(route, time.Duration(n)*time.Millisecond)
				}
			}
		}
	}()
	return func() { cancel(); <-done }
}

func (r *Redis) channel() string { return r.prefix + "pauses" }

// words returns the runs in the format of the script.
func words(runs []Run) string {
	if len(runs) == 0 {
		return ""
	}
	var b []byte
	for _, run := range runs {
		b = strconv.AppendInt(b, run.At, 10)
		b = append(b, ' ')
		b = strconv.AppendInt(b, run.N, 10)
		b = append(b, ' ')
	}
	return string(b)
}

// parse parses the reply of the script.
func (r *Reply) parse(answer []byte) error {
	fields := [...]*int64{&r.Now, &r.Epoch, &r.Left, &r.Due, &r.Hint, &r.Pause, &r.Seen}
	rest, runs := answer, r.Runs[:0]
	var ok bool
	for _, field := range fields {
		if *field, rest, ok = number(rest); !ok {
			return fmt.Errorf("the store answers %q, which is not a reply of the script", answer)
		}
	}
	for len(rest) > 0 {
		var run Run
		if run.At, rest, ok = number(rest); ok {
			run.N, rest, ok = number(rest)
		}
		if !ok {
			return fmt.Errorf("the store answers %q, which is not a reply of the script", answer)
		}
		runs = append(runs, run)
	}
	r.Runs = runs
	return nil
}

// number parses a number at the start.
func number(text []byte) (n int64, rest []byte, ok bool) {
	i := 0
	for ; i < len(text) && text[i] != ' '; i++ {
		digit := text[i] - '0'
		if digit > 9 || i == 18 {
			return 0, nil, false
		}
		n = 10*n + int64(digit)
	}
	return n, text[min(i+1, len(text)):], i > 0
}
