package operation

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

var get = &Operation{Name: "sessions.Get", Method: "GET", Route: "/sessions/{session_id}", Idempotent: true}

func TestFrom(t *testing.T) {
	t.Parallel()
	if op, ok := From(context.Background()); ok || op != nil {
		t.Errorf("an empty context carries %v", op)
	}
	if op, ok := From(WithCall(t.Context(), new(Call))); ok || op != nil {
		t.Errorf("a call without an operation carries %v", op)
	}
	if op, ok := From(With(t.Context(), get)); !ok || op != get {
		t.Errorf("the context carries %v", op)
	}
}

func TestTry(t *testing.T) {
	t.Parallel()
	ctx := With(t.Context(), get)
	for _, want := range []int{1, 1, 2, 3} { // the first before anybody counted
		if got := Try(ctx); got != want {
			t.Errorf("try %d, not %d", got, want)
		}
		CallFrom(ctx).AddTry()
	}
	if got := Try(t.Context()); got != 1 {
		t.Errorf("try %d where nobody counts", got)
	}
}

func TestContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		type keyType struct{}
		var c Context
		c.Operation = get
		c.Begin(context.WithValue(t.Context(), keyType{}, 7), time.Second)
		for range 2 { // before and after somebody waits
			child, cancel := context.WithCancel(&c)
			if op, ok := From(child); !ok || op != get || CallFrom(child) != &c.Call || child.Value(keyType{}) != 7 {
				t.Errorf("a child carries %v and %v", op, child.Value(keyType{}))
			}
			cancel()
		}
		<-c.Done()
		if c.Err() != context.DeadlineExceeded || !c.Expired() {
			t.Errorf("done with %v", c.Err())
		}
	})
}

func BenchmarkContext(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		c := new(Context)
		c.Operation = get
		c.Begin(context.Background(), time.Minute)
		if _, ok := From(c); !ok {
			b.Fatal("no operation")
		}
		c.Stop()
	}
}
