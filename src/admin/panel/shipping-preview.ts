import { useMemo } from "react"
import { useParcelPreview } from "../data/hooks"
import type { Panel, Shipping } from "../data/types"
import { useSettled } from "../parts/settled"
import type { Choice } from "./choice"

const pauseMs = 300
/** A wait that is shorter than this is not spoken of: it would only flicker. */
const patienceMs = 400

/** What shipping a choice would charge, as far as it is known. */
export interface Preview {
  /** Of this choice, unless `isBehind`; null where there is nothing to say. */
  shipping: Shipping | null
  /** Whether this choice's is not there yet. */
  isBehind: boolean
  /** Whether that has been so for so long that it has to be said. */
  isSlow: boolean
  error: Error | null
  retry: () => void
}

/** Follows a choice: everything is known from the panel, some items are asked for. */
export function useShippingPreview(panel: Panel, everything: Shipping, choice: Choice): Preview {
  const wanted = choice.of === "some" ? JSON.stringify(choice.items) : null
  const settled = useSettled(wanted, pauseMs)
  const asked = wanted === null ? null : settled
  const items = useMemo(
    () => (asked === null ? null : (JSON.parse(asked) as { id: string; quantity: number }[])),
    [asked],
  )
  // What the answer depends on besides the items.
  const standing = JSON.stringify([
    everything,
    ...panel.payments.map(({ version, money, order_reference }) => [
      version,
      money,
      order_reference.state,
    ]),
  ])
  const { data, error, isFetching, isPlaceholderData, refetch } = useParcelPreview(
    panel.order_id,
    items,
    standing,
  )
  const isBehind =
    choice.of === "some" && (wanted !== settled || isPlaceholderData || (isFetching && !data))
  const wasBehind = useSettled(isBehind, patienceMs)
  return {
    shipping: choice.of === "some" ? (data ?? null) : everything,
    isBehind,
    isSlow: isBehind && wasBehind,
    error: choice.of === "some" && !isFetching ? error : null,
    retry: () => void refetch(),
  }
}
