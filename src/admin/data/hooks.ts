import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { FetchError } from "@medusajs/js-sdk"
import { sdk } from "./sdk"
import type {
  Account,
  AttentionRow,
  Dismissal,
  Finding,
  NotificationDetail,
  NotificationPage,
  Panel,
  Shipping,
} from "./types"

const base = "/admin/amazon-pay"
const keys = {
  panel: (orderId: string) => ["amazon-pay", "order", orderId],
  preview: (orderId: string, ...what: unknown[]) => ["amazon-pay", "preview", orderId, ...what],
  notifications: (query: object) => ["amazon-pay", "notifications", query],
  notification: (id: string) => ["amazon-pay", "notification", id],
  attention: (query: object) => ["amazon-pay", "attention", query],
  status: ["amazon-pay", "status"],
}

/** The dashboard keeps answers for a minute and a half; what is about money is asked for whenever somebody comes to see it. */
const fresh = { staleTime: 0 }

/** How often to look again: soon while Amazon is deciding on something, seldom otherwise. */
const restlessMs = 4_000
const calmMs = 20_000
/** For what is in view on every page. */
const slowMs = 60_000

const panelQuery = (orderId: string) => ({
  ...fresh,
  queryKey: keys.panel(orderId),
  queryFn: async () => {
    const path = `${base}/orders/${orderId}`
    const { amazon_pay } = await sdk.client.fetch<{ amazon_pay: Panel | null }>(path)
    return amazon_pay
  },
})

/** What is known of the order at Amazon. The panel looks again. */
export function useKnownPanel(orderId: string) {
  return useQuery(panelQuery(orderId))
}

/** What the order is at Amazon; `null` for an order without Amazon Pay. Looks again by itself. */
export function usePanel(orderId: string) {
  return useQuery({
    ...panelQuery(orderId),
    refetchInterval: ({ state: { data } }) =>
      data ? (isRestless(data) ? restlessMs : calmMs) : false,
  })
}

/** Whether something of the order is about to change by itself. */
function isRestless({ payments, parcels, timeline }: Panel): boolean {
  const deciding = timeline.some(
    (entry) =>
      entry.event === "call" && (entry.answer === "pending" || entry.answer === "unanswered"),
  )
  // A parcel that was just packed is charged in a moment.
  const byItself = payments.some(({ capture_mode }) => capture_mode !== "manual")
  return deciding || (byItself && parcels.some(({ charge }) => charge === "due"))
}

/**
 * What packing some items would charge; asks nothing while none are given. The answer before stays until the next is
 * there.
 * @param standing changes when the answer may be another for the same items
 */
export function useParcelPreview(
  orderId: string,
  items: readonly { id: string; quantity: number }[] | null,
  standing: string,
) {
  return useQuery({
    ...fresh,
    queryKey: keys.preview(orderId, items, standing),
    queryFn: async () => {
      const path = `${base}/orders/${orderId}/parcel-preview`
      const { before_shipping } = await sdk.client.fetch<{ before_shipping: Shipping | null }>(
        path,
        { method: "POST", body: { items } },
      )
      return before_shipping
    },
    enabled: items !== null,
    placeholderData: (before) => before,
  })
}

export interface Act {
  action: "captures" | "refunds" | "authorizations" | "release" | "close" | "refresh"
  body: object
}

/** Asks for something to be done about an order; the panel is what it is afterwards. */
export function useAct(orderId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ action, body }: Act) => {
      const path = `${base}/orders/${orderId}/${action}`
      return await sdk.client.fetch<{ amazon_pay: Panel }>(path, { method: "POST", body })
    },
    onSuccess: ({ amazon_pay }) => queries.setQueryData(keys.panel(orderId), amazon_pay),
    onError: () => queries.invalidateQueries({ queryKey: keys.panel(orderId) }),
    // Medusa's own sections of the page show captures and refunds, too.
    onSettled: () => queries.invalidateQueries({ queryKey: ["orders"] }),
  })
}

export interface NotificationQuery {
  limit: number
  offset: number
  state?: string
  type?: string
  account?: string
  amazon_order_reference_id?: string
}

export function useNotifications(query: NotificationQuery) {
  return useQuery({
    ...fresh,
    queryKey: keys.notifications(query),
    queryFn: () => sdk.client.fetch<NotificationPage>(`${base}/notifications`, { query }),
    placeholderData: (before) => before,
  })
}

export function useNotification(id: string | null) {
  return useQuery({
    ...fresh,
    queryKey: keys.notification(id ?? ""),
    queryFn: () =>
      sdk.client.fetch<{ notification: NotificationDetail }>(`${base}/notifications/${id ?? ""}`),
    enabled: id !== null,
  })
}

export function useReplay() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      sdk.client.fetch<{ notification: NotificationDetail }>(`${base}/notifications/${id}/replay`, {
        method: "POST",
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["amazon-pay"] }),
  })
}

/** Orders that need attention. */
export function useAttention(query: { limit: number; offset: number }, everyMs = calmMs) {
  return useQuery({
    ...fresh,
    queryKey: keys.attention(query),
    queryFn: () =>
      sdk.client.fetch<{ orders: AttentionRow[]; count: number }>(`${base}/attention`, { query }),
    placeholderData: (before) => before,
    // Who may not look is not let in the next time either.
    retry: (failures, error) => !isSentAway(error) && failures < 3,
    refetchInterval: ({ state: { error } }) => (isSentAway(error) ? false : everyMs),
  })
}

/** Takes an order off the list, for what somebody saw there. */
export function useDismissal() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ order_reference_id, ...body }: Dismissal) =>
      sdk.client.fetch(`${base}/attention/${order_reference_id}/dismissal`, {
        method: "POST",
        body,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["amazon-pay"] }),
  })
}

/** How many orders need attention; 0 for somebody who may not know. Asks seldom. */
export function useAttentionCount(): number {
  const { data, error } = useAttention({ limit: 1, offset: 0 }, slowMs)
  return error ? 0 : (data?.count ?? 0)
}

function isSentAway(error: unknown): boolean {
  return error instanceof FetchError && (error.status === 401 || error.status === 403)
}

export function useStatus() {
  return useQuery({
    ...fresh,
    queryKey: keys.status,
    queryFn: () => sdk.client.fetch<{ accounts: Account[] }>(`${base}/status`),
  })
}

export function useTrustTopic() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { account: string; topic_arn: string }) =>
      sdk.client.fetch<{ accounts: Account[] }>(`${base}/topics`, { method: "POST", body }),
    onSuccess: (answer) => queries.setQueryData(keys.status, answer),
  })
}

/** Has the store look at everything that has to be right, at Amazon too. */
export function useCheck() {
  return useMutation({
    mutationFn: (ipnUrl: string | undefined) =>
      sdk.client.fetch<{ findings: Finding[] }>(`${base}/check`, {
        method: "POST",
        body: ipnUrl === undefined ? {} : { ipn_url: ipnUrl },
      }),
  })
}

/** Tells Amazon where to deliver notifications. */
export function useRegistration() {
  return useMutation({
    mutationFn: (url: string) =>
      sdk.client.fetch<{ findings: Finding[] }>(`${base}/registrations`, {
        method: "POST",
        body: { url },
      }),
  })
}
