import type { RequestLog } from "../endpoint/request-log"
import type { Throttle } from "../endpoint/throttle"
import type { FaultList } from "../faults/fault-list"
import type { Outbox } from "../notifications/outbox"
import type { Timekeeper } from "../time/timekeeper"
import type { Settings } from "../state/settings"
import type { State } from "../state/state"

/** Everything the control API can reach. */
export interface ControlContext {
  readonly state: State
  readonly outbox: Outbox
  readonly timekeeper: Timekeeper
  readonly faults: FaultList
  readonly throttle: Throttle
  readonly log: RequestLog
  /** What settings were at the start. */
  readonly initialSettings: Settings
  readonly caCertificate: string
  /** Host names under which the control answers, beside `localhost` and its addresses. */
  readonly names: readonly string[]
}
