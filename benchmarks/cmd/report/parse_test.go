package main

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

const output = `goos: linux
goarch: amd64
pkg: example.com/benchmarks
cpu: Some CPU
BenchmarkGet/client=sdk 	  100	 3000 ns/op	 640 B/op	 19 allocs/op
BenchmarkGet/client=official 	  100	 20000 ns/op	 6000 B/op	 80 allocs/op
BenchmarkDecodeOne/client=sdk 	  100	 500.5 ns/op	 1200.00 MB/s	 672 B/op	 2 allocs/op
BenchmarkOther 	  100	 1 ns/op
PASS
goos: linux
BenchmarkGet/client=sdk 	  100	 2000 ns/op	 640 B/op	 19 allocs/op
BenchmarkGet/client=sdk 	  100	 9000 ns/op	 640 B/op	 19 allocs/op
PASS
`

func TestParse(t *testing.T) {
	t.Parallel()
	got, err := parse([]byte(output))
	want := map[key]*result{
		{"Get", "sdk"}:       {nanoseconds: []float64{3000, 2000, 9000}, bytes: 640, allocs: 19},
		{"Get", "official"}:  {nanoseconds: []float64{20000}, bytes: 6000, allocs: 80},
		{"DecodeOne", "sdk"}: {nanoseconds: []float64{500.5}, bytes: 672, allocs: 2},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v", got, err)
	}
	if got := machine([]byte(output)); got != "linux, amd64, Some CPU" {
		t.Errorf("the machine is %s", got)
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"PASS\n": "no benchmark has run:\nPASS\n",
		"BenchmarkGet/client=sdk 1 x " +
			"ns/op\n": `"BenchmarkGet/client=sdk 1 x ns/op\n": strconv.ParseFloat: parsing "x": invalid syntax`,
	} {
		if _, err := parse([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestMedian(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		runs []float64
		want float64
	}{{[]float64{7}, 7}, {[]float64{9, 1}, 5}, {[]float64{9, 1, 2}, 2}, {[]float64{8, 100, 1, 2}, 5}} {
		t.Run(fmt.Sprint(test.runs), func(t *testing.T) {
			t.Parallel()
			if got := (result{nanoseconds: test.runs}).median(); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestInitTrace(t *testing.T) {
	t.Parallel()
	clock, allocs := initTrace(strings.Join([]string{
		"init runtime @0.05 ms, 0.025 ms clock, 0 bytes, 0 allocs",
		"init net/http @0.9 ms, 0.5 ms clock, 4000 bytes, 25 allocs",
		"sess_1 active",
	}, "\n"))
	if fmt.Sprint(clock, allocs) != fmt.Sprint(525*time.Microsecond, 25) {
		t.Errorf("%v, %d", clock, allocs)
	}
}
