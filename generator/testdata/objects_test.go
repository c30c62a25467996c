package orders_test

import "testing"

func TestScenario(t *testing.T) {}
