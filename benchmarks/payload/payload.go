// Package payload has the documents that the benchmarks work on: sessions as the
// API sends them, in order, shuffled and indented, and a failure.
package payload

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
)

// Sessions is how many sessions the list holds: as many as a page can.
const Sessions = 499

// Failure is the body of a 404.
const Failure = `{"errors":[{"message":"Session not found","long_message":"No session was found with id ` +
	`sess_1.","code":"resource_not_found"}],"clerk_trace_id":"7c3ae8a1b5d94e0f9a2b6c4d8e1f3a57"}`

// Session is one session, compact, its fields in the order of the API: one that
// has all that most of them have.
func Session() []byte { return session(0) }

// session is session n of the list: one in fifty has an actor, one in ten no
// activity, every other one no organization; addresses are of both kinds, and
// cities have names of any length.
func session(n int) []byte {
	id := func(prefix string) string { return fmt.Sprintf("%s_2g7np7Hrk0SN6kj5EDML%07d", prefix, n%10_000_000) }
	actor, organization, activity := "null", fmt.Sprintf("%q", id("org")), activity(n, id("activity"))
	if n%50 == 49 {
		actor = fmt.Sprintf(`{"sub":%q,"iss":"https://dashboard.clerk.com"}`, id("user"))
	}
	if n%2 == 1 {
		organization = "null"
	}
	if n%10 == 9 {
		activity = "null"
	}
	at := 1716883200000 + 1000*n
	return fmt.Appendf(nil, `{"object":"session","id":%q,"user_id":%q,"client_id":%q,"actor":%s,"status":"active",`+
		`"last_active_organization_id":%s,"last_active_at":%d,"latest_activity":%s,"expire_at":%d,"abandon_at":%d,`+
		`"updated_at":%d,`+
		`"created_at":%d}`,
		id("sess"), id("user"), id("client"), actor, organization, at, activity, at+86400000, at+2592000000, at, at)
}

func activity(n int, id string) string {
	place, agent := places[n%len(places)], agents[n%len(agents)]
	address := fmt.Sprintf("192.168.%d.%d", n%256, n*7%256)
	if n%3 == 2 {
		address = fmt.Sprintf("2001:db8:85a3:%x::8a2e:370:%x", n%65536, n*11%65536)
	}
	return fmt.Sprintf(
		`{"object":"session_activity","id":%q,"device_type":%q,"is_mobile":%t,"browser_name":%q,"browser_version":%q,`+
			`"ip_address":%q,"city":%q,"country":%q}`,
		id, agent.device, agent.mobile, agent.browser, agent.version, address, place.city, place.country,
	)
}

// places and agents repeat in periods that have no common divisor, so that there
// are many pairs of them.
var places = []struct{ city, country string }{
	{"San Francisco", "US"}, {"Rome", "IT"}, {"Llanfairpwllgwyngyll", "GB"}, {"Oslo", "NO"}, {"Ho Chi Minh City", "VN"},
	{"Santiago de Compostela", "ES"}, {"Ulm", "DE"}, {"Rio de Janeiro", "BR"}, {"Kyoto", "JP"}, {"Y", "FR"},
	{"Addis Ababa", "ET"},
}

var agents = []struct {
	device, browser, version string
	mobile                   bool
}{
	{"desktop", "Chrome", "128.0.0.0", false}, {"Macintosh", "Safari", "17.4.1", false},
	{"iPhone", "Mobile Safari", "17.5", true},
	{"Android", "Chrome Mobile", "128.0.6613.88", true}, {"Windows", "Microsoft Edge", "127.0.2651.105", false},
	{"Linux", "Firefox", "129.0", false}, {"iPad", "Mobile Safari", "16.6.1", true},
}

// List is an array of sessions.
func List() []byte {
	var items [][]byte
	for i := range Sessions {
		items = append(items, session(i))
	}
	return append(append([]byte("["), bytes.Join(items, []byte(","))...), ']')
}

// Envelope is the list as the API sends it when asked for a total.
func Envelope() []byte {
	return fmt.Appendf(nil, `{"data":%s,"total_count":%d}`, List(), Sessions)
}

// Pretty is the list with line breaks and indents.
func Pretty() []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, List(), "", "  "); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Shuffled is the list with the fields of every session, and those of its
// activity, in an order of their own.
func Shuffled() []byte {
	random := rand.New(rand.NewPCG(1, 2))
	var items []json.RawMessage
	if err := json.Unmarshal(List(), &items); err != nil {
		panic(err)
	}
	for i := range items {
		items[i] = shuffle(random, items[i])
	}
	b, err := json.Marshal(items)
	if err != nil {
		panic(err)
	}
	return b
}

// shuffle puts the members of an object, and of the objects in it, into another
// order.
func shuffle(random *rand.Rand, object json.RawMessage) json.RawMessage {
	var fields map[string]json.RawMessage
	if json.Unmarshal(object, &fields) != nil || fields == nil {
		return object // not an object
	}
	members := make([][]byte, 0, len(fields))
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		members = append(members, fmt.Appendf(nil, "%q:%s", name, shuffle(random, fields[name])))
	}
	random.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	return append(append([]byte("{"), bytes.Join(members, []byte(","))...), '}')
}
