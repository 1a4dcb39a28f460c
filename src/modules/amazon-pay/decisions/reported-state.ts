import type { AmazonObject } from "../ledger/amazon-states"

/** What a notification says about one of Amazon's objects. A hint, never a fact. */
export interface ReportedState {
  object: AmazonObject
  objectId: string
  amazonOrderReferenceId: string
  state: string
  reasonCode?: string
  /** The object's own amount (major units), where the notification names it. */
  amount?: string
}
