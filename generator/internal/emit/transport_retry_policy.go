package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportRetryPolicy has the settings of the retry layer.
func transportRetryPolicy(sdk *plan.SDK) []jen.Code {
	r := sdk.Transport.Retry
	policy := docs("RetryPolicy says how often and how patiently a request is sent again. A zero field stands for its default.",
		"A request is sent again, whatever its operation, when it was refused (a status of Refused) or when no connection could be made. It is "+
			"sent again only when its operation is idempotent if "+sdk.Transport.APIName+" may have acted on it: a status of Ambiguous, a "+
			"connection that broke off, a try that took too long. A host that does not exist and a certificate that cannot be trusted are "+
			"final. When tries run out the last result is returned; so it is when a rate limit refuses the next try or "+
			"the context ends before it, and [models.APIError] then names the cause.",
		"Statuses are of 300..599, and in one of the lists only. One that is set in the one list is not in the default of the other.").
		Type().Id("RetryPolicy").Struct(
		jen.Id("MaxAttempts").Int().Comment(fmt.Sprintf("tries in all, the first included; default %d, 1 never retries", r.MaxAttempts)),
		jen.Id("BaseDelay").Qual("time", "Duration").Comment("upper bound of the first wait, doubled from try to try; default "+durationText(r.BaseDelay)),
		jen.Id("MaxDelay").Qual("time", "Duration").Comment("upper bound of any wait that was not asked for; default "+durationText(r.MaxDelay)),
		jen.Id("MaxRetryAfter").Qual("time", "Duration").Comment("longest Retry-After that is waited for; default "+durationText(r.MaxRetryAfter)),
		jen.Id("Budget").Int().Comment(fmt.Sprintf("retries that may run ahead of successes, over all calls; default %d", r.Budget)),
		jen.Id("BudgetRefill").Float64().Comment(fmt.Sprintf("retries that one success gives back; default %g", r.BudgetRefill)),
		jen.Id("Refused").Index().Int().Comment("statuses; default "+statusesText(r.Refused)),
		jen.Id("Ambiguous").Index().Int().Comment("statuses; default "+statusesText(r.Ambiguous)),
	)
	return []jen.Code{policy}
}
