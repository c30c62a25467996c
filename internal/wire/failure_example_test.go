package wire_test

import (
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// problem is one error of a failure, with the members that an API has.
type problem struct{ Code, Message string }

func (p *problem) UnmarshalWire(d *wire.Decoder) error {
	d.Members(func(key []byte) bool {
		switch string(key) {
		case "code", "type":
			d.String(&p.Code)
		case "message", "title":
			d.String(&p.Message)
		default:
			return false
		}
		return true
	})
	return d.Err()
}

// nestedFailure is a failure with one error in a member, beside the id of the request.
type nestedFailure struct {
	Errors  []problem
	TraceID string
}

func (f *nestedFailure) UnmarshalWire(d *wire.Decoder) error {
	f.Errors = make([]problem, 1)
	d.Members(func(key []byte) bool {
		switch string(key) {
		case "error":
			d.Value(&f.Errors[0])
		case "request_id":
			d.String(&f.TraceID)
		default:
			return false
		}
		return true
	})
	return d.Err()
}

// flatFailure is a failure that is one error itself, as RFC 9457 has it.
type flatFailure struct {
	Errors  []problem
	TraceID string
}

func (f *flatFailure) UnmarshalWire(d *wire.Decoder) error {
	f.TraceID = d.Discriminator("instance")
	f.Errors = make([]problem, 1)
	d.At(&f.Errors[0])
	return d.Err()
}

func ExampleDecoder_Members() {
	var nested nestedFailure
	err := wire.Decode([]byte(`{"error":{"message":"No such thing","code":"not_found","x":[]},"request_id":"req_1"}`),
		&nested)
	fmt.Println(nested, err)
	var flat flatFailure
	err = wire.Decode([]byte(
		`{"type":"https://example.com/not-found","title":"No such thing","status":404,"instance":"/r/1"}`,
	),
		&flat)
	fmt.Println(flat, err)
	// Output:
	// {[{not_found No such thing}] req_1} <nil>
	// {[{https://example.com/not-found No such thing}] /r/1} <nil>
}
