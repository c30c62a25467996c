//go:build vectors

package sessiontoken

// Nothing links the vectors. The import keeps their module in go.mod, so that
// the module cache has them for the test.
import _ "github.com/c2sp/wycheproof"
