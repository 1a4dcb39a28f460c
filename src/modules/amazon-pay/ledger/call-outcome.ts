import type { Accounting } from "./accounting"
import type { OperationState } from "../vocabulary"

/** What Amazon last said of an object: its state and the reason. */
export interface Said {
  amazon_state: string
  reason_code: string | null
}

/** An authorization that is open although its capture was declined. */
export interface StillHeld {
  amazon_id: string
  advice?: string
  expires_at?: Date
}

/** What an answer of Amazon's changes in the ledger. */
export interface CallOutcome {
  operation: {
    state: OperationState
    amazon_id?: string
    amazon_parent_id?: string
    amazon_state?: string
    reason_code?: string | null
    /** Never taken back: what Amazon has once advised stands until a person has looked at it. */
    advice?: string
    soft_decline?: boolean
    expires_at?: Date
    error_code?: string
    amazon_made_at?: Date
    amazon_moved_at?: Date
    accounting?: Accounting
    /** Of the billing address that came with it. */
    billing_digest?: string
  }
  /** The order reference's own state, where the answer tells or implies it. */
  reference?: {
    state: string
    reason_code: string | null
    expires_at?: Date
    payment_descriptor?: string
  }
  /** What became of the object this one was made from: a capture closes its authorization. */
  parent?: Said
  /**
   * A declined capture's authorization that Amazon still holds open. It is in the ledger as a hold then, with the decline or
   * not at all: nobody decides by one without the other.
   */
  stillHeld?: StillHeld
  /** What became of every authorization still open: cancelling the order reference closes them. */
  openAuthorizations?: Said
  /**
   * Nothing of it was found at Amazon. That says nothing of a call that somebody has sent again since: an operation that was
   * sent more often than the one given is left alone.
   */
  unlessSentAgain?: true
}
