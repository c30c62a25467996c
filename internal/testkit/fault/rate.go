package fault

import "time"

// window records when each key sent the requests that still count.
type window struct {
	sent map[string][]time.Time
}

// take counts a request against the limit. It returns how long the key must
// wait, or 0 if the request is within the limit. A request beyond it does not
// count.
func (w *window) take(r Request, limit Limit) time.Duration {
	if limit.Requests <= 0 {
		return 0
	}
	sent := w.sent[r.Key]
	for len(sent) > 0 && r.Now.Sub(sent[0]) >= limit.Per {
		sent = sent[1:]
	}
	wait := time.Duration(0)
	if len(sent) < limit.Requests {
		sent = append(sent, r.Now)
	} else {
		wait = max(limit.Per-r.Now.Sub(sent[0]), 1)
	}
	if w.sent == nil {
		w.sent = map[string][]time.Time{}
	}
	w.sent[r.Key] = sent
	return wait
}
