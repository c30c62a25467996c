package sessiontoken

import (
	"errors"
	"fmt"
	"time"
)

// Check returns an error if claims do not allow a request. It becomes the Cause of an
// [Error] of the kind [ErrForbidden].
type Check func(*Claims) error

// verdict returns the error of the first check that fails.
func verdict(c *Claims, checks []Check) error {
	for _, check := range checks {
		if err := check(c); err != nil {
			return &Error{Kind: ErrForbidden, Cause: err}
		}
	}
	return nil
}

// Role checks for a role in the active organization, as in "org:admin".
func Role(role string) Check {
	return func(c *Claims) error {
		if !c.HasRole(role) {
			return fmt.Errorf("the role %q is missing", role)
		}
		return nil
	}
}

// Permission checks for a permission in the active organization, as in
// "org:invoices:create".
func Permission(permission string) Check {
	return func(c *Claims) error {
		if !c.HasPermission(permission) {
			return fmt.Errorf("the permission %q is missing", permission)
		}
		return nil
	}
}

// Feature checks for a feature of the user or of the active organization, as in
// "dashboard".
func Feature(slug string) Check {
	return func(c *Claims) error {
		if !c.HasFeature(slug) {
			return fmt.Errorf("the feature %q is missing", slug)
		}
		return nil
	}
}

// RecentFirstFactor checks that the first factor was verified no longer ago than
// age, to the minute.
func RecentFirstFactor(age time.Duration) Check {
	return func(c *Claims) error {
		if !recent(c.FactorAges.First, age) {
			return fmt.Errorf("the first factor was not verified within %v", age)
		}
		return nil
	}
}

// RecentSecondFactor checks that the second factor was verified no
// longer ago than age. For a user without a second factor, it checks the
// first one, as Clerk does.
func RecentSecondFactor(age time.Duration) Check {
	return func(c *Claims) error {
		if c.FactorAges.Second == Never && !recent(c.FactorAges.First, age) || c.FactorAges.Second != Never && !recent(c.FactorAges.Second, age) {
			return fmt.Errorf("the second factor was not verified within %v", age)
		}
		return nil
	}
}

// NotImpersonated checks that the user is not impersonated.
func NotImpersonated(c *Claims) error {
	if c.Actor != nil {
		return errors.New("the user is impersonated")
	}
	return nil
}

func recent(age, limit time.Duration) bool { return age != Never && age <= limit }
