package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// The codec of a struct with a constant, a secret without which a response is not
// one, and an optional list.
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
	declare(f, emitter{sdk: sdk}.codecDecode(ticket), emitter{sdk: sdk}.codecEncode(ticket))
	fmt.Printf("%#v", f)
	// Output:
	// package models
	//
	// import "example.com/sdk/internal/wire"
	//
	// // UnmarshalWire decodes Ticket from dec. It is for the clients of this SDK;
	// // programs call json.Unmarshal.
	// func (t *Ticket) UnmarshalWire(dec *wire.Decoder) error {
	// 	const (
	// 		fieldObject = iota
	// 		fieldCode
	// 		fieldSeats
	// 	)
	// 	for obj := dec.Object(&fieldsOfTicket); obj.Next(); {
	// 		switch obj.Field {
	// 		case fieldObject:
	// 			dec.Const(&t.Object, "ticket")
	// 			if !obj.Then(fieldCode) {
	// 				continue
	// 			}
	// 			fallthrough
	// 		case fieldCode:
	// 			dec.String((*string)(&t.Code))
	// 			if !obj.Then(fieldSeats) {
	// 				continue
	// 			}
	// 			fallthrough
	// 		case fieldSeats:
	// 			if dec.Null() {
	// 				t.Seats.SetNull()
	// 			} else {
	// 				for list := wire.NewList(dec, t.Seats.Ptr()); list.Next(); {
	// 					dec.Int(list.Item())
	// 				}
	// 			}
	// 		default:
	// 			dec.Skip()
	// 		}
	// 	}
	// 	return dec.Require("code", t.Code != "")
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
