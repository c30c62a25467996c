package fake_test

import (
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

func TestScalarRules(t *testing.T) {
	t.Parallel()
	whole, unsigned, number, text := fake.Integer, fake.Unsigned, fake.Number, fake.String
	for _, test := range []struct {
		name  string
		kind  fake.Kind
		rule  fake.Rule
		value string
		want  string // what the failure says; empty for none
	}{
		{
			"beyond a double", whole, fake.BetweenInt64(1, 1<<53), "9007199254740993",
			"v: 9007199254740993 is outside 1..9007199254740992",
		},
		{"largest int64", whole, fake.AtLeastInt64(1), "9223372036854775807", ""},
		{"above int64", whole, fake.AtMostInt64(5), "6", "v: 6 is more than 5"},
		{"largest uint64", unsigned, fake.AtLeastUint64(1), "18446744073709551615", ""},
		{"below uint64", unsigned, fake.BetweenUint64(2, 3), "1", "v: 1 is outside 2..3"},
		{"above uint64", unsigned, fake.AtMostUint64(3), "4", "v: 4 is more than 3"},
		{"bound of above", number, fake.Above(0.5), "0.5", "v: 0.5 is not more than 0.5"},
		{"above", number, fake.Above(0.5), "0.6", ""},
		{"bound of below", number, fake.Below(0.5), "0.5", "v: 0.5 is not less than 0.5"},
		{"time", text, fake.InFormat("date-time"), "2024-01-01T00:00:00Z", ""},
		{"no time", text, fake.InFormat("date-time"), "2024-01-01", "v: the value is not a time"},
		{"no UUID", text, fake.InFormat("uuid"), "1", "v: the value is not a UUID"},
		{"base64", text, fake.Base64(1, 2), "YWI=", ""},
		{"no base64", text, fake.Base64(1, 2), "YWI", "v: the value is not in base64"},
		{"too much base64", text, fake.Base64(1, 2), "YWJj", "v: the value has 3 bytes, which is outside 1..2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			api := notes()
			api.Operations[0].Query = []fake.Field{{Name: "v", Kind: test.kind, Rules: []fake.Rule{test.rule}}}
			api.Operations[0].Effects = []fake.Effect{fake.Canned{Body: "[]"}}
			status, body := send(t, serverOf(t, api), request(t, "GET", "/v2/notes?v="+test.value, ""))
			if (test.want == "") != (status == 200) || !strings.Contains(body, test.want) {
				t.Errorf("got %d %s", status, body)
			}
		})
	}
}
