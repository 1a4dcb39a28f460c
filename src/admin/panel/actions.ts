import { toast, usePrompt } from "@medusajs/ui"
import type { RefObject } from "react"
import { useAct, type Act } from "../data/hooks"
import type { Capture, Panel, Parcel, Payment, Refund } from "../data/types"
import { tellFailure } from "../parts/failure"
import { focused, giveFocusBack } from "../parts/focus"
import { useWords } from "../parts/words"
import { outcomeOf } from "./outcome"

/**
 * What can be done about an order. Each asks first, in words that say what happens to money; each says what came of it.
 * They answer whether it was done.
 * @param home who gets the focus when the button that was used is gone afterwards
 */
export function useActions(orderId: string, home: RefObject<HTMLElement | null>) {
  const act = useAct(orderId)
  const ask = usePrompt()
  const words = useWords()
  const { t } = words

  /** @param from what was known before, where Amazon may take its time to decide on such calls */
  const perform = async (
    what: string,
    { action, body }: Act,
    from?: { panel: Panel; kind: string },
  ): Promise<boolean> => {
    try {
      const { amazon_pay: after } = await act.mutateAsync({ action, body })
      const outcome = from ? outcomeOf(from.panel.timeline, after.timeline, from.kind) : "done"
      if (outcome === "done") toast.success(t(`done.${what}`))
      if (outcome === "deciding")
        toast.info(t("deciding.title"), { description: t("deciding.text") })
      if (outcome === "declined")
        toast.error(t(`failed.${what}`), { description: t("deciding.declined") })
      return true
    } catch (error) {
      tellFailure(t(`failed.${what}`), error)
      return false
    }
  }
  const confirmed = (what: string, values: Record<string, string>, danger = false) =>
    ask({
      title: t(`ask.${what}.title`, values),
      description: t(`ask.${what}.text`, values),
      confirmText: t(`actions.${what}`),
      cancelText: t("actions.cancel"),
      variant: danger ? "danger" : "confirmation",
    })
  /** From a drawer there is no stand-in: what is left of it once it is closed is the drawer's matter. */
  const keepingFocus = async (work: () => Promise<boolean>, isInDrawer = false) => {
    const opener = focused()
    try {
      return await work()
    } finally {
      void giveFocusBack(opener, isInDrawer ? null : home.current)
    }
  }
  const target = ({ order_reference, version }: Payment) => ({
    amazon_order_reference_id: order_reference.amazon_id,
    version,
  })

  return {
    isBusy: act.isPending,
    home,
    refresh: (payment: Payment) =>
      keepingFocus(() =>
        perform("refresh", {
          action: "refresh",
          body: { amazon_order_reference_id: payment.order_reference.amazon_id },
        }),
      ),
    captureParcel: (panel: Panel, parcel: Parcel) =>
      keepingFocus(async () => {
        const amount = words.money(parcel.amount ?? "0", panel.currency_code)
        const values = { amount, number: String(parcel.number) }
        if (!(await confirmed("captureParcel", values))) return false
        // With several payments the store decides which of them the parcel is charged to.
        const [payment, ...others] = panel.payments
        const version = payment && !others.length ? { version: payment.version } : {}
        const body = { fulfillment_id: parcel.fulfillment_id, ...version }
        const from = { panel, kind: "capture" }
        return await perform("captureParcel", { action: "captures", body }, from)
      }),
    captureAmount: (panel: Panel, payment: Payment, amount: string) =>
      keepingFocus(async () => {
        const values = { amount: words.money(amount, panel.currency_code) }
        if (!(await confirmed("captureAmount", values))) return false
        const body = { ...target(payment), amount }
        const from = { panel, kind: "capture" }
        return await perform("captureAmount", { action: "captures", body }, from)
      }, true),
    refund: (
      panel: Panel,
      payment: Payment,
      capture: Capture,
      { amount, note }: { amount: string; note: string },
    ) =>
      keepingFocus(async () => {
        const values = { amount: words.money(amount, panel.currency_code) }
        if (!(await confirmed("refund", values, true))) return false
        return await perform("refund", {
          action: "refunds",
          body: {
            ...target(payment),
            amazon_capture_id: capture.amazon_id,
            amount,
            ...(note ? { note } : {}),
          },
        })
      }, true),
    refundAgain: (panel: Panel, payment: Payment, refund: Refund) =>
      keepingFocus(async () => {
        const values = { amount: words.money(refund.amount ?? "0", panel.currency_code) }
        if (!(await confirmed("refundAgain", values, true))) return false
        return await perform("refund", {
          action: "refunds",
          body: { ...target(payment), amazon_refund_id: refund.amazon_id },
        })
      }),
    authorize: (panel: Panel, payment: Payment) =>
      keepingFocus(async () => {
        const values = { amount: words.money(payment.money.left, panel.currency_code) }
        if (!(await confirmed("authorize", values))) return false
        const body = target(payment)
        const from = { panel, kind: "authorize" }
        return await perform("authorize", { action: "authorizations", body }, from)
      }),
    release: (panel: Panel, payment: Payment) =>
      keepingFocus(async () => {
        const values = { amount: words.money(payment.money.held, panel.currency_code) }
        if (!(await confirmed("release", values, true))) return false
        const from = { panel, kind: "release" }
        return await perform("release", { action: "release", body: target(payment) }, from)
      }),
    close: (panel: Panel, payment: Payment) =>
      keepingFocus(async () => {
        const values = { amount: words.money(payment.money.left, panel.currency_code) }
        if (!(await confirmed("close", values, true))) return false
        return await perform("close", { action: "close", body: target(payment) })
      }),
  }
}
export type Actions = ReturnType<typeof useActions>
