package fake

import "math/rand/v2"

// random creates ids. They are the same in every run, so that the output of
// tests can be compared. It is guarded by the server.
type random struct{ source *rand.Rand }

func newRandom() random { return random{rand.New(rand.NewPCG(1, 1))} }

func (r random) letters(n int) string {
	return r.of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", n)
}

func (r random) hex(n int) string { return r.of("0123456789abcdef", n) }

func (r random) of(alphabet string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[r.source.IntN(len(alphabet))]
	}
	return string(b)
}
