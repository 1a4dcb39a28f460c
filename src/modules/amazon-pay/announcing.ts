import type { DAL, IEventBusModuleService, Logger } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { textOf } from "./errors"
import { InboxLog } from "./inbox/inbox-log"
import type { Happening } from "./ledger/happenings"

export interface Dependencies {
  baseRepository: DAL.RepositoryService
  logger: Logger
  /** Medusa hands its bus to every module; without one nobody listens. */
  [Modules.EVENT_BUS]?: IEventBusModuleService
}

/** Ledger and inbox that tell the rest of the store what happened. */
export class Announcing extends InboxLog {
  protected readonly logger_: Logger
  protected readonly events_: IEventBusModuleService | undefined

  constructor(dependencies: Dependencies) {
    super(dependencies)
    this.logger_ = dependencies.logger
    this.events_ = dependencies[Modules.EVENT_BUS]
  }

  protected override async announce_(happenings: Happening[]): Promise<void> {
    await this.emit_(happenings.map(({ name, data }) => ({ name, data })))
  }

  protected async emit_(messages: { name: string; data: object }[]): Promise<void> {
    if (!messages.length || !this.events_) return
    try {
      await this.events_.emit(messages, {})
    } catch (error) {
      // The ledger has it; a bus that is down must not turn a charge into an error.
      this.logger_.error(`Amazon Pay: events were not sent. ${textOf(error)}`)
    }
  }
}
