package fault_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
)

var operations = []string{"sessions.List", "sessions.Get"}

func TestParse(t *testing.T) {
	t.Parallel()
	cases := map[string][]fault.Fault{
		"":       nil,
		" ; ":    nil,
		"503":    {{Kind: fault.Status, Status: 503}},
		"*:drop": {{Kind: fault.Drop}},
		"List: 503 x2, pass, 429 retry-after=2s; Get: drop-after": {
			{Operation: "sessions.List", Kind: fault.Status, Status: 503, Times: 2},
			{Operation: "sessions.List", Kind: fault.Pass},
			{Operation: "sessions.List", Kind: fault.Status, Status: 429, RetryAfter: 2 * time.Second},
			{Operation: "sessions.Get", Kind: fault.DropAfter},
		},
		"sessions.Get: slow=300ms 10%; truncate always": {
			{Operation: "sessions.Get", Kind: fault.Slow, Delay: 300 * time.Millisecond, Probability: 0.1},
			{Kind: fault.Truncate, Times: fault.Always},
		},
		"rate, rate=5/1s, garbage status=502 delay=1s, future-value, future-field": {
			{Kind: fault.Rate},
			{Kind: fault.Rate, Requests: 5, Per: time.Second},
			{Kind: fault.Garbage, Status: 502, Delay: time.Second},
			{Kind: fault.FutureValue},
			{Kind: fault.FutureField},
		},
	}
	for text, want := range cases {
		t.Run(text, func(t *testing.T) {
			got, err := fault.Parse(text, operations)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v and %v, want %+v", got, err, want)
			}
		})
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"Lst: 503":              `fault script: operation "Lst" is not one of sessions.List, sessions.Get`,
		"List:":                 `fault script: a fault is missing in ""`,
		"503,,":                 `fault script: a fault is missing in ""`,
		"99":                    `fault script: "99": fault status: status 99 is outside 200..599`,
		"boom":                  `fault script: "boom": unknown fault kind "boom"`,
		"drop=1":                `fault script: "drop=1": "drop=1" is not a fault`,
		"status":                `fault script: "status": "status" is not a fault`,
		"slow":                  `fault script: "slow": fault slow: delay 0s is not positive`,
		"slow=fast":             `fault script: "slow=fast": "fast" is not a time such as 300ms or 2s`,
		"rate=10":               `fault script: "rate=10": rate "10" is not of the form 100/10s`,
		"rate=10/x":             `fault script: "rate=10/x": "x" is not a time such as 300ms or 2s`,
		"503 x0":                `fault script: "503 x0": "x0" is not a number of requests`,
		"503 120%":              `fault script: "503 120%": "120%" is not a probability`,
		"503 twice":             `fault script: "503 twice": "twice" is not an option`,
		"503 retry-after=-1s":   `fault script: "503 retry-after=-1s": "-1s" is not a time such as 300ms or 2s`,
		"garbage status=999999": `fault script: "garbage status=999999": status "999999" does not exist`,
	}
	for text, want := range cases {
		t.Run(text, func(t *testing.T) {
			if faults, err := fault.Parse(text, operations); err == nil || err.Error() != want {
				t.Errorf("got %v and %v, want %s", faults, err, want)
			}
		})
	}
}

func TestValidate(t *testing.T) {
	t.Parallel()
	cases := map[string]fault.Fault{
		`unknown fault kind ""`:                       {},
		"fault garbage: status 1 is outside 200..599": {Kind: fault.Garbage, Status: 1},
		"fault rate: 5 requests in 0s is not a rate":  {Kind: fault.Rate, Requests: 5},
		"fault drop: probability 2 is outside 0..1":   {Kind: fault.Drop, Probability: 2},
		"fault drop: times cannot be negative":        {Kind: fault.Drop, Delay: -1},
	}
	for want, f := range cases {
		t.Run(want, func(t *testing.T) {
			if err := f.Validate(); err == nil || err.Error() != want {
				t.Errorf("%+v: got %v, want %s", f, err, want)
			}
		})
	}
}

// What Parse accepts is valid, whatever it is given.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"List: 503 x2, pass", "*: drop 5%; rate=1/1s", "slow=1ms delay=2s", "::;,%x", "429 retry-after=1h always"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		faults, err := fault.Parse(text, operations)
		if err != nil && faults != nil {
			t.Errorf("%q: faults and an error", text)
		}
		for _, fault := range faults {
			if err := fault.Validate(); err != nil {
				t.Errorf("%q: %+v: %v", text, fault, err)
			}
		}
	})
}
