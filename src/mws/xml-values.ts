import { z } from "zod"
import { isDecimalText, normaliseAmount } from "./money"

/*
 * Schemas for what XML elements hold. Elements may be absent, empty or, if Amazon changes its mind, of another shape:
 * what a payment does not hang on is then read as absent, so that a strange `SoftDescriptor` cannot turn a completed
 * capture into an unknown one. Ids, states and amounts are never guessed.
 */

/** An optional leaf; empty or unreadable is absent. */
export const text = z
  .preprocess(
    (value) => (typeof value === "string" && value !== "" ? value : undefined),
    z.string().optional(),
  )
  .optional()

/** A leaf that must be there, once, and not empty. */
export const requiredText = z.string().min(1)

/** A required leaf out of a list that Amazon may extend: known values are typed, others pass through. */
export function openText<Known extends string>() {
  return requiredText as unknown as z.ZodType<Known | (string & {})>
}

/** {@link openText} that may be absent or empty. */
export function optionalOpenText<Known extends string>() {
  return text as unknown as z.ZodOptional<z.ZodType<Known | (string & {})>>
}

/** The words `true` and `false`. */
export const flag = z
  .preprocess(
    (value) =>
      typeof value === "string" && /^(true|false)$/i.test(value)
        ? value.toLowerCase() === "true"
        : undefined,
    z.boolean().optional(),
  )
  .optional()

/** An element with children; empty is absent. */
export function element<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(emptyIsAbsent, schema.optional()).optional()
}

/** An element that is there even when Amazon leaves it out or empty. */
export function elementOrEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === undefined || value === "" ? {} : value), schema)
}

/** The one child `name` of an element, as a value in the element's place. */
export function within<Schema extends z.ZodType>(name: string, schema: Schema) {
  return z.preprocess((value) => childOf(value, name), schema)
}

/** Members of a list element, whichever of the names they go by; none, one and several are all a list. */
export function list<Schema extends z.ZodType>(names: readonly string[], member: Schema) {
  return z.preprocess((value) => membersOf(value, names), z.array(member))
}

/** The list of ids below an object: `member` in answers, `Id` in notifications. */
export const idList = list(["member", "id"], requiredText)

const moneyElement = z
  .object({
    amount: z.string().refine(isDecimalText, "is not a decimal amount"),
    currencyCode: z.string().regex(/^[A-Za-z]{3}$/, "is not a currency code"),
  })
  .transform(({ amount, currencyCode }) => ({
    amount: normaliseAmount(amount, currencyCode),
    currencyCode: currencyCode.toUpperCase(),
  }))

/**
 * An amount in major units, normalised by its currency. Absent when the element is, or when it lacks the amount or the
 * currency; an amount that is there but not a number is an error.
 */
export const money = z
  .preprocess(
    (value) =>
      isFilled(childOf(value, "amount")) && isFilled(childOf(value, "currencyCode"))
        ? value
        : undefined,
    moneyElement.optional(),
  )
  .optional()

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== ""
}

function emptyIsAbsent(value: unknown): unknown {
  return value === "" ? undefined : value
}

function childOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}

function membersOf(value: unknown, names: readonly string[]): unknown[] {
  return names.flatMap((name) => childOf(value, name) ?? []).filter(isFilled)
}
