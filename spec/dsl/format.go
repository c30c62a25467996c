package dsl

// Format is a form of text that is known by name.
type Format string

// The formats that are checked. Others are a [String] with a Pattern.
const (
	UUID     Format = "uuid"
	Email    Format = "email" // one @ with text on both sides, no spaces
	URI      Format = "uri"   // with a scheme
	Hostname Format = "hostname"
	IPv4     Format = "ipv4"
	IPv6     Format = "ipv6"
)
