// Package expect works out what emitted tests expect of emitted code: the
// exchange of every example as bytes on the wire, what becomes of values at the
// bounds of every parameter, values with secrets that must not be printed. It
// takes this from the description alone, so that emitted code is compared with
// something that it had no part in; of the plan it uses only the names.
package expect
