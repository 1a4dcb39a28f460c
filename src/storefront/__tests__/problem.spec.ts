import { leavesDoubt, problemOf } from "../checkout/problem.ts"
import { UnexpectedAnswer } from "../store/read-answer.ts"
import { StoreRefusal } from "../store/store-fetch.ts"

/** What `@medusajs/js-sdk` throws has a status, and no code. */
const sdkError = Object.assign(new Error("No."), { status: 400, statusText: "Bad Request" })

test.each([
  ["a lost connection", new TypeError("Failed to fetch"), { code: "store-unreachable" }, true],
  ["nothing in time", new DOMException("", "TimeoutError"), { code: "store-unreachable" }, true],
  [
    "a refusal",
    new StoreRefusal(400, "No.", "invalid_data"),
    { code: "store-refused", status: 400, detail: "No." },
    false,
  ],
  ["a refusal to the SDK", sdkError, { code: "store-refused", status: 400, detail: "No." }, false],
  ["too many requests", new StoreRefusal(429, ""), { code: "store-refused", status: 429 }, false],
  [
    "another request at work",
    new StoreRefusal(409, ""),
    { code: "store-refused", status: 409 },
    true,
  ],
  ["a failing store", new StoreRefusal(500, ""), { code: "store-refused", status: 500 }, true],
  [
    "Amazon out of reach",
    new StoreRefusal(503, "x"),
    { code: "amazon-unreachable", status: 503 },
    true,
  ],
  [
    "a login that is over",
    new StoreRefusal(400, "x", "amazon_login_expired"),
    { code: "session-expired", status: 400 },
    false,
  ],
  [
    "an answer of another kind",
    new UnexpectedAnswer("total"),
    { code: "unexpected-answer", detail: 'The store\'s answer has no usable "total".' },
    true,
  ],
  ["something that is no error", "?", { code: "store-unreachable" }, true],
])("%s", (_, error, problem, doubt) => {
  expect(problemOf(error)).toEqual(problem)
  expect(leavesDoubt(problemOf(error))).toBe(doubt)
})
