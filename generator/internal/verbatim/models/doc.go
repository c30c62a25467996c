// Package models has the types that the operations of Acme take and return.
//
// Their codecs read and write JSON without reflection. Fields that this version
// does not know are kept in Extra and written back, and enums take values that
// it does not know. A field that may be missing or null is an [Optional]; a nil
// list is written as [] and a nil map as {}. Text that must not be seen is a
// [Secret].
//
// A request that fails yields an [*APIError].
package models
