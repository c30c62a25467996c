package emit

import "github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"

// emitter turns parts of one plan into code. It carries the plan, of which every declaration needs
// the import paths.
type emitter struct {
	sdk     *plan.SDK
	sending bool // what is encoded is sent: without fields that requests do not hold
}
