package resolve

import (
	"fmt"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
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
	return text + " A failure is a [*models.APIError]; documented are " + prose.List(sentinels) + "."
}

func pagesDoc(p *plan.Pages, op *plan.Operation) string {
	size := fmt.Sprintf("%s is its size", p.Limit)
	if p.DefaultLimit != 0 {
		size += fmt.Sprintf(", %d when it is 0,", p.DefaultLimit)
	}
	return fmt.Sprintf("%s iterates over what [Client.%s] returns, page by page. A page is fetched when it is needed; %s and %s where "+
		"the first one begins. The iteration ends behind a page that is short or empty, and after an error, which is its last element.\n\n"+
		"When others create or remove items meanwhile, items may come twice or be missed. Pages are compared by the %s of each of their items: one "+
		"that equals the page before is passed over, and a second one in a row ends the iteration, as from a server that ignores %s.",
		p.Method, op.GoName, size, p.Offset, p.Key, p.Offset)
}
