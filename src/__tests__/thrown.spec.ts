import { createContext, runInContext } from "node:vm"
import { MedusaError } from "@medusajs/framework/utils"
import {
  errorOf,
  isUnknownOutcome,
  textOf,
  UnknownOutcomeError,
} from "../modules/amazon-pay/errors"

const text = "Medusa has not booked it."
const looped: Record<string, unknown> = {}
looped.self = looped

describe("the text of what was thrown is read", () => {
  it.each([
    ["of an error", new Error(text)],
    [
      "of an error that was made in another realm",
      runInContext(`new Error("${text}")`, createContext()),
    ],
    [
      "of an error that a workflow has made a plain object of",
      { name: "Error", message: text, stack: "at" },
    ],
    ["of what a workflow has collected", { action: "book", error: { message: text } }],
    ["of the first of several", [{ error: { message: text } }, { error: { message: "Other" } }]],
    ["of a text", text],
  ])("%s", (_, thrown) => {
    expect(textOf(thrown)).toBe(text)
    expect(errorOf(thrown).message).toBe(text)
  })

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["an empty text", ""],
    ["an empty object", {}],
    ["an object that names itself", looped],
    ["a number", 7],
    ["an object without a message", { code: 4 }],
  ])("and never as [object Object], of %s", (_, thrown) => {
    expect(textOf(thrown)).not.toContain("[object")
    expect(textOf(thrown)).not.toBe("")
  })
})

it("an error that went through a workflow keeps its kind", () => {
  const error = errorOf({
    message: text,
    type: MedusaError.Types.NOT_ALLOWED,
    __isMedusaError: true,
  })
  expect(MedusaError.isMedusaError(error)).toBe(true)
  expect(error).toMatchObject({ type: MedusaError.Types.NOT_ALLOWED, message: text })
})

it("a call without an answer is told from a refusal, also after it went through a workflow", () => {
  const { type, code, message } = new UnknownOutcomeError("the capture")
  expect(isUnknownOutcome({ type, code, message })).toBe(true)
  expect(isUnknownOutcome(new UnknownOutcomeError("the capture"))).toBe(true)
  expect(isUnknownOutcome(new MedusaError(MedusaError.Types.NOT_ALLOWED, message))).toBe(false)
  expect(isUnknownOutcome(undefined)).toBe(false)
})
