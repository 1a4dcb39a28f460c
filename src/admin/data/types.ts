/** What the plugin's API answers. Amounts are decimal text in major units, times ISO 8601. See docs/admin.md. */

export type Availability =
  { allowed: true; amount: string | null } | { allowed: false; why: string; message: string }

export interface AmazonObject {
  id: string
  amazon_id: string | null
  reference_id: string
  amount: string | null
  state: "unanswered" | "pending" | "open" | "completed" | "closed" | "declined" | "refused"
  reason: string | null
  asked_again: boolean
  made_elsewhere: boolean
  advice: string | null
  requested_at: string
  asked_by: string | null
}

/** What Amazon tells of fees and of the merchant's own currency; major units. */
export interface Accounting {
  fee?: { amount: string; currency: string }
  converted?: { amount: string; currency: string; rate?: string }
}

export interface Refund extends AmazonObject {
  note: string | null
  accounting: Accounting | null
  booked: boolean
  again: Availability
}

export interface Capture extends AmazonObject {
  accounting: Accounting | null
  fulfillment_id: string | null
  booked: boolean
  refund: Availability
  refunds: Refund[]
}

export interface Authorization extends AmazonObject {
  expires_at: string | null
  soft_decline: boolean
  captures: Capture[]
}

export interface Payment {
  payment_id: string | null
  account: { region: string; environment: "sandbox" | "live"; seller_id: string } | null
  capture_mode: string | null
  order_reference: {
    id: string
    amazon_id: string
    state: string
    reason: string | null
    expires_at: string | null
    paid_with: string | null
    url: string | null
  }
  reasons: Reason[]
  chargebacks: Chargeback[]
  address_differences: ("recipient" | "street" | "town" | "email")[]
  address_changed_by: string | null
  dismissals: {
    attention: string
    amount: string | null
    note: string
    dismissed_by: string
    dismissed_at: string
  }[]
  seen: string
  money: Record<
    "total" | "charged" | "pending" | "authorizing" | "left" | "held" | "refunded" | "refunding",
    string
  >
  actions: Record<"capture" | "authorize" | "release" | "close" | "refresh", Availability>
  authorizations: Authorization[]
}

export interface Parcel {
  fulfillment_id: string
  number: number
  state: "packed" | "shipped" | "delivered" | "canceled"
  contents: Record<string, string>
  charge:
    "charged" | "refunded" | "pending" | "unanswered" | "declined" | "due" | "nothing-due" | "none"
  amount: string | null
  refunded: string | null
  packed_at: string
  capture: Availability
}

export type TimelineEntry =
  | {
      at: string
      event: "call"
      id: string
      kind: string
      action: string
      amount: string | null
      answer: AmazonObject["state"]
      reason: string | null
      reference_id: string
      attempts: number
      asked_by: string | null
      made_elsewhere: boolean
    }
  | {
      at: string
      event: "notification"
      id: string
      type: string
      object_id: string | null
      claim: { state: string; reason: string | null } | null
      outcome: string | null
      state: string
    }
  | {
      at: string
      event: "audit"
      id: string
      action: string
      subject_id: string | null
      asked_by: string
    }

/** What packing something would charge, and how. */
export interface Shipping {
  contents: Record<string, string>
  amount: string
  way:
    | "nothing-due"
    | "held"
    | "authorize"
    | "unreachable"
    | "suspended"
    | "not-authorized"
    | "declined"
    | "failed"
    | "rejected"
  held_until: string | null
  leaves: string | null
  also_in_parcels: string | null
  against: ("buyer-canceled" | "stop-shipment" | "address-differs")[]
}

export interface Panel {
  order_id: string
  currency_code: string
  now: string
  payments: Payment[]
  parcels: Parcel[]
  before_shipping: Shipping | null
  timeline: TimelineEntry[]
  people: Record<string, string>
}

export interface NotificationRow {
  id: string
  account: string
  message_id: string
  notification_reference_id: string | null
  topic_arn: string
  type: string
  type_name: string
  object_id: string | null
  amazon_order_reference_id: string | null
  claim: {
    object: string
    objectId: string
    state: string
    reasonCode?: string
    amount?: string
    currencyCode?: string
  } | null
  sent_at: string
  received_at: string
  is_sample: boolean
  state: "received" | "waiting" | "processed" | "unmatched" | "dead"
  outcome: string | null
  attempts: number
  problem: string | null
  next_check_at: string | null
  processed_at: string | null
}

export interface NotificationDetail extends NotificationRow {
  body: string | null
  order_id: string | null
  currency_code: string | null
  replays: { at: string; asked_by: string }[]
}

export interface Account {
  key: string
  provider_id: string
  seller_id: string
  region: string
  environment: "sandbox" | "live"
  access_key: string
  client_id: string
  has_mws_auth_token: boolean
  endpoint: string | null
  capture: string
  authorization: string
  remainder: string
  guard: string
  notification_path: string
  topics: {
    topic_arn: string
    trusted: boolean
    pinned: boolean
    confirmed_at: string | null
    confirmed_by: string | null
    last_seen_at: string
  }[]
  notifications: { last_received_at: string | null; dead: number; unmatched: number }
}

/** What came of looking at one thing that has to be right. */
export interface Finding {
  check: string
  /** The merchant account; null for the store as a whole. */
  account: string | null
  ok: boolean
  /** What was found, and what is filled into its sentence. */
  code: string
  values: Record<string, string | number>
  /** The same in English. */
  message: string
  fix?: string
}

/** What Amazon says of a chargeback; what its message leaves out is null. */
export interface Chargeback {
  id: string | null
  amazon_capture_id: string | null
  amount: string | null
  currency_code: string | null
  state: string | null
  reason: string | null
  made_at: string | null
  received_at: string
}

/** One thing that an order needs attention for. */
export interface Reason {
  attention: string
  amount: string | null
  message: string
  since: string
}

export interface AttentionRow {
  order_reference_id: string
  amazon_order_reference_id: string
  currency_code: string
  since: string | null
  /** The most pressing first. */
  reasons: Reason[]
  state: string
  order: { id: string; display_id: number; email: string | null } | null
}
