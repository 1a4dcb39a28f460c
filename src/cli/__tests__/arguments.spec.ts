import { orderSchema, readArguments } from "../arguments"
import { report } from "../report"

describe("the command line", () => {
  it.each([
    ["doctor", { command: "doctor" }],
    ["doctor --ipn-url https://x", { command: "doctor", ipnUrl: "https://x" }],
    ["register-ipn https://x", { command: "register-ipn", url: "https://x", only: false }],
    ["register-ipn --only https://x", { command: "register-ipn", url: "https://x", only: true }],
    ["register-ipn", { command: "register-ipn", only: false }],
  ])("%s", (line, expected) => {
    const order = readArguments(line.split(" "))
    expect(order).toEqual(expected)
    expect(orderSchema.parse(JSON.parse(JSON.stringify(order)))).toEqual(expected)
  })

  it.each(["", "help", "--help", "doctor -h"])("%j asks for help", (line) => {
    expect(readArguments(line ? line.split(" ") : [])).toBeNull()
  })

  it.each(["nurse", "doctor twice", "doctor --only", "register-ipn a b", "doctor --secret x"])(
    "%s is not understood",
    (line) => {
      expect(() => readArguments(line.split(" "))).toThrow()
    },
  )
})

describe("the report", () => {
  const fine = { check: "clock", account: "A/na/live", ok: true, message: "It agrees." } as const
  const bad = { ...fine, check: "topic", ok: false, message: "No.", fix: "Do." } as const

  it("has a line for each finding, with what to do", () => {
    expect(report([fine, bad])).toBe("ok  clock  It agrees.\nNO  topic  No. Do.\n")
  })

  it("says whose it is, where there are several accounts", () => {
    expect(report([fine, { ...bad, account: "B/eu/live" }])).toBe(
      "ok  clock  [A/na/live] It agrees.\nNO  topic  [B/eu/live] No. Do.\n",
    )
  })
})
