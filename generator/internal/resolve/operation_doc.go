package resolve

import (
	"fmt"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// operationDoc is the doc comment of a method: what it does, its arguments, the
// request it sends, and how it fails.
func operationDoc(op *plan.Operation) string {
	paragraphs := []string{op.Intro}
	if args := argsDoc(op); args != "" {
		paragraphs = append(paragraphs, args)
	}
	paragraphs = append(paragraphs, requestDoc(op))
	return strings.Join(paragraphs, "\n\n")
}

func argsDoc(op *plan.Operation) string {
	var docs []string
	for _, p := range op.PathParams {
		docs = append(docs, p.Doc)
	}
	return strings.Join(docs, " ")
}

func requestDoc(op *plan.Operation) string {
	text := fmt.Sprintf("It sends %s %s.", op.Method, op.Route)
	if op.Idempotent {
		text += " It is idempotent: it is sent again after a server error or a broken connection."
	} else {
		text += " It is not idempotent: it is sent again only when the server has refused it, or was not reached."
	}
	var sentinels []string
	for _, f := range op.Failures {
		sentinels = append(sentinels, fmt.Sprintf("[models.%s]", f.Sentinel))
	}
	if len(sentinels) == 0 {
		return text
	}
	return text + " A failure is a [*models.APIError]; documented are " + list(sentinels, "and") + "."
}

func pagesDoc(p *plan.Pages, op *plan.Operation) string {
	return fmt.Sprintf("%s iterates over what [Client.%s] returns, page by page. A page is fetched when it is needed; %s is its size and %s where "+
		"the first one begins. The iteration ends behind a page that is short, empty or the same as the one before, and after an error, "+
		"which is its last element.", p.Method, op.GoName, p.Limit, p.Offset)
}
