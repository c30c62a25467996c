-- Pauses a route, and tells every process that listens. A shorter pause does not
-- end a longer one.
--
-- KEYS   the pause of the route
-- ARGV   how long in milliseconds, the channel, what to say there

local left = redis.call('PTTL', KEYS[1])
if left == -1 then
	return redis.error_reply('REDISLIMIT the key ' .. KEYS[1] .. ' has no expiry: it was written by something else')
end
if tonumber(ARGV[1]) > left then
	redis.call('SET', KEYS[1], 'redislimit:1', 'PX', ARGV[1])
	redis.pcall('PUBLISH', ARGV[2], ARGV[3]) -- may be forbidden: then the key alone tells
end
return 'OK'
