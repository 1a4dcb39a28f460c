import { z } from "@medusajs/framework/zod"

const date = z.coerce.date()

export const simulationRowSchema = z.object({
  id: z.string(),
  account: z.string(),
  call: z.string(),
  /** A later version of the plugin may have written names that this one does not know. */
  simulation: z.string(),
  minutes: z.number().nullable(),
  picked_at: date,
  order_reference_id: z.string().nullable(),
  taken_at: date.nullable(),
  used_by: z.string().nullable(),
  used_at: date.nullable(),
})

export type SimulationRow = z.output<typeof simulationRowSchema>
