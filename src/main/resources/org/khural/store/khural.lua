#!lua name=@LIBRARY@

-- The only code of Khural that runs inside Redis: what has to be compared and changed in one step.
-- It knows nothing of the domain. @LIBRARY@ carries a hash of this text, so that nodes of two
-- versions of Khural can use one Redis at the same time, each with the functions that it knows.

local NONE = '0000000000000000'
local MAX_BEHIND = 512
local MAX_BEHIND_BYTES = 1048576

-- An entry's id is its version, '7-0'; Lua's own number format would say 1e+14 one day.
local function id_of(version)
  return string.format('%.0f-0', version)
end

local function version_of(item)
  return tonumber(string.match(item[1], '^(%d+)%-0$'))
end

-- An entry is {id, {'h', SHA-256 in hex, 'e', bytes}}; Redis has no SHA-256 of its own, so the
-- hash is written beside the bytes, and every reader checks it against them.
local function hash_of(item)
  return item[2][2]
end

local function mark_of(item)
  return string.sub(hash_of(item), 1, 16)
end

local function entry(log, version)
  local id = id_of(version)
  return redis.call('XRANGE', log, id, id)[1]
end

local function missing(log, from, head)
  local found, size = {'behind'}, 0
  while from <= head do
    -- In small steps: a page of the largest entries would be a hundred megabytes in here.
    local page = redis.call('XRANGE', log, id_of(from), '+', 'COUNT', 16)
    if #page == 0 then
      return found
    end
    for _, item in ipairs(page) do
      size = size + #item[2][4]
      if #found > 1 and (#found > MAX_BEHIND or size > MAX_BEHIND_BYTES) then
        return found
      end
      found[#found + 1] = item
      from = version_of(item) + 1
    end
  end
  return found
end

-- KEYS: the log, then one key per gate.
-- ARGV: expected version, its 16 hex of hash, the entry's SHA-256, the entry, the channel to wake,
-- then one value per gate.
-- Answers {'ok', version, 16 hex} | {'behind', entries...} | {'rewound', version, 16 hex}.
-- An error that begins with NOTAPPENDED says that nothing was written.
local function append(keys, args)
  local log = keys[1]
  local expected, expected_hash = tonumber(args[1]), args[2]
  local hash, bytes, channel = args[3], args[4], args[5]

  local head, head_hash = 0, NONE
  local last = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)[1]
  if last then
    head, head_hash = version_of(last), mark_of(last)
    if not head then
      return redis.error_reply('NOTAPPENDED the log ends with a foreign entry, ' .. last[1])
    end
  end

  if head == expected and head_hash == expected_hash then
    local added = redis.pcall('XADD', log, id_of(expected + 1), 'h', hash, 'e', bytes)
    if added.err then
      return redis.error_reply('NOTAPPENDED ' .. added.err)
    end
    for i = 2, #keys do
      redis.call('SET', keys[i], args[4 + i])
    end
    redis.call('PUBLISH', channel, string.format('%.0f', expected + 1))
    return {'ok', id_of(expected + 1), string.sub(hash, 1, 16)}
  end

  local rewound = {'rewound', id_of(head), head_hash}
  if head <= expected then
    return rewound
  end
  if expected > 0 then
    local known = entry(log, expected)
    if not known or mark_of(known) ~= expected_hash then
      return rewound
    end
  end
  local taken = entry(log, expected + 1)
  if taken and hash_of(taken) == hash then
    -- This append landed before and its answer was lost. The gates were set then, and may have
    -- been set anew since.
    return {'ok', taken[1], mark_of(taken)}
  end
  return missing(log, expected + 1, head)
end

-- Deletes the key if it still holds the value: whoever's claim ran out must not end another's.
local function release(keys, args)
  if redis.call('GET', keys[1]) == args[1] then
    return redis.call('DEL', keys[1])
  end
  return 0
end

-- Puts a ballot into the box of a secret poll, once per token, while the gate stands at the value.
-- KEYS: the gate, the box. ARGV: the gate's value while it is open, the ballot's key, the ballot.
-- A ballot that is there already is answered as it was, whatever became of the gate.
local function put(keys, args)
  local there = redis.call('HGET', keys[2], args[2])
  if there then
    return there == args[3] and 'counted' or 'other'
  end
  if redis.call('GET', keys[1]) ~= args[1] then
    return 'shut'
  end
  redis.call('HSET', keys[2], args[2], args[3])
  return 'counted'
end

redis.register_function('@LIBRARY@_append', append)
redis.register_function('@LIBRARY@_put', put)
redis.register_function('@LIBRARY@_release', release)
