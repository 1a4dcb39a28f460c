import { z } from "@medusajs/framework/zod"

/** What the store writes to buyers about their payment. */
export const mailNames = [
  "payment-declined",
  "payment-failed",
  "parcel-declined",
  "parcel-failed",
  "refund-declined",
  "refund-completed",
] as const
export type MailName = (typeof mailNames)[number]

/** Those that are sent unless a merchant says otherwise: Amazon itself writes to the buyer when a refund is done. */
export const ownMails: readonly MailName[] = mailNames.filter((name) => name !== "refund-completed")

const given = z.strictObject({
  /** The mails to send, in place of those that are sent by themselves. */
  only: z.array(z.enum(mailNames)).optional(),
  /** Templates of the store's provider that take the place of the plugin's texts. */
  templates: z.partialRecord(z.enum(mailNames), z.string().trim().min(1)).optional(),
})

/** `false` sends none. */
export const mailsSchema = z.preprocess((option, context) => {
  if (option !== true) return option === false ? { only: [] } : option
  const message = "must be `false`, or say what is sent: mails are sent by themselves"
  context.addIssue({ code: "custom", message })
  return {}
}, given)
export type MailsOptions = z.output<typeof given>

/** Whether a mail is to be sent at all, by an account's options. */
export function isMailed(name: MailName, options: MailsOptions | undefined): boolean {
  return (options?.only ?? ownMails).includes(name)
}
