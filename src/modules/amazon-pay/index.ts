import { Module } from "@medusajs/framework/utils"
import { AmazonPayModuleService } from "./service"

/** The name under which the store's other modules find the engine: `dependencies: ["amazon_pay"]`. */
export const AMAZON_PAY_MODULE = "amazon_pay"

export default Module(AMAZON_PAY_MODULE, { service: AmazonPayModuleService })

export type { AmazonPayModuleService } from "./service"
export { parseOptions, accountKey, AmazonPayOptionsError, type AmazonPayOptions } from "./options"
export type { ReportedState } from "./decisions/reported-state"
export { auditActions, type AuditAction, type AuditEntryRow } from "./ledger/audit-log"
export type { DismissalRow } from "./ledger/dismissals"
export type { OperationRow, OrderReferenceRow, Snapshot } from "./ledger/rows"
export { NOTIFICATION_RECEIVED } from "./service"
export {
  ForeignNotificationError,
  isRefusal,
  UnconfirmedTopicError,
  type Delivery,
} from "./inbox/accept-notification"
export { notTakenIn } from "./inbox/not-taken-in"
export type { Attempted } from "./inbox/inbox"
export type { NotificationRow } from "./inbox/notification-row"
export type { NotificationFilter } from "./inbox/inbox-log"
export { notificationStates } from "./inbox/notification-states"
