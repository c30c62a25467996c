package sessiontoken_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// clerk is a source of keys that can rotate them, fail and be slow.
type clerk struct {
	mu      sync.Mutex
	signer  *signer
	failure error
	delay   time.Duration
	fetches atomic.Int64
	running atomic.Int64
	most    atomic.Int64 // that have run at a time
}

var errDown = errors.New("clerk is down")

func (c *clerk) Keys(ctx context.Context) (*sessiontoken.KeySet, error) {
	c.fetches.Add(1)
	c.most.Store(max(c.most.Load(), c.running.Add(1)))
	defer c.running.Add(-1)
	c.mu.Lock()
	signer, failure, delay := c.signer, c.failure, c.delay
	c.mu.Unlock()
	select {
	case <-time.After(delay):
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	if failure != nil {
		return nil, failure
	}
	return sessiontoken.NewKeySet(signer.public())
}

func (c *clerk) set(change func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	change()
}

// watched is a clerk with a verifier, in a bubble.
type watched struct {
	*clerk
	v *sessiontoken.Verifier
}

func watch(t *testing.T, opts ...sessiontoken.Option) *watched {
	t.Helper()
	c := &clerk{signer: home()}
	return &watched{clerk: c, v: newVerifier(t, c, opts...)}
}

// verify verifies a token of a signer, which the keys alone decide about.
func (w *watched) verify(t *testing.T, by *signer) error {
	t.Helper()
	_, err := w.v.Verify(t.Context(), by.token(claims()))
	return err
}

// wants checks the verdict, and how many fetches there have been so far.
func (w *watched) wants(t *testing.T, by *signer, kind error, fetches int64) {
	t.Helper()
	err := w.verify(t, by)
	synctest.Wait()
	if kind == nil && err != nil {
		t.Error(err)
	}
	if kind != nil {
		wantKind(t, err, kind, "")
	}
	if n := w.fetches.Load(); n != fetches {
		t.Errorf("%d fetches, want %d", n, fetches)
	}
}

func TestKeysLiveForAnHour(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.wants(t, home(), nil, 1)
		for range 49 { // use does not prolong it
			time.Sleep(time.Minute)
			w.wants(t, home(), nil, 1)
		}
		w.set(func() { w.signer = foreign() })
		time.Sleep(11*time.Minute + time.Second) // no request in the last ten minutes
		w.wants(t, home(), sessiontoken.ErrUnknownKey, 2)
		w.wants(t, foreign(), nil, 2)
	})
}

// A minute before the hour is over the keys serve, and new ones are fetched
// beside them.
func TestKeysAreFetchedAheadOfTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.wants(t, home(), nil, 1)
		w.set(func() { w.delay = 10 * time.Second })
		time.Sleep(51 * time.Minute)
		begin := time.Now()
		w.wants(t, home(), nil, 2)
		w.wants(t, home(), nil, 2)
		if waited := time.Since(begin); waited != 0 {
			t.Errorf("requests waited %v", waited)
		}
		time.Sleep(20 * time.Minute)
		w.wants(t, home(), nil, 2)
	})
}

func TestAnUnknownKeyFetchesOnceAMinute(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.wants(t, home(), nil, 1)
		w.wants(t, foreign(), sessiontoken.ErrUnknownKey, 2)
		w.wants(t, foreign(), sessiontoken.ErrUnknownKey, 2)
		w.set(func() { w.signer = foreign() })
		time.Sleep(59 * time.Second)
		w.wants(t, foreign(), sessiontoken.ErrUnknownKey, 2)
		time.Sleep(time.Second)
		w.wants(t, foreign(), nil, 3)
		w.wants(t, home(), sessiontoken.ErrUnknownKey, 3)
	})
}

// The keys have just been fetched when they are rotated: the first token of the
// new one passes.
func TestRotation(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.wants(t, home(), nil, 1)
		w.set(func() { w.signer = foreign() })
		w.wants(t, foreign(), nil, 2)
		w.wants(t, home(), sessiontoken.ErrUnknownKey, 2)
	})
}

func TestThunderingHerd(t *testing.T) {
	t.Parallel()
	for name, known := range map[string]bool{"no keys yet": false, "unknown kid": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := watch(t)
				var before int64
				if known {
					before = 1
					w.wants(t, home(), nil, before)
				}
				w.set(func() { w.signer, w.delay = foreign(), time.Second })
				token := foreign().token(claims())
				var passed atomic.Int64
				var group sync.WaitGroup
				for range 1000 {
					group.Go(func() {
						if _, err := w.v.Verify(t.Context(), token); err != nil {
							t.Error(err)
							return
						}
						passed.Add(1)
					})
				}
				group.Wait()
				if fetched := w.fetches.Load() - before; passed.Load() != 1000 || fetched != 1 {
					t.Errorf("%d of 1000 pass after %d fetches", passed.Load(), fetched)
				}
			})
		})
	}
}

// A thousand different unknown keys are no more than one.
func TestAFloodOfUnknownKeys(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.wants(t, home(), nil, 1)
		w.set(func() { w.delay = time.Second })
		body := "." + encode([]byte(claims())) + ".c2ln"
		var group sync.WaitGroup
		for i := range 1000 {
			group.Go(func() {
				time.Sleep(time.Duration(i) * 59 * time.Millisecond)
				_, err := w.v.Verify(t.Context(), encode([]byte(`{"alg":"RS256","kid":"`+time.Duration(i).String()+`"}`))+body)
				wantKind(t, err, sessiontoken.ErrUnknownKey, "")
			})
		}
		group.Wait()
		if n := w.fetches.Load(); n != 2 {
			t.Errorf("%d fetches in a minute, want 2", n)
		}
	})
}

func TestOutage(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.wants(t, home(), nil, 1)
		w.set(func() { w.failure = errDown })
		time.Sleep(55 * time.Minute)
		w.wants(t, home(), nil, 2) // fails, ahead of time
		w.wants(t, home(), nil, 2) // and is not tried again at once
		time.Sleep(10 * time.Second)
		w.wants(t, home(), nil, 3)
		time.Sleep(24 * time.Hour)
		w.wants(t, home(), nil, 4) // the old keys serve on
		err := w.verify(t, foreign())
		synctest.Wait()
		wantKind(t, err, sessiontoken.ErrKeysUnavailable, "clerk is down")
		if !errors.Is(err, errDown) {
			t.Errorf("the cause of %v is lost", err)
		}
		time.Sleep(time.Hour) // 25 hours in all
		w.wants(t, home(), sessiontoken.ErrKeysUnavailable, 6)
		w.set(func() { w.failure = nil })
		w.wants(t, home(), sessiontoken.ErrKeysUnavailable, 6)
		time.Sleep(10 * time.Second)
		w.wants(t, home(), nil, 7)
		w.wants(t, foreign(), sessiontoken.ErrUnknownKey, 8) // it is known to be unknown again
	})
}

// Requests do not wait for a Clerk that is known to be down.
func TestOutageCostsNoTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.wants(t, home(), nil, 1)
		w.set(func() { w.delay = time.Hour }) // it hangs
		time.Sleep(55 * time.Minute)
		var waited time.Duration
		for range 60 {
			begin := time.Now()
			if err := w.verify(t, home()); err != nil {
				t.Error(err)
			}
			waited += time.Since(begin)
			time.Sleep(time.Minute)
		}
		if waited != 0 {
			t.Errorf("requests waited %v in an hour", waited)
		}
	})
}

func TestNoKeysFromTheStart(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.set(func() { w.failure = errDown })
		w.wants(t, home(), sessiontoken.ErrKeysUnavailable, 1)
		err := w.verify(t, home())
		failure, ok := errors.AsType[*sessiontoken.Error](err)
		if !ok || failure.RetryAfter != 10*time.Second || failure.StatusCode() != 503 {
			t.Errorf("got %#v", err)
		}
		w.set(func() { w.failure = nil })
		time.Sleep(10 * time.Second)
		w.wants(t, home(), nil, 2)
	})
}

func TestStaleKeys(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t, sessiontoken.WithStaleKeys(0))
		w.wants(t, home(), nil, 1)
		w.set(func() { w.failure = errDown })
		time.Sleep(59 * time.Minute)
		w.wants(t, home(), nil, 2)
		time.Sleep(time.Minute)
		w.wants(t, home(), sessiontoken.ErrKeysUnavailable, 3)
	})
}

// Who gives up leaves the fetch to the others.
func TestACallerCancelsNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.set(func() { w.delay = 10 * time.Second })
		impatient, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		token := home().token(claims())
		var group sync.WaitGroup
		group.Go(func() {
			_, err := w.v.Verify(impatient, token)
			wantKind(t, err, sessiontoken.ErrKeysUnavailable, "the caller stopped waiting")
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("the cause of %v is lost", err)
			}
		})
		group.Go(func() {
			time.Sleep(500 * time.Millisecond)
			if _, err := w.v.Verify(t.Context(), token); err != nil {
				t.Error(err)
			}
		})
		group.Wait()
		w.wants(t, home(), nil, 1)
		// A context that has ended is no reason to refuse what needs no waiting.
		if _, err := w.v.Verify(impatient, token); err != nil {
			t.Error(err)
		}
	})
}

func TestAFetchEndsAfterThirtySeconds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.set(func() { w.delay = time.Hour })
		begin := time.Now()
		err := w.verify(t, home())
		wantKind(t, err, sessiontoken.ErrKeysUnavailable, "deadline exceeded")
		if took := time.Since(begin); took != 30*time.Second {
			t.Errorf("it took %v", took)
		}
	})
}

// No goroutine outlives Close: the bubble would not end with one.
func TestClose(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.wants(t, home(), nil, 1)
		w.set(func() { w.delay = time.Hour })
		time.Sleep(55 * time.Minute)
		w.verify(t, home())
		synctest.Wait()
		if w.running.Load() != 1 {
			t.Fatal("no fetch is under way")
		}
		begin := time.Now()
		w.v.Close()
		if w.running.Load() != 0 || time.Since(begin) != 0 {
			t.Errorf("%d fetches after %v", w.running.Load(), time.Since(begin))
		}
		w.v.Close()
		w.wants(t, home(), nil, 2) // the keys are good for five minutes more
		time.Sleep(26 * time.Hour)
		w.wants(t, home(), sessiontoken.ErrKeysUnavailable, 2)
	})
}

func TestClosedFromTheStart(t *testing.T) {
	t.Parallel()
	v := newVerifier(t, none(t))
	v.Close()
	_, err := v.Verify(t.Context(), home().token(claims()))
	wantKind(t, err, sessiontoken.ErrKeysUnavailable, "the verifier is closed")
}

// Keys that never change do not grow old.
func TestStaticKeys(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		v := verifier(t)
		v.Close()
		time.Sleep(10000 * time.Hour)
		if _, err := v.Verify(t.Context(), home().token(claims())); err != nil {
			t.Error(err)
		}
	})
}

// Two instances may use one kid.
func TestNoInstanceServesAnother(t *testing.T) {
	t.Parallel()
	twin := &signer{id: home().id, key: foreign().key}
	a, b := newVerifier(t, &clerk{signer: home()}), newVerifier(t, &clerk{signer: twin})
	for range 2 {
		if _, err := a.Verify(t.Context(), home().token(claims())); err != nil {
			t.Error(err)
		}
		if _, err := b.Verify(t.Context(), twin.token(claims())); err != nil {
			t.Error(err)
		}
		_, err := b.Verify(t.Context(), home().token(claims()))
		wantKind(t, err, sessiontoken.ErrSignature, "")
	}
}

func TestASourceWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	v := newVerifier(t, sessiontoken.SourceFunc(func(context.Context) (*sessiontoken.KeySet, error) { return nil, nil }))
	_, err := v.Verify(t.Context(), home().token(claims()))
	wantKind(t, err, sessiontoken.ErrKeysUnavailable, "neither keys nor an error")
}

// Keys come and go while a thousand goroutines verify: for the race detector.
func TestRotationUnderLoad(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		tokens := map[*signer]string{home(): home().token(claims()), foreign(): foreign().token(claims())}
		var group sync.WaitGroup
		for i := range 1000 {
			group.Go(func() {
				by := home()
				if i%2 == 1 {
					by = foreign()
				}
				for range 5 {
					_, err := w.v.Verify(t.Context(), tokens[by])
					if err != nil && !errors.Is(err, sessiontoken.ErrUnknownKey) {
						t.Error(err)
					}
					time.Sleep(20 * time.Minute)
				}
			})
		}
		for i := range 5 {
			w.set(func() { w.signer = []*signer{home(), foreign()}[i%2] })
			time.Sleep(20 * time.Minute)
		}
		group.Wait()
		if n := w.fetches.Load(); n > 12 || w.most.Load() != 1 {
			t.Errorf("%d fetches, up to %d at a time", n, w.most.Load())
		}
	})
}
