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
const Failure = `{"errors":[{"message":"Session not found","long_message":"No session was found with id sess_1.","code":"resource_not_found"}],"clerk_trace_id":"7c3ae8a1b5d94e0f9a2b6c4d8e1f3a57"}`

// Session is one session, compact, its fields in the order of the API.
func Session() []byte { return session(0) }

func session(n int) []byte {
	id := func(prefix string) string { return fmt.Sprintf("%s_2g7np7Hrk0SN6kj5EDML%07d", prefix, n%10_000_000) }
	return fmt.Appendf(nil, `{"object":"session","id":%q,"user_id":%q,"client_id":%q,"actor":null,"status":"active",`+
		`"last_active_organization_id":%q,"last_active_at":1716883200000,"latest_activity":{"object":"session_activity","id":%q,`+
		`"device_type":"desktop","is_mobile":false,"browser_name":"Chrome","browser_version":"128.0.0.0","ip_address":"192.168.1.100",`+
		`"city":"San Francisco","country":"US"},"expire_at":1716969600000,"abandon_at":1719475200000,"updated_at":1716883200000,`+
		`"created_at":1716883200000}`,
		id("sess"), id("user"), id("client"), id("org"), id("activity"))
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
