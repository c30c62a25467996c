package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"regexp"
	"strings"
	"testing"
	"time"
)

// kinds has a field of each kind of value that is written in more than one way.
type kinds struct {
	At       time.Time
	On       string
	Price    string
	Quoted   string
	Count    uint64
	Contents []byte
}

var kindsFields = Fields{List: []Field{
	{Key: "at", Type: &Time},
	{Key: "on", Type: &Date},
	{Key: "price", Type: &Decimal},
	{Key: "quoted", Type: &QuotedDecimal},
	{Key: "count", Type: &Uint64},
	{Key: "contents", Type: &Bytes},
}}

func (v *kinds) UnmarshalWire(dec *Decoder) error {
	dec.Fields(&kindsFields, nil, &v.At, &v.On, &v.Price, &v.Quoted, &v.Count, &v.Contents)
	return dec.Err()
}

func TestKindsRefused(t *testing.T) {
	t.Parallel()
	for doc, want := range map[string]string{
		`{"at":7}`:                          `response.at: want a string, found a number at byte 6`,
		`{"at":""}`:                         `response.at: want a date and time as in RFC 3339 at byte 6`,
		`{"at":"2026-11-25"}`:               `response.at: want a date and time as in RFC 3339 at byte 6`,
		`{"at":"2026-11-25 18:55:20Z"}`:     `response.at: want a date and time as in RFC 3339 at byte 6`,
		`{"at":"2026-11-25T18:55:20"}`:      `response.at: want a date and time as in RFC 3339 at byte 6`,
		`{"at":"2026-11-25T8:55:20Z"}`:      `response.at: want a date and time as in RFC 3339 at byte 6`,
		`{"at":"2026-11-25T18:55:20,5Z"}`:   `response.at: want a date and time as in RFC 3339 at byte 6`,
		`{"at":"2026-02-30T18:55:20Z"}`:     `response.at: want a date and time as in RFC 3339 at byte 6`,
		`{"at":"2026-11-25T18:55:20+2400"}`: `response.at: want a date and time as in RFC 3339 at byte 6`,
		`{"on":"2026-11-25T18:55:20Z"}`:     `response.on: want a date as in RFC 3339 at byte 6`,
		`{"on":"2026-02-29"}`:               `response.on: want a date as in RFC 3339 at byte 6`,
		`{"on":"26-1-1"}`:                   `response.on: want a date as in RFC 3339 at byte 6`,
		`{"on":false}`:                      `response.on: want a string, found a boolean at byte 6`,
		`{"price":"1.5"}`:                   `response.price: want a number, found a string at byte 9`,
		`{"price":1.}`:                      `response.price: malformed number at byte 9`,
		`{"quoted":1.5}`:                    `response.quoted: want a string, found a number at byte 10`,
		`{"quoted":"1.5 "}`:                 `response.quoted: want a number in a string at byte 10`,
		`{"quoted":""}`:                     `response.quoted: want a number in a string at byte 10`,
		`{"count":-1}`:                      `response.count: number -1 out of range at byte 9`,
		`{"count":1.0}`:                     `response.count: number 1.0 is not an integer at byte 9`,
		`{"count":18446744073709551616}`:    `response.count: number 18446744073709551616 out of range at byte 9`,
		`{"contents":"aGk"}`:                `response.contents: want a string in base64 at byte 12`,
		`{"contents":"a_-="}`:               `response.contents: want a string in base64 at byte 12`,
		`{"contents":[1]}`:                  `response.contents: want a string, found an array at byte 12`,
	} {
		t.Run(doc, func(t *testing.T) {
			t.Parallel()
			if err := Decode([]byte(doc), new(kinds)); err == nil || err.Error() != want {
				t.Errorf("got %v\nwant %s", err, want)
			}
		})
	}
}

func TestKindsRead(t *testing.T) {
	t.Parallel()
	doc := `{"at":"2026-11-25t18:55:20.123456789-07:30","on":"2028-02-29","price":-12.500e+3,"quoted":"0.10",
		"count":18446744073709551615,"contents":"aGk\/\u0050n5+","unknown":1}`
	var got kinds
	if err := Decode([]byte(doc), &got); err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 25, 18, 55, 20, 123456789, time.FixedZone("", -(7*60+30)*60))
	switch {
	case !got.At.Equal(at):
		t.Errorf("at is %v, want %v", got.At, at)
	case got.On != "2028-02-29", got.Price != "-12.500e+3", got.Quoted != "0.10", got.Count != math.MaxUint64, string(
		got.Contents,
	) != "hi?>~~":
		t.Errorf("got %+v", got)
	}
	before := got
	null := `{"at":null,"on":null,"price":null,"quoted":null,"count":null}`
	if err := Decode(
		[]byte(null),
		&got,
	); err != nil || !got.At.Equal(before.At) || got.Price != before.Price || got.Count != before.Count {
		t.Errorf("null makes %+v of %+v, %v", got, before, err)
	}
	if err := Decode([]byte(`{"contents":null}`), &got); err != nil || got.Contents != nil {
		t.Errorf("null makes %q, %v", got.Contents, err)
	}
}

// TestKindsWithoutForm are values that JSON has no text for.
func TestKindsWithoutForm(t *testing.T) {
	t.Parallel()
	for name, write := range map[string]func() ([]byte, error){
		"year 10000": func() ([]byte, error) {
			return AppendTime(nil, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))
		},
		"zone of a day": func() ([]byte, error) {
			return AppendTime(nil, time.Now().In(time.FixedZone("", 24*60*60)))
		},
		"day of no month":   func() ([]byte, error) { return AppendDate(nil, "2026-02-29") },
		"number with comma": func() ([]byte, error) { return AppendDecimal(nil, "1,5") },
		"number and more":   func() ([]byte, error) { return AppendQuotedDecimal(nil, `1","a":"b`) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if text, err := write(); err == nil || text != nil {
				t.Errorf("written as %s", text)
			}
		})
	}
	for want, write := range map[string]func() ([]byte, error){
		`"0001-01-01"`: func() ([]byte, error) { return AppendDate(nil, "") },
		`0`:            func() ([]byte, error) { return AppendDecimal(nil, "") },
		`"0"`:          func() ([]byte, error) { return AppendQuotedDecimal(nil, "") },
		`5`:            func() ([]byte, error) { return AppendConstInt(nil, 0, 5), nil },
		`6`:            func() ([]byte, error) { return AppendConstInt(nil, 6, 5), nil },
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			if text, err := write(); err != nil || string(text) != want {
				t.Errorf("written as %s, %v", text, err)
			}
		})
	}
}

var rfc3339 = regexp.MustCompile(`^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$`)

// FuzzTime holds instants against package time, which reads the text of a string
// that encoding/json has taken apart.
func FuzzTime(f *testing.F) {
	for _, s := range []string{
		`"2026-11-25T18:55:20Z"`, `"2026-11-25t18:55:20.5z"`, `"2026-11-25T18:55:20.1234567890+23:59"`,
		`"2026-11-25T24:00:00Z"`, `"\u0032026-11-25T18:55:20Z"`,
		`"0000-01-01T00:00:00-23:59"`, `"2026-06-30T23:59:60Z"`, `null`, `7`, `"`, `" 2026-11-25T18:55:20Z"`,
		`"2026-11-25T18:55:20+24:00"`,
		`"2026-11-25T18:55:20-23:60"`, `"2026-11-25T8:55:20Z"`, `"2026-11-25T18:55:20,5Z"`, `"2026-11-25T18:55:20"`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var text *string
		var want time.Time
		wantErr := json.Unmarshal(data, &text)
		if wantErr == nil && text != nil {
			wantErr = want.UnmarshalText([]byte(strings.ToUpper(*text)))
		}
		if wantErr == nil && text != nil && !rfc3339.MatchString(*text) {
			wantErr = errors.New("package time is not strict")
		}
		var got time.Time
		d := newDecoder(data)
		d.Time(&got)
		if err := d.finish(""); (err == nil) != (wantErr == nil) || err == nil && !got.Equal(want) {
			t.Fatalf("%s is read as %v, %v; by package time as %v, %v", data, got, err, want, wantErr)
		}
		written, err := AppendTime(nil, got)
		other, otherErr := json.Marshal(got)
		if (err == nil) != (otherErr == nil) || !bytes.Equal(written, other) {
			t.Fatalf("%v is written as %s, %v; by encoding/json as %s, %v", got, written, err, other, otherErr)
		}
	})
}

// FuzzUint64 holds whole numbers against encoding/json.
func FuzzUint64(f *testing.F) {
	for _, s := range []string{
		`0`,
		`-0`,
		`18446744073709551615`,
		`18446744073709551616`,
		`1e3`,
		`null`,
		`"1"`,
		` 7 `,
		`01`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var got, want uint64
		wantErr := json.Unmarshal(data, &want)
		d := newDecoder(data)
		d.Uint64(&got)
		if err := d.finish(""); (err == nil) != (wantErr == nil) || got != want && err == nil {
			t.Fatalf("%s is read as %d, %v; by encoding/json as %d, %v", data, got, err, want, wantErr)
		}
	})
}

// FuzzBytes holds data against encoding/json, which also reads arrays of numbers.
func FuzzBytes(f *testing.F) {
	for _, s := range []string{`""`, `"aGk="`, `"aG\nk="`, `"aGk"`, `"a_-="`, `"=="`, `null`, `7`, `"\u0061Gk="`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
			return
		}
		var got, want []byte
		wantErr := json.Unmarshal(data, &want)
		d := newDecoder(data)
		d.Bytes(&got)
		if err := d.finish(
			"",
		); (err == nil) != (wantErr == nil) || err == nil && (!bytes.Equal(
			got,
			want,
		) || (got == nil) != (want == nil)) {
			t.Fatalf("%s is read as %q, %v; by encoding/json as %q, %v", data, got, err, want, wantErr)
		}
		if written := AppendBytes(
			nil,
			[]byte(want),
		); wantErr == nil && want != nil && string(written) != encoded(t, want) {
			t.Fatalf("%q is written as %s", want, written)
		}
	})
}
