import { z } from "@medusajs/framework/zod"
import type { Scene } from "../support/store-suite"
import { NothingToDo, Refused, type World } from "./world"

const label = "Arrived late"

/** Makes the reason that people name when they give money back. */
export async function makeRefundReason({ warehouse }: Scene): Promise<void> {
  const answer = await warehouse.office("POST", "/admin/refund-reasons", {
    label,
    code: "arrived-late",
  })
  if (answer.status !== 200) throw new Refused(answer)
}

const schema = z.object({
  refund_reasons: z.array(z.object({ id: z.string(), label: z.string() })),
})

/** What a refund says of its reason, where it names one. */
export async function reasonOf(
  world: World,
  isNamed: boolean,
): Promise<{ refund_reason_id?: string }> {
  if (!isNamed) return {}
  const { body } = await world.office("GET", "/admin/refund-reasons")
  const found = schema.parse(body).refund_reasons.find((one) => one.label === label)
  if (!found) throw new NothingToDo()
  return { refund_reason_id: found.id }
}
