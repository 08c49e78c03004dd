-- Posts replies through the API, each to the next topic. TOKEN, TOPICS (separated by spaces) and TEXT come from outside.
local topics, at = {}, 0
for topic in os.getenv("TOPICS"):gmatch("%S+") do topics[#topics + 1] = topic end
wrk.headers["authorization"] = "Bearer " .. os.getenv("TOKEN")
wrk.headers["content-type"] = "application/json"
local body = '{"body":"' .. os.getenv("TEXT") .. '"}'

function request()
  at = at % #topics + 1
  return wrk.format("POST", "/api/v1/topics/" .. topics[at] .. "/replies", nil, body)
end
