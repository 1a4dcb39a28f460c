import { parseArgs } from "node:util"
import { z } from "@medusajs/framework/zod"

/** What the command is to do in the store. */
export const orderSchema = z.discriminatedUnion("command", [
  z.strictObject({ command: z.literal("doctor"), ipnUrl: z.string().optional() }),
  z.strictObject({
    command: z.literal("register-ipn"),
    url: z.string().optional(),
    only: z.boolean(),
  }),
])
export type Order = z.output<typeof orderSchema>

export const usage = `Run in the folder of a Medusa store.

  amazon-pay doctor [--ipn-url URL]     looks whether everything is as Amazon Pay needs it
  amazon-pay register-ipn [URL] [--only]  tells Amazon where to deliver notifications;
                                          --only takes every other address away

URL is https://<your store>/hooks/amazon-pay/ipn; without it, the option ipn.url.
Exit code 0 when all is ok, 1 when something is not.
`

/**
 * Reads the command line.
 * @returns null where help is asked for
 * @throws Error a sentence that says what is not understood
 */
export function readArguments(args: readonly string[]): Order | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      "ipn-url": { type: "string" },
      only: { type: "boolean" },
    },
  })
  const [command, url, ...rest] = positionals
  if (values.help || command === undefined || command === "help") return null
  const ipnUrl = values["ipn-url"]
  if (rest.length === 0) {
    if (command === "doctor" && url === undefined && values.only === undefined) {
      return { command, ...(ipnUrl === undefined ? {} : { ipnUrl }) }
    }
    if (command === "register-ipn" && ipnUrl === undefined) {
      return { command, ...(url === undefined ? {} : { url }), only: values.only ?? false }
    }
  }
  throw new TypeError(`"${args.join(" ")}" is not understood.`)
}
