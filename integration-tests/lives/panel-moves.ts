import { capturesIn, PanelDesk, type Panel } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import type { Move } from "./life"
import { cents } from "./money"
import { reasonOf } from "./refund-reasons"
import { chosen, NothingToDo, Refused, type World } from "./world"

type Of<K extends Move["do"]> = Extract<Move, { do: K }>

/** Somebody looks at the panel and does what it offers, about what they saw. */
async function act(
  world: World,
  action: string,
  about: (panel: Panel) => object = () => ({}),
): Promise<void> {
  const { orderId } = world
  if (!orderId) throw new NothingToDo()
  const desk = new PanelDesk(world.scene)
  const panel = await desk.find(orderId)
  const payment = panel?.payments.at(-1)
  if (!panel || !payment) throw new NothingToDo()
  const answer = await desk.call("POST", `/orders/${orderId}/${action}`, {
    amazon_order_reference_id: payment.order_reference.amazon_id,
    version: payment.version,
    ...about(panel),
  })
  if (answer.status !== 200) throw new Refused(answer)
}

export async function panelCaptureParcel(
  world: World,
  { pick }: Of<"panel-capture-parcel">,
): Promise<void> {
  await act(world, "captures", ({ parcels }) => ({
    fulfillment_id: chosen(
      parcels.filter((parcel) => parcel.capture.allowed),
      pick,
    ).fulfillment_id,
  }))
}

export async function panelCapture(world: World, { percent }: Of<"panel-capture">): Promise<void> {
  await act(world, "captures", ({ payments }) => ({
    amount: partOf(payments.at(-1)?.actions.capture, percent),
  }))
}

export async function panelRefund(
  world: World,
  { pick, percent, reason }: Of<"panel-refund">,
): Promise<void> {
  const named = await reasonOf(world, reason)
  await act(world, "refunds", (panel) => {
    const refundable = capturesIn({ ...panel, payments: panel.payments.slice(-1) }).filter(
      (capture) => capture.refund.allowed && capture.amazon_id !== null,
    )
    const capture = chosen(refundable, pick)
    return {
      amazon_capture_id: capture.amazon_id,
      amount: partOf(capture.refund, percent),
      ...named,
    }
  })
}

export async function panelRefundAgain(
  world: World,
  { pick }: Of<"panel-refund-again">,
): Promise<void> {
  await act(world, "refunds", (panel) => {
    const declined = capturesIn({ ...panel, payments: panel.payments.slice(-1) })
      .flatMap(({ refunds }) => refunds)
      .filter(({ again }) => again.allowed)
    return { amazon_refund_id: chosen(declined, pick).amazon_id }
  })
}

export async function panel(world: World, { action }: Of<"panel">): Promise<void> {
  await act(world, action)
}

/** Somebody has seen to one thing that the list says of the order, and takes it off. */
export async function dismiss(world: World, { pick }: Of<"dismiss">): Promise<void> {
  const { orders } = await new AttentionDesk(world.scene).read()
  const own = orders
    .filter((one) => world.amazonIds.includes(one.amazon_order_reference_id))
    .flatMap(({ order_reference_id, reasons }) =>
      reasons.map(({ attention, amount }) => ({ order_reference_id, attention, amount })),
    )
  const { order_reference_id, attention, amount } = chosen(own, pick)
  await world.post(`/admin/amazon-pay/attention/${order_reference_id}/dismissal`, {
    ...{ note: "Seen to.", attention },
    ...(amount ? { amount } : {}),
  })
  world.dismissed.push({ attention, amount: amount ? cents(amount) : null })
}

function partOf(
  available: { allowed: boolean; amount?: string | null | undefined } | undefined,
  percent: number,
): string {
  const most = Math.round(Number(available?.amount ?? 0) * 100)
  if (!available?.allowed || !most) throw new NothingToDo()
  return (Math.max(1, Math.floor((most * percent) / 100)) / 100).toFixed(2)
}
