import { z } from "zod"

/** The status every Amazon Pay object carries; `updatedAt` in milliseconds since 1970. */
export function statusSchema<const States extends readonly [string, ...string[]]>(states: States) {
  return z
    .object({
      state: z.enum(states),
      reasonCode: z.string().nullable(),
      reasonDescription: z.string().nullable(),
      updatedAt: z.number(),
    })
    .readonly()
}

export interface StatusOf<State extends string> {
  readonly state: State
  readonly reasonCode: string | null
  readonly reasonDescription: string | null
  readonly updatedAt: number
}

/** A new status entered at `now`. */
export function status<State extends string>(
  state: State,
  now: number,
  reasonCode: string | null = null,
  reasonDescription: string | null = null,
): StatusOf<State> {
  return { state, reasonCode, reasonDescription, updatedAt: now }
}
