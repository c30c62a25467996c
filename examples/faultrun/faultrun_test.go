package main

import (
	"strings"
	"testing"
	"time"
)

func TestAShortRunIsSound(t *testing.T) {
	r, err := run(500*time.Millisecond, 16)
	if err != nil {
		t.Fatal(err)
	}
	if !r.sound() || len(r.writes) == 0 || r.outcomes["success"] == 0 {
		t.Errorf("\n%s", r)
	}
	for _, want := range []string{"sessions.Create", "lost", "duplicated", "goroutines leaked"} {
		if !strings.Contains(r.String(), want) {
			t.Errorf("%q is not in the report", want)
		}
	}
}

// TestTheAccountsSeeMistakes holds made-up callers against a made-up server.
func TestTheAccountsSeeMistakes(t *testing.T) {
	l := newLedger()
	l.apply("once")
	l.apply("twice")
	l.apply("twice")
	l.apply("unnoticed")
	r := l.report(&tally{writes: []write{{"once", true}, {"twice", true}, {"never", true}, {"refused", false}, {"unnoticed", false}}})
	if r.doubled != 1 || r.lost != 1 || r.unknown != 1 || r.sound() {
		t.Errorf("%d doubled, %d lost, %d unknown", r.doubled, r.lost, r.unknown)
	}
}
