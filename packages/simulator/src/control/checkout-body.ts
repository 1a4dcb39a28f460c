import { z } from "zod"
import type { Address, Buyer } from "../domain/parties"
import { address } from "../domain/parties"
import type { PaymentMethod } from "../domain/wallet"
import { cardBehaviours, paymentMethod, workingCard } from "../domain/wallet"
import { parseMoney } from "../money/money"

const line = z.string().max(500).nullish()
const text = z.string().max(500)

const buyerFields = { name: text, email: text, phone: text, userId: text }

/** Keys may be written as Amazon's XML does or as JSON usually does. */
function lowerFirst(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      inner,
    ]),
  )
}

export const buyerSchema = z
  .preprocess(lowerFirst, z.strictObject(buyerFields).partial())
  .transform((given): Partial<Buyer> => given as Partial<Buyer>)

export const addressSchema = z
  .preprocess(
    lowerFirst,
    z.strictObject({
      name: line,
      addressLine1: line,
      addressLine2: line,
      addressLine3: line,
      line1: line,
      line2: line,
      line3: line,
      city: line,
      county: line,
      district: line,
      stateOrRegion: line,
      postalCode: line,
      countryCode: line,
      phone: line,
    }),
  )
  .transform((given): Address =>
    address({
      name: given.name ?? null,
      line1: given.line1 ?? given.addressLine1 ?? null,
      line2: given.line2 ?? given.addressLine2 ?? null,
      line3: given.line3 ?? given.addressLine3 ?? null,
      city: given.city ?? null,
      county: given.county ?? null,
      district: given.district ?? null,
      stateOrRegion: given.stateOrRegion ?? null,
      postalCode: given.postalCode ?? null,
      countryCode: given.countryCode ?? null,
      phone: given.phone ?? null,
    }),
  )

/** A wallet entry by name, a starred card by what it makes happen, or in full. */
export const paymentMethodSchema = z
  .union([
    text.min(1).transform((name) => paymentMethod(name)),
    z.preprocess(
      lowerFirst,
      z.strictObject({
        name: text.optional(),
        accountNumberTail: text.optional(),
        behaviour: z.enum(cardBehaviours).nullish(),
        softDecline: z.boolean().optional(),
      }),
    ),
  ])
  .transform((given): PaymentMethod => {
    if ("tail" in given) return given
    const named = given.behaviour
      ? paymentMethod(given.behaviour)
      : given.name
        ? paymentMethod(given.name)
        : workingCard
    return {
      ...named,
      tail: given.accountNumberTail ?? named.tail,
      softDecline: given.softDecline ?? named.softDecline,
    }
  })

/** Only a hint: whatever form it has, it becomes a short text. */
export const amountHintSchema = z
  .union([
    text,
    z.number().transform(String),
    z
      .preprocess(
        lowerFirst,
        z.object({ amount: z.union([text, z.number().transform(String)]), currencyCode: text }),
      )
      .transform(({ amount, currencyCode }) => `${amount} ${currencyCode}`),
  ])
  .nullish()

/** An amount with its currency, exactly. */
export const moneySchema = z
  .preprocess(lowerFirst, z.strictObject({ amount: text, currencyCode: text }))
  .transform(({ amount, currencyCode }, context) => {
    const money = parseMoney(amount, currencyCode)
    if (money) return money
    context.addIssue({ code: "custom", message: `"${amount}" is not an amount of ${currencyCode}` })
    return z.NEVER
  })
