package check

import (
	"fmt"
	"strconv"
)

// shown returns a value as problems show it: a text in quotes.
func shown(value any) string {
	if text, ok := value.(string); ok {
		return strconv.Quote(text)
	}
	return fmt.Sprint(value)
}
