/**
 * What the plugin's API takes and answers, in the server's own types. This is the only file of the dashboard that looks into the
 * server: at types alone, so that nothing of it comes into the bundle. See docs/admin.md.
 */
import type { DismissalBody, TextsAnswer } from "../../api/admin/amazon-pay/validators"
import type { AccountView } from "../../admin-views/account-status"
import type { AttentionView } from "../../admin-views/attention-list"
import type { ReasonView } from "../../admin-views/reason-views"
import type { Finding as DoctorFinding } from "../../diagnostics"
import type * as log from "../../admin-views/notification-log"
import type * as objects from "../../admin-views/amazon-objects"
import type { ShippingView } from "../../admin-views/before-shipping"
import type { ChargebackView } from "../../admin-views/chargebacks"
import type { PaymentView } from "../../admin-views/order-panel"
import type { ParcelView } from "../../admin-views/parcels"
import type { ReadPanel } from "../../admin-views/read-panel"
import type { TimelineEntry as Entry } from "../../admin-views/timeline"
import type { Availability as Possibility } from "../../admin-views/why"
import type * as sandbox from "../../admin-actions/sandbox-simulations"

/** A type of the server as JSON brings it: dates are text, ISO 8601. */
type Json<T> = T extends Date ? string : T extends object ? { [Key in keyof T]: Json<T[Key]> } : T

export type Panel = Json<ReadPanel>
export type Payment = Json<PaymentView>
export type Authorization = Json<objects.AuthorizationView>
export type Capture = Json<objects.CaptureView>
export type Refund = Json<objects.RefundView>
export type AmazonObject = Json<objects.AmazonObjectView>
export type Accounting = NonNullable<Capture["accounting"]>
export type Availability = Json<Possibility>
export type Chargeback = Json<ChargebackView>
export type Parcel = Json<ParcelView>
export type Shipping = Json<ShippingView>
export type TimelineEntry = Json<Entry>

export type AttentionRow = Json<AttentionView>
export type Reason = Json<ReasonView>
export interface Dismissal extends Json<DismissalBody> {
  order_reference_id: string
}

export type NotificationPage = Json<log.NotificationPage>
export type NotificationDetail = Json<log.NotificationDetail>
export type NotificationRow = NotificationPage["notifications"][number]

export type Account = Json<AccountView>
export type Finding = Json<DoctorFinding>
export type TextPreview = Json<TextsAnswer>
export type PreviewedText = TextPreview["texts"][number]
export type SimulationPage = Json<sandbox.SimulationPage>
export type AvailableSimulation = SimulationPage["available"][number]
export type Simulation = SimulationPage["simulations"][number]
