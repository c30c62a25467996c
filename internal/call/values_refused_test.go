package call

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/format"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// TestValuesThatAreRefused checks that an invalid value gives an error that
// names it, and that nothing is sent.
func TestValuesThatAreRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text  string
		write func(*Request)
	}{
		{"n 9 is more than 8", func(r *Request) { r.Query().Uint64("n", 9, AtMostUint64(8)) }},
		{"n 0 is less than 1", func(r *Request) { r.Query().Uint64("n", 0, AtLeastUint64(1)) }},
		{
			"n 18446744073709551615 is outside 1..8",
			func(r *Request) { r.Query().Uint64("n", math.MaxUint64, BetweenUint64(1, 8)) },
		},
		{
			"n 2147483648 is outside 0..2147483647",
			func(r *Request) { r.Query().Int64("n", 1<<31, BetweenInt64(0, 1<<31-1)) },
		},
		{"n -1 is less than 0", func(r *Request) { r.Query().Int64("n", -1, AtLeastInt64(0)) }},
		{"n 1 is more than 0", func(r *Request) { r.Query().Int64("n", 1, AtMostInt64(0)) }},
		{"n 4 is not one of 1, 2, -3", func(r *Request) { r.Query().IntEnum("n", 4, 1, 2, -3) }},
		{"n[1] 4 is not one of 1", func(r *Request) { IntEnums(r.Query(), "n", []int{1, 4}, List{}, 1) }},
		{"on false is not true", func(r *Request) { r.Checks().ConstBool("on", false, true) }},
		{"off true is not false", func(r *Request) { r.Form().ConstBool("off", true, false) }},
		{"n 0 is not more than 0", func(r *Request) { r.Query().Float("n", 0, Above(0)) }},
		{"n 1.5 is not less than 1.5", func(r *Request) { r.Query().Float("n", 1.5, Below(1.5)) }},
		{"n NaN is not a finite number", func(r *Request) { r.Query().Float("n", math.NaN()) }},
		{
			"n[0] +Inf is not a finite number",
			func(r *Request) { Floats(r.Form(), "n", []float64{math.Inf(1)}, List{}) },
		},
		{`id "x" is not a UUID`, func(r *Request) { r.Query().String("id", "x", InFormat(format.UUID)) }},
		{
			`n "1." is not a decimal number in JSON`,
			func(r *Request) { r.Form().String("n", "1.", InFormat(format.Decimal)) },
		},
		{
			`user_id "count" is the name of another endpoint`,
			func(r *Request) { r.CheckString("user_id", "count", NoneOf("count")) },
		},
		{"at has the year 10000, outside 0..9999", func(r *Request) {
			r.Query().Time("at", time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -7200)), DateTime)
		}},
		{
			"day has the year -1, outside 0..9999",
			func(r *Request) { r.CheckTime("day", time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), Date) },
		},
		{"days[1] has the year 10000, outside 0..9999", func(r *Request) {
			Times(r.Query(), "days", []time.Time{{}, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)}, List{}, Date)
		}},
		{
			"ids has 3 values, which is outside 1..2",
			func(r *Request) { Ints(r.Query(), "ids", []int{1, 2, 3}, List{Min: 1, Max: 2}) },
		},
		{"ids has 3 values, more than 2", func(r *Request) { Ints(r.Query(), "ids", []int{1, 2, 3}, List{Max: 2}) }},
		{"ids has 1 values, fewer than 2", func(r *Request) { Uints(r.Query(), "ids", []uint64{1}, List{Min: 2}) }},
		{"ids is required", func(r *Request) { Strings(r.Query(), "ids", []string{}, List{Required: true}) }},
		{
			"ids[2] is a duplicate of ids[0]",
			func(r *Request) { Strings(r.Query(), "ids", []string{"a", "b", "a"}, List{Unique: true}, Sensitive()) },
		},
		{"ids[1] 9 is more than 8", func(r *Request) { Ints(r.Query(), "ids", []int{8, 9}, List{}, AtMost(8)) }},
		{"ids[0] 9 is more than 8", func(r *Request) { Uints(r.Query(), "ids", []uint64{9}, List{}, AtMostUint64(8)) }},
		{
			`ids[1] "x" is not one of a, b`,
			func(r *Request) { Strings(r.Query(), "ids", []status{"a", "x"}, List{Joined: ","}, OneOf("a", "b")) },
		},
		{
			"ids[0] is not one of a",
			func(r *Request) { Strings(r.Query(), "ids", []status{"SECRET"}, List{}, OneOf("a"), Sensitive()) },
		},
		{
			`ids[1] contains the separator ","`,
			func(r *Request) { Strings(r.Query(), "ids", []string{"a", "b,c"}, List{Joined: ","}) },
		},
		{"ids[0] is empty", func(r *Request) { Strings(r.Query(), "ids", []string{""}, List{Joined: ","}) }},
		{"created[gte] -1 is less than 0", func(r *Request) { r.Query().Within("created").Int("gte", -1, AtLeast(0)) }},
		{
			"items[1][price] is required",
			func(r *Request) { r.Form().Within("items").Item(1).String("price", "", Required()) },
		},
		{
			"items[1].price is required",
			func(r *Request) { r.Checks().Within("items").Item(1).String("price", "", Required()) },
		},
		{"items[0].tags[1] \"b\" is not one of a", func(r *Request) {
			Strings(r.Checks().Within("items").Item(0), "tags", []string{"a", "b"}, List{}, OneOf("a"))
		}},
		{`metadata key "a[b" is empty or holds a bracket`, func(r *Request) {
			Map(r.Form(), "metadata", map[string]string{"a[b": "x"},
				func(v Values, key, value string) { v.String(key, value) })
		}},
		{"metadata key is empty or holds a bracket", func(r *Request) {
			Map(r.Form(), "metadata", map[string]string{"": "x"},
				func(v Values, key, value string) { v.String(key, value) })
		}},
		{"metadata[a] \"xyz\" has 3 bytes, which is outside 0..2", func(r *Request) {
			Map(r.Form(), "metadata", map[string]string{"a": "xyz"},
				func(v Values, key, value string) { v.String(key, value, Length(0, 2)) })
		}},
		{
			"item.data has 3 bytes, which is outside 1..2",
			func(r *Request) { r.Checks().Within("item").Size("data", 3, 1, 2) },
		},
		{"X-A contains a control character", func(r *Request) { r.Header().String("X-A", "a\r\nAuthorization: x") }},
		{"X-A begins or ends with a space", func(r *Request) { r.Header().String("X-A", " a") }},
		{"authorization is reserved for the client", func(r *Request) { r.Header().String("authorization", "x") }},
		{"Host is reserved for the client", func(r *Request) { r.Header().String("Host", "x") }},
		{"Content-Length is reserved for the client", func(r *Request) { r.Header().Int("Content-Length", 1) }},
		{"Content-Type is reserved for the client", func(r *Request) { r.Header().String("Content-Type", "x") }},
		{
			"accept-encoding is reserved for the client",
			func(r *Request) { r.Header().String("accept-encoding", "gzip") },
		},
		{
			"X-Ids contains a control character",
			func(r *Request) { Strings(r.Header(), "X-Ids", []string{"a\x00"}, List{}) },
		},
		{"since is required", func(r *Request) { r.Require("since", false) }},
		{"domain or domains is required", func(r *Request) { r.Checks().RequireOneOf(false, "domain", "domains") }},
		{
			"owner.a, owner.b or owner.c is required",
			func(r *Request) { r.Checks().Within("owner").RequireOneOf(false, "a", "b", "c") },
		},
		{"a is required", func(r *Request) { r.Checks().RequireOneOf(false, "a") }},
		{"owner is required", func(r *Request) { r.Checks().Within("owner").ExactlyOne("", false, false) }},
		{
			"items[1].owner has more than one field set",
			func(r *Request) { r.Checks().Within("items").Item(1).ExactlyOne("owner", true, false, true) },
		},
		{"body is required", func(r *Request) { CheckList[pair](r.Checks(), "body", nil, List{Required: true}, nil) }},
		{
			"body has 1 values, fewer than 2",
			func(r *Request) { CheckList(r.Checks(), "body", []pair{{}}, List{Min: 2, Unique: true}, nil) },
		},
		{"body[1] is a duplicate of body[0]", func(r *Request) {
			CheckList(r.Checks(), "body", []pair{{"a", "1"}, {"a", "1"}}, List{Unique: true}, wire.AppendValue[pair])
		}},
		{"body[1] NaN is not a finite number", func(r *Request) { // NaN is like no other item
			list := []float64{math.NaN(), math.NaN()}
			CheckList(r.Checks(), "body", list, List{Unique: true}, wire.AppendFloat)
			r.Checks().Within("body").Item(1).Float("", list[1])
		}},
		{"raw cannot be encoded: unexpected end, want a key at byte 1", func(r *Request) {
			r.Checks().Raw("raw", nil)
			r.Checks().Raw("raw", []byte("{"))
		}},
		{"pet is a value that only JSON can hold", func(r *Request) { r.Form().Within("pet").OnlyJSON("") }},
		{"raw[0] has 3 bytes, which is outside 0..2", func(r *Request) {
			Data(r.Query(), "raw", [][]byte{[]byte("abc")}, List{}, base64.StdEncoding, Length(0, 2))
		}},
		{"raw[1] true is not false", func(r *Request) {
			ConstBools(r.Query(), "raw", []bool{false, true}, List{}, false)
		}},
		{"body cannot be encoded: number NaN has no JSON form", func(r *Request) {
			r.BodyOf(func(b []byte) ([]byte, error) { return wire.AppendFloat(b, math.NaN()) })
		}},
		{"body cannot be encoded: unexpected end, want \",\" or \"]\" at byte 2", func(r *Request) {
			r.BodyOf(func(b []byte) ([]byte, error) { return wire.AppendRaw(b, json.RawMessage("[1")) })
		}},
	} {
		t.Run(test.text, func(t *testing.T) {
			t.Parallel()
			e, requests := engine(t)
			r := update.Request()
			test.write(r)
			// What comes after the first mistake changes nothing.
			r.Query().Bool("later", true)
			r.Form().Empty("later")
			r.Header().String("X-Later", "")
			Strings(r.Query(), "later", []string{"x"}, List{Max: -1})
			err := None[option](t.Context(), e, r, nil)
			var refused *ParamError
			if !errors.As(err, &refused) || err.Error() != "items.Update: "+test.text {
				t.Errorf("%v, not %s", err, test.text)
			}
			if len(*requests) > 0 {
				t.Error("it was sent")
			}
		})
	}
}

func TestRulesOfNumbersAccept(t *testing.T) {
	t.Parallel()
	r := update.Request()
	v := r.Checks()
	v.Uint64("n", 0, AtMostUint64(0), BetweenUint64(0, 1))
	v.Uint64("n", math.MaxUint64, AtLeastUint64(math.MaxUint64), BetweenUint64(0, math.MaxUint64))
	v.Int64("n", math.MinInt64, AtMostInt64(math.MinInt64), BetweenInt64(math.MinInt64, 0))
	v.Float("n", math.SmallestNonzeroFloat64, Above(0), Below(1))
	v.Time("at", time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), DateTime)
	v.Time("at", time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), UnixSeconds)
	v.Size("data", 2, 2, -1)
	v.RequireOneOf(true, "a", "b")
	v.ExactlyOne("a", false, true)
	r.Require("a", true)
	Strings(v, "ids", []string{"a", "a"}, List{Min: 2, Max: 2}, NoneOf("b"))
	CheckList(v, "body", []pair{{"a", "1"}, {"a", "2"}}, List{Unique: true, Min: 2}, wire.AppendValue[pair])
	if r.refused != nil {
		t.Error(r.refused)
	}
}
