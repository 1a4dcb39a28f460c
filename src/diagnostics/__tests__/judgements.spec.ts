import fc from "fast-check"
import {
  MwsConnectionError,
  MwsError,
  MwsNotNowError,
  MwsResponseError,
  MwsServiceError,
  MwsThrottledError,
} from "../../mws"
import type { Verdict } from "../finding"
import { judgeClock } from "../judge-clock"
import { judgeCredentials, maybeElsewhere, type Asked } from "../judge-credentials"
import { judgeEnvironment } from "../judge-environment"
import { judgeMerchant, judgeService } from "../judge-merchant"
import { judgeInbox, judgeNotifications, judgeTopic } from "../judge-notifications"
import { judgeMedusa, judgeMigrations, judgeModules } from "../judge-store"

const minute = 60_000
const said = (found: Verdict | Verdict[]) =>
  [found]
    .flat()
    .map(({ ok, message, fix }) => `${ok ? "ok" : "NO"} ${message} ${fix ?? ""}`)
    .join(" ")
const ok = expect.stringMatching(/^ok /)
const no = (text: string): unknown => expect.stringMatching(new RegExp(`^NO .*${text}`))

describe("the clock", () => {
  it.each([
    ["agrees", 0, ok],
    ["is off by a little", -2 * minute, ok],
    ["is not known at Amazon", null, ok],
    ["is behind", -3 * minute, no("3 minutes behind Amazon's\\. .*NTP")],
    ["is ahead", 16 * minute, no("16 minutes ahead of Amazon's, and Amazon refuses")],
  ])("%s", (_, skew, expected) => {
    expect(said(judgeClock(skew))).toEqual(expected)
  })

  it("is judged the same in both directions", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * minute }), (skew) => {
        expect(judgeClock(skew).ok).toBe(judgeClock(-skew).ok)
      }),
    )
  })
})

describe("the credentials", () => {
  const details = { action: "GetServiceStatus", retriable: false, outcome: "not-done" } as const
  const refused = (code: string, status = 403) =>
    new MwsServiceError("refused", { ...details, code, status })
  const judged = (error: MwsError | null, over: Partial<Asked> = {}) =>
    said(
      judgeCredentials({
        region: "na",
        sellerId: "A2TESTSELLER01",
        elsewhere: [],
        skewMs: 0,
        error,
        ...over,
      }),
    )

  it.each([
    ["InvalidAccessKeyId", "does not know the access key in region na.*`accessKey`"],
    ["SignatureDoesNotMatch", "secret key does not belong.*`secretKey`"],
    ["UnauthorizedAccess", "the seller A2TESTSELLER01.*`sellerId`"],
    ["AccessDenied", "lets the keys do nothing.*`mwsAuthToken`"],
    ["MissingAuthenticationToken", "lets the keys do nothing"],
    ["InvalidAddress", "no Amazon Pay at the address.*`endpoint`"],
    ["SomethingNew", "answered with SomethingNew \\(status 403\\).*Compare"],
  ])("%s is told with its fix", (code, text) => {
    expect(judged(refused(code))).toEqual(no(text))
  })

  it("are right when the call is carried out, or when only the account is suspended", () => {
    expect(judged(null)).toEqual(ok)
    expect(judged(refused("InvalidAccountStatus"))).toEqual(ok)
  })

  it("of another region are told by the region that takes them", () => {
    expect(judged(refused("InvalidAccessKeyId"), { elsewhere: ["eu", "uk"] })).toEqual(
      no('refuses the keys in region na and accepts them in region eu.*`region: "eu"`'),
    )
  })

  it.each(["InvalidAccessKeyId", "AccessDenied", "UnauthorizedAccess"])(
    "are tried elsewhere after %s",
    (code) => {
      expect(maybeElsewhere(refused(code))).toBe(true)
    },
  )

  it("are not tried elsewhere when Amazon knows them here", () => {
    expect(maybeElsewhere(refused("SignatureDoesNotMatch"))).toBe(false)
    expect(maybeElsewhere(refused("InternalServerError", 500))).toBe(false)
  })

  it("cannot be judged past a clock that is off", () => {
    const expired = refused("InvalidParameterValue", 400)
    expect(judged(expired, { skewMs: -20 * minute })).toEqual(no("because of their date.*`clock`"))
    expect(judged(expired)).toEqual(no("answered with InvalidParameterValue"))
    expect(judged(expired, { skewMs: null })).toEqual(no("answered with InvalidParameterValue"))
  })

  it.each([
    [new MwsThrottledError("t", { ...details, code: "RequestThrottled" }), "busy.*Try again"],
    [new MwsNotNowError("n", { ...details, code: "NotNow", retryInMs: 1 }), "busy.*Try again"],
    [
      new MwsConnectionError("c", { ...details, code: "TimedOut" }),
      "did not answer \\(TimedOut\\)",
    ],
    [new MwsResponseError("r", { ...details, code: "EmptyResponse" }), "is not Amazon"],
    [refused("InternalServerError", 500), "fault is at Amazon"],
  ])("cannot be judged past %s", (error, text) => {
    expect(judged(error)).toEqual(no(text))
  })
})

describe("the merchant account", () => {
  it.each([
    [{ status: "ACTIVE" }, ok],
    [{ status: "INACTIVE" }, no("cannot take payments.*Seller Central")],
    [{ status: "NEW_WORD" }, ok],
    [{ errorCode: "InvalidAccountStatus" }, no("cannot take payments")],
    [{ errorCode: "UnauthorizedSolutionProvider" }, ok],
  ])("%j", (answer, expected) => {
    expect(said(judgeMerchant(answer))).toEqual(expected)
  })

  it.each([
    ["GREEN", ok],
    ["GREEN_I", ok],
    ["YELLOW", ok],
    ["RED", no("down.*Wait")],
  ])("service %s", (status, expected) => {
    expect(said(judgeService(status))).toEqual(expected)
  })
})

describe("environment and region", () => {
  it.each([
    ["na", true, undefined, ok],
    ["na", false, undefined, ok],
    ["na", true, "S01-1234567-1234567", ok],
    ["na", false, "P01-1234567-1234567", ok],
    ["uk", false, "P02-1234567-1234567", ok],
    ["jp", true, "S03-1234567-1234567", ok],
    ["na", true, "S23-1234567-1234567", ok],
    ["na", true, "something else", ok],
    ["na", false, "S01-1234567-1234567", no("sandbox environment, and the store talks to live")],
    ["na", true, "P01-1234567-1234567", no("live environment.*`sandbox: false`")],
    ["na", true, "S02-1234567-1234567", no("region eu/uk, and the store talks to na")],
    ["jp", false, "P01-1234567-1234567", no("region na, and the store talks to jp")],
  ] as const)("%s, sandbox %s, last id %s", (region, sandbox, id, expected) => {
    expect(said(judgeEnvironment({ region, sandbox }, id))).toEqual(expected)
  })
})

describe("notifications", () => {
  const now = new Date("2026-03-01T12:00:00Z")
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minute)
  const came = (minutes: number) => ({
    receivedAt: ago(minutes),
    type: "capture",
    isSample: false,
  })

  it.each([
    ["none, and no order either", null, null, ok],
    ["none, and an order a moment ago", null, ago(10), ok],
    ["none, and an order", null, ago(11), no("ever come.*`ipn-url`")],
    ["one since the last order", came(5), ago(600), ok],
    ["one about the last order", came(600), ago(659), ok],
    ["none since the last order", came(600), ago(539), no("changed an order at")],
    ["one long ago, and no order since", came(60_000), ago(60_001), ok],
    ["one, and no order", came(600), null, ok],
  ])("%s", (_, last, changedAt, expected) => {
    expect(said(judgeNotifications({ last, changedAt, now }))).toEqual(expected)
  })

  it("that are tests are called so", () => {
    const last = { ...came(1), isSample: true }
    expect(judgeNotifications({ last, changedAt: null, now }).message).toContain("(test-message)")
  })

  const arn = "arn:aws:sns:us-east-1:291180941288:A2TESTSELLER01"
  const topic = (over = {}) => ({ topicArn: arn, trusted: true, confirmed: false, ...over })
  it.each([
    ["none seen, none named", [], [], false, ok],
    ["named, none seen", [arn], [], false, ok],
    ["named and seen", [arn], [topic()], false, ok],
    ["named, seen beside another", [arn], [topic(), topic({ topicArn: "arn:x" })], false, ok],
    ["named, and only another is seen", ["arn:x"], [topic()], true, no("does not name")],
    ["confirmed", [], [topic({ confirmed: true })], false, ok],
    ["not confirmed, in the sandbox", [], [topic()], true, ok],
    ["not confirmed, live", [], [topic()], false, no("nobody has confirmed.*Confirm it")],
    ["none trusted, live", [], [topic({ trusted: false })], false, no("wait to be confirmed: 1")],
    ["none trusted, in the sandbox", [], [topic({ trusted: false })], true, no("wait to be conf")],
  ])("of topics: %s", (_, pinned, seen, sandbox, expected) => {
    expect(said(judgeTopic({ pinned, seen, sandbox }))).toEqual(expected)
  })

  it("of topics beside the trusted one are counted, and wait until a person has confirmed one", () => {
    const beside = topic({ topicArn: "arn:x", trusted: false })
    const [trusted, waiting] = judgeTopic({ pinned: [], seen: [topic(), beside], sandbox: true })
    expect([trusted?.values, waiting?.values]).toEqual([{ topic: arn }, { others: 1 }])
    expect([trusted?.ok, waiting?.ok]).toEqual([true, false])
    const seen = [topic({ confirmed: true }), beside]
    const [confirmed, refused] = judgeTopic({ pinned: [], seen, sandbox: false })
    expect([confirmed?.ok, refused?.code, refused?.ok]).toEqual([true, "topic-others", true])
  })

  it("that are left to a person are counted", () => {
    const left = { dead: 0, unmatched: 0, asking: 0 }
    expect(said(judgeInbox(left))).toEqual(ok)
    expect(said(judgeInbox({ ...left, unmatched: 3 }))).toMatch(/^ok .* ok .* does not have: 3\./)
    expect(said(judgeInbox({ ...left, dead: 2 }))).toEqual(no("not tried again: 2\\..*replay"))
    expect(said(judgeInbox({ ...left, asking: 1 }))).toEqual(no("asks to be confirmed"))
    const all = judgeInbox({ dead: 1, asking: 1, unmatched: 1 })
    expect(all.map(({ code }) => code)).toEqual(["inbox-dead", "inbox-asking", "inbox-unmatched"])
  })
})

describe("the store", () => {
  it.each([
    ["2.21.2", ok],
    ["2.21.0", ok],
    ["2.30.1", ok],
    ["2.21.3-preview-20261101", ok],
    ["2.20.9", no("too old.*2\\.21")],
    ["1.99.0", no("too old")],
    ["3.0.0", no("newer than this plugin")],
    ["latest", no("could not be found out")],
    [undefined, no("could not be found out")],
  ])("runs Medusa %s", (version, expected) => {
    expect(said(judgeMedusa(version))).toEqual(expected)
  })

  const id = "pp_amazon-pay_amazon-pay"
  const inPlace = {
    plugin: true,
    dependencies: ["amazon_pay"],
    configured: [id],
    enabled: ["pp_system_default", id],
    offered: [id],
  }
  it.each([
    ["everything", {}, ok],
    ["no plugin", { plugin: false }, no("`plugins`")],
    ["no provider", { configured: [] }, no("`providers`")],
    ["no dependency", { dependencies: ["query"] }, no('dependencies: \\["amazon_pay"\\]')],
    ["a provider not enabled", { enabled: ["pp_system_default"] }, no(`not enabled.*${id}`)],
    ["a provider no region offers", { offered: [] }, no(`No region offers ${id}`)],
  ])("has %s", (_, over, expected) => {
    expect(said(judgeModules({ ...inPlace, ...over }))).toEqual(expected)
  })

  it("has the tables of this version", () => {
    expect(said(judgeMigrations(["M1", "M2"], ["M2", "M1", "M0"]))).toEqual(ok)
    expect(said(judgeMigrations(["M1", "M2"], ["M1"]))).toEqual(
      no("2 migrations, 1 have .*db:migrate"),
    )
  })
})
