/** The test messages of Seller Central. */
export const sampleTypes = [
  "OrderReferenceNotification",
  "PaymentAuthorize",
  "PaymentCapture",
  "PaymentRefund",
  "SolutionProviderEvent",
  "Chargeback Detailed Notification",
] as const
export type SampleType = (typeof sampleTypes)[number]

/** A test message: well-formed, signed, and about nothing that exists. */
export interface Sample {
  readonly type: SampleType
  readonly objectId: string
  readonly createdAt: number
}

const ids: Readonly<Record<SampleType, string>> = {
  OrderReferenceNotification: "S01-0000000-0000000",
  PaymentAuthorize: "S01-0000000-0000000-A000000",
  PaymentCapture: "S01-0000000-0000000-C000000",
  PaymentRefund: "S01-0000000-0000000-R000000",
  SolutionProviderEvent: "SolutionProviderEvent",
  "Chargeback Detailed Notification": "S01-0000000-0000000-B000000",
}

/** @param now simulated time in milliseconds */
export function sample(type: SampleType, now: number): Sample {
  return { type, objectId: ids[type], createdAt: now }
}
