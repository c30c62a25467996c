// Package unused holds a description that declares more than it refers to.
package unused

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check/testdata/faulty"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check/testdata/unused/parts"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// API refers to some of what is declared below, by several ways.
var API = dsl.API{
	Name: "Shop", Doc: "Shop sells items.", Servers: faulty.Sound.Servers, Auth: faulty.Sound.Auth,
	Errors: faulty.Sound.Errors,
	Retry:  faulty.Sound.Retry, RateLimits: faulty.Sound.RateLimits, Limits: faulty.Sound.Limits,
	Resources: []*dsl.Resource{registered},
}

var registered = &dsl.Resource{Name: "items", Doc: "Items are for sale.", Endpoints: endpoints()}

// endpoints is a function, which is followed by the names in it.
func endpoints() []dsl.Endpoint {
	return []dsl.Endpoint{faulty.Sound.Resources[0].Endpoints[0], called}
}

var called = dsl.Put{
	Name: "Call", Path: faulty.CallPath, Summary: "Call", Doc: "calls.", Returns: parts.Used,
	Failures: faulty.Sound.Errors.Failures, Examples: faulty.CallExamples,
}

var forgotten = &dsl.Resource{Name: "orders", Doc: "Orders are made.", Endpoints: []dsl.Endpoint{forgottenToo}}

var forgottenToo = dsl.Post{Name: "Create", Returns: order}

var order = &dsl.Object{Name: "Order", Fields: []dsl.Field{{Name: "state", Type: orderState}}}

var orderState = &dsl.Enum{Name: orderStateName}

const orderStateName = "OrderState"

var (
	answer   = &dsl.Union{Name: "Answer"}
	conflict = &dsl.Failure{Status: 409, Name: "Conflict"}
	taken    = &dsl.ErrorCode{Code: "taken"}
	orderID  = &dsl.PathParam{Name: "order_id"}
	remove   = dsl.Delete{Name: "Remove"}
)
