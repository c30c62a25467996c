package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// The codec of a struct with a constant, a secret without which a response is not
// one, and an optional list: that of a model, and the encoder of a body.
func Example_codec() {
	sdk := &plan.SDK{Paths: plan.Paths{Internal: "example.com/sdk/internal", Models: "example.com/sdk/models"}}
	ticket := &plan.Object{GoName: "Ticket", Receiver: "t", Fields: []*plan.Field{
		{GoName: "Object", Wire: "object", Required: true, Type: plan.Type{Kind: plan.Const, Const: "ticket"}},
		{GoName: "Code", Wire: "code", Required: true, Type: plan.Type{Kind: plan.Secret}},
		{
			GoName: "Seats", Wire: "seats", Wrapped: true,
			Type: plan.Type{Kind: plan.Array, Elem: &plan.Type{Kind: plan.Int}},
		},
	}}
	ticket.Key = ticket.Fields[1]
	f := jen.NewFilePath(sdk.Paths.Models)
	f.ImportName(sdk.Paths.Engine("wire"), "wire")
	e := emitter{sdk: sdk}
	declare(f, e.codecFields(ticket), e.codecDecode(ticket), e.modelEncode(ticket), e.codecEncode(ticket))
	fmt.Printf("%#v", f)
	// Output:
	// package models
	//
	// import "example.com/sdk/internal/wire"
	//
	// // fieldsOfTicket are the fields of Ticket in the order in which they are
	// // expected.
	// var fieldsOfTicket = wire.Fields{List: []wire.Field{
	// 	{Key: "object", Type: &wire.Const, Text: "ticket"},
	// 	{Key: "code", Type: &wire.String},
	// 	{Key: "seats", Type: &wire.ListOf, Item: &wire.Field{Type: &wire.Int}, Optional: true},
	// }}
	//
	// // UnmarshalWire decodes Ticket from dec. It is for the clients of this SDK;
	// // programs call json.Unmarshal.
	// func (t *Ticket) UnmarshalWire(dec *wire.Decoder) error {
	// 	dec.Fields(&fieldsOfTicket, nil,
	// 		&t.Object,
	// 		(*string)(&t.Code),
	// 		&t.Seats.value, &t.Seats.state,
	// 	)
	// 	return dec.Require("code", t.Code != "")
	// }
	//
	// // AppendJSON appends the JSON of Ticket to buf.
	// func (t Ticket) AppendJSON(buf []byte) ([]byte, error) {
	// 	return wire.AppendFields(buf, &fieldsOfTicket, nil,
	// 		&t.Object,
	// 		(*string)(&t.Code),
	// 		&t.Seats.value, &t.Seats.state,
	// 	)
	// }
	//
	// // AppendJSON appends the JSON of Ticket to buf.
	// func (t Ticket) AppendJSON(buf []byte) ([]byte, error) {
	// 	start := len(buf)
	// 	var err error
	// 	buf = wire.AppendConst(append(buf, `,"object":`...), t.Object, "ticket")
	// 	buf = wire.AppendString(append(buf, `,"code":`...), t.Code)
	// 	if v, ok := t.Seats.Get(); ok {
	// 		if buf, err = wire.AppendList(append(buf, `,"seats":`...), v, func(buf []byte, item int) ([]byte, error) {
	// 			return wire.AppendInt(buf, item), nil
	// 		}); err != nil {
	// 			return nil, err
	// 		}
	// 	} else if t.Seats.IsNull() {
	// 		buf = wire.AppendNull(append(buf, `,"seats":`...))
	// 	}
	// 	return wire.CloseObject(buf, start), nil
	// }
}
