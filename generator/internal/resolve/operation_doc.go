package resolve

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
)

// operationDoc returns the doc comment of a method: its purpose, arguments,
// request and failures.
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
	if op.BodyOf != nil {
		docs = append(docs, op.BodyOf.Doc)
	}
	return strings.Join(docs, " ")
}

func requestDoc(op *plan.Operation) string {
	text := fmt.Sprintf("It sends %s %s%s. %s", op.Method, op.Route, publicDoc(op), retryDoc(op))
	var sentinels []string
	for _, f := range op.Failures {
		sentinels = append(sentinels, fmt.Sprintf("[models.%s]", f.Sentinel))
	}
	if len(sentinels) == 0 {
		return text
	}
	return text + " A failure is a [*models.APIError]. Documented failures: " + prose.List(sentinels) + "."
}

// publicDoc says that an operation needs no key.
func publicDoc(op *plan.Operation) string {
	if op.Public {
		return ", without a key"
	}
	return ""
}

// retryDoc says when an operation is sent again.
func retryDoc(op *plan.Operation) string {
	if op.Attempts == 1 {
		return "It is never sent again."
	}
	text := "It is not idempotent: it is retried only if the server rejected it or was not reached."
	switch {
	case op.KeyHeader != "":
		text = "It is idempotent by a fresh key in the header " + op.KeyHeader + ", the same on every try: " +
			"it is retried after a server error or a broken connection."
	case op.Idempotent:
		text = "It is idempotent: it is retried after a server error or a broken connection."
	}
	if len(op.Statuses) > 0 {
		text += " The statuses after which it is sent again are " + statusList(op.Statuses) + "."
	}
	if op.Attempts > 1 {
		text += fmt.Sprintf(" It is sent %d times at most.", op.Attempts)
	}
	return text
}

func statusList(statuses []int) string {
	words := make([]string, len(statuses))
	for i, s := range statuses {
		words[i] = strconv.Itoa(s)
	}
	return prose.List(words)
}

func pagesDoc(p *plan.Pages, op *plan.Operation) string {
	size := fmt.Sprintf("%s is the size of a page", p.Limit)
	if p.DefaultLimit != 0 {
		size += fmt.Sprintf(", %d if it is 0", p.DefaultLimit)
	}
	return fmt.Sprintf("%s iterates over the results of [Client.%s], page by page. Each page is requested when it is needed. %s; "+
		"%s is where the first page starts. The iteration stops after a short or an empty page, and after an error, which is its last element.\n\n"+
		"If items are created or removed concurrently, an item may be returned twice or missed. Pages are compared by the %s of each of their items: "+
		"a page that equals the previous one is skipped, and a second one in a row ends the iteration, since the server then ignores %s.",
		p.Method, op.GoName, size, p.Offset, p.Key, p.Offset)
}
