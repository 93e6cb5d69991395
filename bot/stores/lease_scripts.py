"""Who reads a partition, as Redis decides it: leases, beats, and entries handed out under them."""

from __future__ import annotations

# KEYS: lease, stream and last read of each partition. ARGV: holder (empty: whoever asks), group,
# consumer, how many of each, this read's own name. For each partition: 0 when the holder has its
# lease no longer, 1 when this same read has handed out before (its answer was lost and it is asked
# again), what is handed out, or the last entry's id: whatever comes behind it is news.
FRESH = """
local given = {}
for at = 1, #KEYS, 3 do
  local place = #given + 1
  if ARGV[1] ~= '' and redis.call('GET', KEYS[at]) ~= ARGV[1] then
    given[place] = 0
  elseif redis.call('GET', KEYS[at + 2]) == ARGV[5] then
    given[place] = 1
  else
    local rows = redis.call(
      'XREADGROUP', 'GROUP', ARGV[2], ARGV[3], 'COUNT', ARGV[4], 'STREAMS', KEYS[at + 1], '>')
    if rows then
      given[place] = rows[1][2]
      redis.call('SET', KEYS[at + 2], ARGV[5])
    else
      local last = redis.call('XREVRANGE', KEYS[at + 1], '+', '-', 'COUNT', 1)[1]
      given[place] = last and last[1] or '0-0'
    end
  end
end
return given
"""

# KEYS: lease. ARGV: worker, milliseconds. 1 when the worker holds the lease afterwards.
# A lease that has far longer to run than any is given was left when Redis' clock was set back.
HOLD = """
local by = redis.call('GET', KEYS[1])
if by == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]); return 1 end
if by and redis.call('PTTL', KEYS[1]) <= 10 * ARGV[2] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""

# As HOLD, but never takes a lease that the worker does not have.
RENEW = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
"""

# KEYS: lease. ARGV: worker.
RELEASE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
"""

# KEYS: workers by their last beat. ARGV: worker, milliseconds that a beat counts.
# Redis' own clock, so that machines need not agree on the time.
BEAT = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[1] ~= '' then redis.call('ZADD', KEYS[1], now, ARGV[1]) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
-- Who beat last before the clock was set back would count as alive until it is that late again.
redis.call('ZREMRANGEBYSCORE', KEYS[1], now + ARGV[2], '+inf')
return redis.call('ZRANGE', KEYS[1], 0, -1)
"""
