import { z } from "zod"

/** What a starred test card in the sandbox wallet makes happen. */
export const cardBehaviours = [
  "PaymentMethodNotAllowed",
  "InvalidPaymentMethod",
  "AmazonRejected",
  "TransactionTimedOut",
] as const
export type CardBehaviour = (typeof cardBehaviours)[number]

export const paymentMethodSchema = z
  .object({
    name: z.string(),
    tail: z.string(),
    behaviour: z.enum(cardBehaviours).nullable(),
    softDecline: z.boolean(),
  })
  .readonly()
export type PaymentMethod = z.infer<typeof paymentMethodSchema>

export const workingCard: PaymentMethod = {
  name: "Visa",
  tail: "1111",
  behaviour: null,
  softDecline: false,
}

/** A wallet entry by name; a starred card is named by what it makes happen. */
export function paymentMethod(name: string): PaymentMethod {
  const behaviour = cardBehaviours.find(
    (known) => known.toLowerCase() === name.replace(/[\s*]/g, "").toLowerCase(),
  )
  if (!behaviour) return { ...workingCard, name }
  return {
    name: `Visa * ${behaviour}`,
    tail: String(3000 + cardBehaviours.indexOf(behaviour)),
    behaviour,
    softDecline: false,
  }
}
