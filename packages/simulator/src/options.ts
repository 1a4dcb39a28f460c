import { z } from "zod"
import { settingsSchema } from "./state/settings"

const settingsOverrides = z.object(settingsSchema.unwrap().shape).partial().strict()

const text = z.string().min(1)

/** What a simulator can be started with; everything is optional. */
export const optionsSchema = z.strictObject({
  /** 0, the default, takes a free one. */
  port: z.number().int().min(0).max(65_535).default(0),
  host: text.default("127.0.0.1"),
  /** Further names under which the control may be called, as in a network of containers. */
  allowedHosts: z.array(text).default([]),
  /** HTTPS beside HTTP; 0 takes a free port. */
  tlsPort: z.number().int().min(0).max(65_535).optional(),
  /** Where the certificate authority's certificate is written. */
  tlsCa: text.optional(),
  /** Keeps everything here and finds it again after a restart. */
  state: text.optional(),
  region: z.enum(["na", "eu", "uk", "jp"]).default("na"),
  sellerId: text.optional(),
  accessKey: text.optional(),
  secretKey: text.optional(),
  clientId: text.optional(),
  /** When set, every request must carry it as MWSAuthToken. */
  mwsAuthToken: text.optional(),
  acceptGet: z.boolean().default(false),
  notifications: z
    .strictObject({
      endpoint: z.url({ protocol: /^https?$/ }).optional(),
      /** The address envelopes name for the certificate: as Amazon writes it, or the simulator's own. */
      signingCertUrl: z.enum(["amazon", "own"]).default("amazon"),
    })
    .prefault({}),
  clock: z
    .strictObject({
      /** Stands still but for advances. */
      frozen: z.boolean().default(false),
      /** The machine's time in milliseconds since 1970, for tests. */
      machine: z.custom<() => number>((value) => typeof value === "function").optional(),
    })
    .prefault({}),
  settings: settingsOverrides.prefault({}),
})

export type SimulatorOptions = z.input<typeof optionsSchema>
export type CheckedOptions = z.output<typeof optionsSchema>

/** @throws Error with a sentence that names the option */
export function checkOptions(options: SimulatorOptions): CheckedOptions {
  const result = optionsSchema.safeParse(options)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const where = issue?.path.map(String).join(".") ?? ""
  throw new Error(`Simulator option ${where ? `"${where}" ` : ""}is wrong: ${issue?.message ?? ""}`)
}
