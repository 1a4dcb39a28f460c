import type { OperationState } from "../vocabulary"

/** What Amazon last said of an object: its state and the reason. */
export interface Said {
  amazon_state: string
  reason_code: string | null
}

/** What an answer of Amazon's changes in the ledger. */
export interface Settlement {
  operation: {
    state: OperationState
    amazon_id?: string
    amazon_parent_id?: string
    amazon_state?: string
    reason_code?: string | null
    soft_decline?: boolean
    expires_at?: Date
    error_code?: string
  }
  /** The order reference's own state, where the answer tells or implies it. */
  reference?: { state: string; reason_code: string | null; expires_at?: Date }
  /** What became of the object this one was made from: a capture closes its authorization. */
  parent?: Said
  /** What became of every authorization still open: cancelling the order reference closes them. */
  openAuthorizations?: Said
  /**
   * Nothing of it was found at Amazon. That says nothing of a call that somebody has sent again since: an operation that was
   * sent more often than the one given is left alone.
   */
  unlessSentAgain?: true
}
