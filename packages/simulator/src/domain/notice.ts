import type { Authorization } from "./authorization"
import type { Capture } from "./capture"
import type { OrderReference } from "./order-reference"
import type { Refund } from "./refund"
import type { Sample } from "./sample"
import type { Money } from "../money/money"

export interface Chargeback {
  readonly id: string
  readonly orderReferenceId: string
  readonly captureReferenceId: string
  readonly createdAt: number
  readonly amount: Money
  readonly state: string
  readonly reason: string
}

/** Something the merchant is told about; it holds the object as it was at that moment. */
export type Notice =
  | { readonly kind: "order-reference"; readonly orderReference: OrderReference }
  | { readonly kind: "authorization"; readonly authorization: Authorization }
  | { readonly kind: "capture"; readonly capture: Capture }
  | { readonly kind: "refund"; readonly refund: Refund }
  | { readonly kind: "sample"; readonly sample: Sample }
  | { readonly kind: "chargeback"; readonly chargeback: Chargeback }
