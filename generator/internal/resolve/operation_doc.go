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
	if returned := returnsDoc(op.Returns); returned != "" {
		paragraphs = append(paragraphs, returned)
	}
	paragraphs = append(paragraphs, requestDoc(op))
	return strings.Join(paragraphs, "\n\n")
}

// returnsDoc says of a result what its type does not.
func returnsDoc(r plan.Returns) string {
	switch r.Shape {
	case plan.Stream:
		return "The content comes from the network while it is read, within the limits of the call for time and size. " +
			"The caller closes it."
	case plan.Location:
		return "The result is the absolute URL of a redirect, which is not followed."
	case plan.Page:
		return "The page holds the response besides its items."
	}
	return ""
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

// pagesDoc is the doc comment of an iterator.
func pagesDoc(p *plan.Pages, op *plan.Operation) string {
	text := fmt.Sprintf("%s iterates over the results of [Client.%s], page by page. "+
		"Each page is requested when it is needed. ", p.Method, op.GoName)
	if p.By == plan.ByCursor || p.By == plan.ByLink {
		return text + linkedPagesDoc(p)
	}
	if p.Limit != "" {
		text += fmt.Sprintf("%s is the size of a page", p.Limit)
		if p.DefaultLimit != 0 {
			text += fmt.Sprintf(", %d if it is 0", p.DefaultLimit)
		}
		text += "; "
	}
	text += p.Position() + " is where the first page starts. "
	if p.By == plan.ByNumber {
		text = strings.TrimSuffix(text, "where the first page starts. ") + "the number of the first page. "
	}
	end := "a short or an empty page"
	if p.Envelope != nil && p.Envelope.Total != nil {
		end = "the last of the total number of items, an empty page"
	}
	text += "The iteration stops after " + end + ", and after an error, which is its last element.\n\n" +
		"If items are created or removed concurrently, an item may be returned twice or missed. "
	compared := "as they came"
	if p.Key != "" {
		compared = "by the " + p.Key + " of each of their items"
	}
	return text + fmt.Sprintf("Pages are compared %s: "+
		"a page that equals the previous one is skipped, and a second one in a row ends the iteration, since the server then ignores %s.",
		compared, p.Position())
}

// linkedPagesDoc says how pages end that name the next one.
func linkedPagesDoc(p *plan.Pages) string {
	text := ""
	if p.Cursor != "" {
		text = p.Cursor + " is where the first page starts. "
	}
	return text + "The iteration stops after a page that names no next one, and after an error, " +
		"which is its last element. A server that names a page a second time, or goes on without items, is an error."
}
