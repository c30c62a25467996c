// Package redislimit holds the SDK's shared limiter against redis_rate, both on
// one redis-server over a unix socket: the time and the allocations of a
// decision, beside those of a bare PING over the same client, which is what the
// network and the client cost by themselves.
package redislimit
