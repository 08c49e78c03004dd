-- Gets one path after another. PATHS is a file with one in each line.
local paths, at = {}, 0
for path in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = path end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
