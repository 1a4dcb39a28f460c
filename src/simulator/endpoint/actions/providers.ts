import { refuse } from "../../domain/amazon-error"
import type { Action, Actions } from "./action"

/** There are no solution providers here, so no provider credit exists under any id. */
function unknown(parameter: string): Action {
  return (_call, parameters) => {
    const id = parameters.required(parameter)
    refuse("InvalidTransactionId", `The TransactionId ${id} is invalid.`)
  }
}

export const providerActions: Actions = {
  GetProviderCreditDetails: unknown("AmazonProviderCreditId"),
  GetProviderCreditReversalDetails: unknown("AmazonProviderCreditReversalId"),
  ReverseProviderCredit: unknown("AmazonProviderCreditId"),
}
