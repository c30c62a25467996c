-- One decision, on the store's own clock: the generic cell rate algorithm, and a
-- list of slots that were reserved and given back.
--
-- KEYS   the limit, the pause of the route, the processes that were seen
-- ARGV   the fields of Ask in exchange.go, in the same order
--
-- Times are whole microseconds below 2^53, so that doubles hold them exactly.
-- The state is a string of words: version, epoch, tat, spare, saving, and a pair
-- for each freed run.
--   epoch   when the state was made: another one tells that the store forgot
--   tat     when all that was taken is paid for; the last slot is at tat - depth
--   spare   tokens of given-back slots whose time has come
--   saving  until then no spare tokens may gather, for a large cost does
--   freed   given-back slots whose time will come: that of the first, how many

local VERSION = 'redislimit:1'
local RUNS = 16 -- in one answer, whose buffer is bounded

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local interval, depth = tonumber(ARGV[1]), tonumber(ARGV[2])
local want, extra, block = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local patience = tonumber(ARGV[6])
local known, ahead, spent = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local back, process = ARGV[10], ARGV[11]
local burst = math.floor(depth / interval)
local epoch, tat, spare, saving, freed = now, now, 0, 0, {}

local state = redis.call('GET', KEYS[1])
if state then
	local version, e, t, s, v, rest = string.match(state, '^(%S*) ?(%d*) ?(%d*) ?(%d*) ?(%d*)(.*)$')
	if version ~= VERSION then
		return redis.error_reply('REDISLIMIT the key ' .. KEYS[1] .. ' was written by another version of redislimit, or by something else')
	end
	epoch, tat, spare, saving = tonumber(e), tonumber(t), tonumber(s), tonumber(v)
	for at, n in string.gmatch(rest, '(%d+) (%d+)') do
		freed[#freed + 1] = {at = tonumber(at), n = tonumber(n)}
	end
	if tat <= now then -- a full bucket is the same as none
		epoch, tat, spare, saving, freed = now, now, 0, 0, {}
	end
end

-- in_debt: every token until tat - depth belongs to somebody already.
local function in_debt()
	return tat - depth > now
end

-- In debt a token becomes due in every interval and is its owner's, so that
-- one of the burst is always taken.
local function bound_spare()
	spare = math.min(spare, now < saving and 0 or burst - 1)
end

local function return_due(n)
	if in_debt() then
		spare = spare + n
		bound_spare()
	else
		tat = math.max(math.max(tat, now) - n * interval, now)
	end
end

local function return_slots(at, n)
	if at + (n - 1) * interval > tat - depth then
		return -- the store has forgotten that it gave them
	end
	local i = #freed
	while i > 0 and freed[i].at > at do
		i = i - 1
	end
	table.insert(freed, i + 1, {at = at, n = n})
end

local function mature()
	while freed[1] and freed[1].at <= now do
		local run = freed[1]
		local n = math.min(run.n, math.floor((now - run.at) / interval) + 1)
		run.at, run.n, spare = run.at + n * interval, run.n - n, spare + n
		if run.n == 0 then
			table.remove(freed, 1)
		end
	end
	bound_spare()
end

-- A store that forgot is told how far ahead the process knew it to be.
if known > 0 and known ~= epoch then
	tat = math.max(tat, now + ahead)
end
mature()
if known == epoch and back ~= '' then
	for at, n in string.gmatch(back, '(%d+) (%d+)') do
		at, n = tonumber(at), tonumber(n)
		if at == 0 or at + (n - 1) * interval <= now then
			return_due(n)
		else
			return_slots(at, n)
		end
	end
	mature()
end
-- Slots at the end that nobody has are as if they had never been taken.
while #freed > 0 and freed[#freed].at + (freed[#freed].n - 1) * interval == tat - depth do
	tat = tat - table.remove(freed).n * interval
end
if not in_debt() and spare > 0 then
	local n = spare
	spare = 0
	return_due(n)
end
-- What went by while the store was away empties the bucket, and no more.
tat = math.max(tat, math.min(math.max(tat, now) + spent * interval, now + depth))

local pause = redis.call('PTTL', KEYS[2])
if pause == -1 then
	return redis.error_reply('REDISLIMIT the key ' .. KEYS[2] .. ' has no expiry: it was written by something else')
end
pause = (pause + 1) * 1000 -- up to the end of the last millisecond; a missing key has -2
if pause > 0 then
	want, extra, block = 0, 0, 0
end

local due, runs, hint = 0, {}, 0

-- take moves tat by n slots. It returns the time of the last.
local function take(n)
	tat = math.max(tat, now) + n * interval
	return tat - depth
end

if block > 0 then
	local at = math.max(tat, now) + block * interval - depth
	if at - now > patience then
		hint = at - now
	else
		runs = {take(block) - (block - 1) * interval, block}
		if at > now then
			saving, spare = math.max(saving, at), 0
		end
	end
elseif want > 0 then
	due = math.min(want, spare)
	spare = spare - due
	if not in_debt() then
		local n = math.min(want - due + extra, math.floor((now + depth - math.max(tat, now)) / interval))
		take(n)
		due = due + n
	end
	local lacking = want - due
	while lacking > 0 do
		local run = freed[1] or {at = tat + interval - depth, n = lacking}
		local n = math.min(run.n, lacking, math.floor((patience - (run.at - now)) / interval) + 1)
		if n <= 0 or #runs == 2 * RUNS then
			hint = run.at - now
			break
		end
		runs[#runs + 1], runs[#runs + 2] = run.at, n
		if freed[1] then
			run.at, run.n = run.at + n * interval, run.n - n
			if run.n == 0 then
				table.remove(freed, 1)
			end
		else
			take(n)
		end
		lacking = lacking - n
	end
end

local seen = 0
if process ~= '' then
	redis.call('ZADD', KEYS[3], string.format('%.0f', now), process)
	redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', string.format('%.0f', now - 30000000))
	redis.call('PEXPIRE', KEYS[3], 30000)
	seen = redis.call('ZCARD', KEYS[3])
end

if tat > now then
	local new = string.format('%s %.0f %.0f %.0f %.0f', VERSION, epoch, tat, spare, saving)
	for _, run in ipairs(freed) do
		new = new .. string.format(' %.0f %.0f', run.at, run.n)
	end
	if new ~= state then
		-- A second more than it needs: servers count in milliseconds, and begin early.
		redis.call('SET', KEYS[1], new, 'PX', math.ceil((tat - now) / 1000) + 1000)
	end
elseif state then
	redis.call('DEL', KEYS[1])
end
local answer = string.format('%.0f %.0f %.0f %.0f %.0f %.0f %.0f', now, epoch, math.max(tat - now, 0), due, hint, math.max(pause, 0), seen)
for _, n in ipairs(runs) do
	answer = answer .. string.format(' %.0f', n)
end
return answer
