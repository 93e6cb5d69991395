"""The transactions, as Redis runs them: each happens whole or not at all, in one slot."""

from __future__ import annotations

# KEYS: seen mark, inbound stream. ARGV: seconds to remember, message, conversation id.
ADD = """
if not redis.call('SET', KEYS[1], '1', 'NX', 'EX', ARGV[1]) then return 0 end
redis.call('XADD', KEYS[2], '*', 'i', ARGV[2], 'c', ARGV[3])
return 1
"""

# Every name below is one local, so that the order of KEYS and ARGV is written down once.
# KEYS are `RedisCasebook._keys`, ARGV `_arguments`; from the 13th on each key is one day's tally.
COMMIT = """
local conv, case, done, log, where, out, alerts, open, all, due, unread, inbound =
  KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6],
  KEYS[7], KEYS[8], KEYS[9], KEYS[10], KEYS[11], KEYS[12]
local at = 0
local function arg() at = at + 1; return ARGV[at] end

local handled_for, events, group, entry = arg(), arg(), arg(), arg()
local conv_id, conv_revision, conv_bytes, unassessed = arg(), arg(), arg(), arg()
local case_id, case_revision, case_bytes = arg(), arg(), arg()
local queue_score, opened_score, due_score = arg(), arg(), arg()

if handled_for ~= '' and redis.call('EXISTS', done) == 1 then return 'handled' end
if conv_bytes ~= '' and (redis.call('HGET', conv, 'r') or '0') ~= conv_revision then
  return 'conversation'
end
if case_bytes ~= '' and (redis.call('HGET', case, 'r') or '0') ~= case_revision then
  return 'case'
end

if handled_for ~= '' then redis.call('SET', done, '1', 'EX', handled_for) end
if conv_bytes ~= '' then
  redis.call('HSET', conv, 'r', tonumber(conv_revision) + 1, 'b', conv_bytes)
  if unassessed == '1' then redis.call('SADD', unread, conv_id)
  else redis.call('SREM', unread, conv_id) end
end
if case_bytes ~= '' then
  redis.call('HSET', case, 'r', tonumber(case_revision) + 1, 'b', case_bytes)
  redis.call('ZADD', all, opened_score, case_id)
  if queue_score ~= '' then redis.call('ZADD', open, queue_score, case_id)
  else redis.call('ZREM', open, case_id) end
  if due_score ~= '' then redis.call('ZADD', due, due_score, case_id)
  else redis.call('ZREM', due, case_id) end
end
for _ = 1, tonumber(arg()) do
  local bytes, ref, channel_ref = arg(), arg(), arg()
  local id = redis.call('XADD', log, '*', 'i', bytes)
  if ref ~= '' then redis.call('HSET', where, 'r:' .. ref, id) end
  if channel_ref ~= '' then redis.call('HSETNX', where, 'c:' .. channel_ref, id) end
end
for _ = 1, tonumber(arg()) do redis.call('XADD', out, '*', 'i', arg(), 'c', conv_id) end
for _ = 1, tonumber(arg()) do redis.call('XADD', alerts, '*', 'i', arg(), 'c', conv_id) end
for day = 13, #KEYS do
  for _ = 1, tonumber(arg()) do
    local name, count = arg(), arg()
    if redis.call('HINCRBY', KEYS[day], name, count) == 0 then
      redis.call('HDEL', KEYS[day], name)
    end
  end
end
if entry ~= '' then
  redis.call('XACK', inbound, group, entry)
  redis.call('XDEL', inbound, entry)
end
if conv_id ~= '' then redis.call('PUBLISH', events, conv_id) end
if case_id ~= '' then redis.call('PUBLISH', events, case_id) end
return 'ok'
"""

# KEYS: sent records, case, where, outbound stream, alerts. ARGV: as the locals say; `bytes` is
# the case with its trouble, empty when there is none. No index moves: trouble changes neither
# the queue's order nor what falls due.
DELIVERED = """
local sent, case, where, out, alerts = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local reply, record, mark, channel_ref, group, entry, events, conv_id, case_id, revision, bytes,
  alert = unpack(ARGV)
if bytes ~= '' and (redis.call('HGET', case, 'r') or '0') ~= revision then return 'case' end
local before = redis.call('HGET', sent, 'd:' .. reply)
if before ~= 'sent' then
  redis.call('HSET', sent, 'd:' .. reply, mark, 'i:' .. reply, record)
end
redis.call('HDEL', sent, 'a:' .. reply)
if channel_ref ~= '' then
  local id = redis.call('HGET', where, 'r:' .. reply)
  if id then redis.call('HSET', where, 'c:' .. channel_ref, id) end
end
if entry ~= '' then
  redis.call('XACK', out, group, entry)
  redis.call('XDEL', out, entry)
end
if bytes ~= '' and not before then
  redis.call('HSET', case, 'r', tonumber(revision) + 1, 'b', bytes)
  if alert ~= '' then redis.call('XADD', alerts, '*', 'i', alert, 'c', conv_id) end
end
redis.call('PUBLISH', events, conv_id)
if case_id ~= '' then redis.call('PUBLISH', events, case_id) end
return 'ok'
"""

# KEYS: case. ARGV: when, the tier's field, events, case id.
TOLD = """
redis.call('HSETNX', KEYS[1], 't', ARGV[1])
redis.call('HSET', KEYS[1], ARGV[2], '1')
redis.call('PUBLISH', ARGV[3], ARGV[4])
return 1
"""

# KEYS: sinks that confirmed an alert. ARGV: sink, seconds to remember.
CONFIRM = """
redis.call('SADD', KEYS[1], ARGV[1])
return redis.call('EXPIRE', KEYS[1], ARGV[2])
"""

# KEYS: stream, dead entries, begun counts. ARGV: group, entry, error class, time.
BURY = """
local row = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])[1]
if row then
  local fields = row[2]
  local pending = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], ARGV[2], 1)[1]
  local times = pending and pending[4] or 0
  for _, word in ipairs({'from', ARGV[2], 'e', ARGV[3], 'at', ARGV[4], 'n', times}) do
    fields[#fields + 1] = word
  end
  redis.call('XADD', KEYS[2], '*', unpack(fields))
end
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
redis.call('HDEL', KEYS[3], ARGV[2])
return redis.call('XDEL', KEYS[1], ARGV[2])
"""

# KEYS: dead entries, stream, seen marks, handled mark. ARGV: entry among the dead.
# Only what the entry held at first goes back: what was written beside it when it died stays behind.
REPLAY = """
local row = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])[1]
if not row then return 0 end
local kept, held = {}, row[2]
for at = 1, #held, 2 do
  if held[at] == 'i' or held[at] == 'c' then
    kept[#kept + 1] = held[at]
    kept[#kept + 1] = held[at + 1]
  end
end
if #kept == 0 then return 0 end
redis.call('DEL', KEYS[4])
redis.call('XADD', KEYS[2], '*', unpack(kept))
redis.call('HDEL', KEYS[3], ARGV[1])
return redis.call('XDEL', KEYS[1], ARGV[1])
"""

# KEYS: dead entries, seen marks. ARGV: entry, when and by whom.
SEEN = """
if #redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1]) == 0 then return 0 end
redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[2])
return 1
"""

# KEYS: stream, begun counts. ARGV: group, entry.
FINISH = """
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
redis.call('HDEL', KEYS[2], ARGV[2])
return redis.call('XDEL', KEYS[1], ARGV[2])
"""

# KEYS: totals, what this process added last, how processes are. ARGV: process, number, whether its
# breaker is open, milliseconds that this counts; then pairs of sample and count.
ADD_UP = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[3], ARGV[1], string.format('%.0f', now) .. ' ' .. ARGV[3])
for _, process in ipairs(redis.call('HKEYS', KEYS[3])) do
  local at = tonumber(string.match(redis.call('HGET', KEYS[3], process), '^%d+'))
  if math.abs(now - at) > tonumber(ARGV[4]) then redis.call('HDEL', KEYS[3], process) end
end
if tonumber(redis.call('GET', KEYS[2]) or '0') >= tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[2], ARGV[2], 'EX', 86400)
for at = 5, #ARGV, 2 do redis.call('HINCRBYFLOAT', KEYS[1], ARGV[at], ARGV[at + 1]) end
return 1
"""

# KEYS: record. ARGV: revision that was read, bytes. 0 when it had moved on.
KEEP = """
if (redis.call('HGET', KEYS[1], 'r') or '0') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'r', tonumber(ARGV[1]) + 1, 'b', ARGV[2])
return 1
"""

# KEYS: tries, scored by time. ARGV: milliseconds, bytes, how many are kept, seconds they are kept.
TRIED = """
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - tonumber(ARGV[3]))
redis.call('EXPIRE', KEYS[1], ARGV[4])
return 1
"""

# KEYS: when each part last read, gaps. ARGV: part, milliseconds that this process had not read by
# its own count (-1: it is new), milliseconds ago that it began again, the shortest gap, how many
# are kept. Redis' own clock; the shorter of both counts, so that a clock set forward is no gap.
READS = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local last = tonumber(redis.call('HGET', KEYS[1], ARGV[1]))
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', now))
if not last then return 0 end
local again = now - tonumber(ARGV[3])
local length, mine = again - last, tonumber(ARGV[2])
if mine >= 0 and mine < length then length = mine end
if length < tonumber(ARGV[4]) then return 0 end
local row = ARGV[1] .. string.format(' %.0f %.0f', again - length, again)
redis.call('LPUSH', KEYS[2], row)
redis.call('LTRIM', KEYS[2], 0, ARGV[5] - 1)
return 1
"""

# KEYS: when each part last read. The time, and then names and times: one clock, one answer.
READ_AT = """
local time = redis.call('TIME')
local rows = redis.call('HGETALL', KEYS[1])
table.insert(rows, 1, string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000)))
return rows
"""

# KEYS: the packs of a case. ARGV: pack id, the version that was read, then fields and values.
PACK = """
local version = tonumber(redis.call('HGET', KEYS[1], ARGV[1] .. ':v') or '0')
if version ~= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1] .. ':v', version + 1)
for at = 3, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1]) end
return 1
"""

# KEYS: three streams, their dead entries, three indices of cases, conversations unread, then what
# is dropped. ARGV: events, conversation id, how many KEYS, then the ids of its cases. 0, and
# nothing done, while an entry of the conversation waits on a stream or a case is not named here.
ERASE = """
local function of(stream)
  local found = {}
  for _, row in ipairs(redis.call('XRANGE', stream, '-', '+')) do
    for at = 1, #row[2], 2 do
      if row[2][at] == 'c' and row[2][at + 1] == ARGV[2] then found[#found + 1] = row[1] end
    end
  end
  return found
end
for stream = 1, 3 do if #of(KEYS[stream]) > 0 then return 0 end end
local cases, prefix = 0, ARGV[2] .. '.'
for _, case in ipairs(redis.call('ZRANGE', KEYS[8], 0, -1)) do
  local last = string.find(case, '%.[^.]*$')
  if last and string.sub(case, 1, last) == prefix then cases = cases + 1 end
end
if cases ~= #ARGV - 3 then return 0 end
for dead = 4, 6 do
  for _, id in ipairs(of(KEYS[dead])) do redis.call('XDEL', KEYS[dead], id) end
end
for at = 4, #ARGV do
  for index = 7, 9 do redis.call('ZREM', KEYS[index], ARGV[at]) end
end
redis.call('SREM', KEYS[10], ARGV[2])
for at = 11, tonumber(ARGV[3]) do redis.call('DEL', KEYS[at]) end
redis.call('PUBLISH', ARGV[1], ARGV[2])
for at = 4, #ARGV do redis.call('PUBLISH', ARGV[1], ARGV[at]) end
return 1
"""
