package compare

import (
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// pagingText returns a paging rule: "offset limit, items data".
func pagingText(rule dsl.Paging) string {
	p, ok := reading.PagingOf(rule)
	if !ok {
		return ""
	}
	text := []string{"by the header Link"}
	switch rule.(type) {
	case *dsl.OffsetLimit:
		text[0] = "by " + p.Offset + " and " + p.Limit
	case *dsl.PageNumber:
		text[0] = strings.TrimSpace("by number " + p.Page + " from " + strconv.Itoa(p.First) + " " + p.Size)
	case *dsl.Cursor:
		text[0] = "by cursor " + p.Cursor
	}
	for _, member := range [][2]string{
		{"items", p.Items}, {"total", p.Total}, {"next", p.Next}, {"more", p.More}, {"from", p.From}, {"key", p.Key},
		{"as", p.Method},
	} {
		if member[1] != "" {
			text = append(text, member[0]+" "+member[1])
		}
	}
	return list(text)
}
