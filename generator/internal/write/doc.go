// Package write brings a folder up to date with rendered files: it writes those
// that changed, removes generated ones that are no longer wanted, and touches
// nothing that was written by hand. It compares first and writes afterwards, so
// that a check needs only the first half.
package write
