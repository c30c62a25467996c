// Package sessiontoken measures the verification of session tokens, and holds
// its verdicts against those of the official SDK. It has tests only.
package sessiontoken
