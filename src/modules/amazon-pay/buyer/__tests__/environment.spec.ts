import { requireEnvironment } from "../environment"

describe("an order reference", () => {
  it.each([
    ["of the sandbox passes in the sandbox", "S01-1234567-1234567", true],
    ["of the live environment passes live", "P02-1234567-1234567", false],
    ["of an unknown kind is left for Amazon to judge", "B01-1234567-1234567", true],
    ["of an unknown kind is left for Amazon to judge live, too", "B01-1234567-1234567", false],
  ])("%s", (_, id, sandbox) => {
    expect(() => {
      requireEnvironment(id, { sandbox })
    }).not.toThrow()
  })

  it.each([
    ["P02-1234567-1234567", true, /Amazon's live environment, and .* set to the sandbox/],
    ["S01-1234567-1234567", false, /Amazon's sandbox, and .* set to live/],
  ])("of the other environment is refused: %s", (id, sandbox, message) => {
    expect(() => {
      requireEnvironment(id, { sandbox })
    }).toThrow(message)
  })
})
