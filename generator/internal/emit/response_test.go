package emit

import (
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// things is an operation that returns pages of things.
func things(by plan.Paging) *plan.Operation {
	text := plan.Type{Kind: plan.String}
	meta := &plan.Field{GoName: "Meta", Wire: "meta", Wrapped: true}
	return &plan.Operation{
		GoName: "List", Var: "list", Params: &plan.Params{GoName: "ListParams"},
		Returns: plan.Returns{Shape: plan.Page, Type: plan.Type{Kind: plan.ObjectOf, Name: "Thing"}},
		Pages: &plan.Pages{
			By: by, Method: "All", Read: "listPage", Cursor: "After",
			Envelope: &plan.Envelope{
				Model: "ThingList",
				Items: []*plan.Field{{GoName: "Data", Wire: "data"}},
				Total: []*plan.Field{meta, {GoName: "Total", Wire: "total", Type: plan.Type{Kind: plan.Int}}},
				Next:  []*plan.Field{{GoName: "Next", Wire: "next", Type: text, Wrapped: true}},
			},
		},
	}
}

func Example_pageReader() {
	show(shop.pageReader(things(plan.ByCursor)))
	// Output:
	// // listPage reads one page of [Client.List].
	// 	func (c *Client) listPage(ctx context.Context, r *call.Request, opts []transport.CallOption) (*call.Page[models.Thing], error) {
	// 		return call.ReadPage(ctx, c.engine, r, opts, func(a *call.Answer, p *call.Page[models.Thing]) {
	// 			v := call.Object[models.ThingList](a)
	// 			a.Require("data", v.Data != nil)
	// 			p.Items = v.Data
	// 			if v, ok := v.Meta.Get(); ok {
	// 				p.Total = new(v.Total)
	// 			}
	// 			if v, ok := v.Next.Get(); ok {
	// 				p.Next = v
	// 			}
	// 		})
	// 	}
}

func Example_pagesMethod() {
	show(shop.pagesMethod(things(plan.ByCursor)))
	show(shop.pagesMethod(things(plan.ByLink)))
	// Output:
	// func (c *Client) All(ctx context.Context, params ListParams, opts ...transport.CallOption) iter.Seq2[models.Thing, error] {
	// 		page := func(cursor string) (*call.Page[models.Thing], error) {
	// 			return c.listPage(ctx, params.at(cursor).request(), opts)
	// 		}
	// 		return call.PagesByCursor(list, params.After, page)
	// 	}
	// 	func (c *Client) All(ctx context.Context, params ListParams, opts ...transport.CallOption) iter.Seq2[models.Thing, error] {
	// 		page := func(next string) (*call.Page[models.Thing], error) {
	// 			r := params.request()
	// 			r.Follow(next)
	// 			return c.listPage(ctx, r, opts)
	// 		}
	// 		return call.PagesByCursor(list, "", page)
	// 	}
}

func Example_resultReader() {
	show(shop.resultReader(&plan.Result{
		GoName: "SubmitResult", New: "newSubmitResult", Several: true,
		Outcomes: []plan.Outcome{
			{
				Status:  200,
				GoName:  "Thing",
				Returns: plan.Returns{Shape: plan.One, Type: plan.Type{Kind: plan.ObjectOf, Name: "Thing"}},
			},
			{Status: 202, GoName: "Words", Returns: plan.Returns{
				Shape: plan.Value, Type: plan.Type{Kind: plan.Array, Elem: &plan.Type{Kind: plan.String}},
			}},
			{Status: 204},
		},
		Headers: []*plan.Field{{GoName: "Cost", Wire: "X-Cost", Type: plan.Type{Kind: plan.Int}}},
	}))
	// Output:
	// // newSubmitResult reads a response.
	// 	func newSubmitResult(a *call.Answer) *SubmitResult {
	// 		r := &SubmitResult{
	// 			Status: a.Status(),
	// 			Cost:   call.Header(a, "X-Cost", call.ParseInt),
	// 		}
	// 		switch r.Status {
	// 		case 200:
	// 			r.Thing = call.Object[models.Thing](a)
	// 		case 202:
	// 			a.JSON(func(dec *wire.Decoder) {
	// 				for list := wire.NewList(dec, &r.Words); list.Next(); {
	// 					dec.String(list.Item())
	// 				}
	// 			})
	// 		case 204:
	// 		default:
	// 			a.Unexpected()
	// 		}
	// 		return r
	// 	}
}

func Example_resultReader_nothing() {
	show(shop.resultReader(&plan.Result{
		GoName: "PutResult", New: "newPutResult", Outcomes: []plan.Outcome{{Status: 204}},
		Headers: []*plan.Field{{GoName: "ETag", Wire: "ETag", Type: plan.Type{Kind: plan.String}}},
	}))
	// Output:
	// // newPutResult reads a response.
	// 	func newPutResult(a *call.Answer) *PutResult {
	// 		return &PutResult{
	// 			ETag: a.Header("ETag"),
	// 		}
	// 	}
}

// The page names what a result has besides values and headers.
func Example_outcomeTable() {
	result := &plan.Result{Condition: true, Several: true}
	fmt.Print(outcomeTable(&plan.Operation{Returns: plan.Returns{Shape: plan.Struct, Result: result}}))
	fmt.Println(returnsText(&plan.Operation{
		Returns: plan.Returns{Shape: plan.Location, Type: plan.Type{Kind: plan.String}},
	}))
	// Output:
	// | Field | On the wire | Type | Description |
	// |---|---|---|---|
	// | `Status` | status | `int` | Status is the status of the response. |
	// | `NotModified` | status `304` | `bool` | NotModified says that the entity tag of the request still holds. There is no value then. |
	// | `ETag` | header `ETag` | `string` | ETag is the entity tag of the response, for IfNoneMatch of the next request. |
	// `string`, the target of a redirect
}
