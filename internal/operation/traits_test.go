package operation

import "testing"

func TestTraits(t *testing.T) {
	t.Parallel()
	var none *Traits
	redirect, conditional, stream := &Traits{Redirect: true}, &Traits{Conditional: true}, &Traits{Stream: true}
	for name, test := range map[string]struct{ got, want bool }{
		"a redirect without traits":   {none.Succeeds(302), false},
		"a redirect":                  {redirect.Succeeds(302), true},
		"a redirect that is none":     {redirect.Succeeds(304), false},
		"a failure beside a redirect": {redirect.Succeeds(404), false},
		"not modified":                {conditional.Succeeds(304), true},
		"a redirect beside it":        {conditional.Succeeds(302), false},
		"a body without traits":       {none.Streams(200), false},
		"a body":                      {stream.Streams(200), true},
		"the body of a failure":       {stream.Streams(404), false},
		"a body that is not streamed": {redirect.Streams(200), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.got != test.want {
				t.Error(test.got)
			}
		})
	}
}

func TestStatusesOfAnOperation(t *testing.T) {
	t.Parallel()
	var none *Traits
	for name, test := range map[string]struct {
		traits      *Traits
		again, said bool
	}{
		"none":        {none, false, false},
		"silent":      {&Traits{}, false, false},
		"one of them": {&Traits{Statuses: []int{409}}, true, true},
		"another":     {&Traits{Statuses: []int{423}}, false, true},
		"never":       {&Traits{Statuses: []int{}}, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if again, said := test.traits.Retries(409); again != test.again || said != test.said {
				t.Errorf("%v, %v", again, said)
			}
		})
	}
}
