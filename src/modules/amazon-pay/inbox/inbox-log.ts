import type { Context } from "@medusajs/framework/types"
import { InjectManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { Inbox } from "./inbox"
import { notificationRowSchema, type NotificationRow } from "./notification-row"
import type { NotificationState } from "./notification-states"

/** Which messages to list. What is left out does not restrict. */
export interface NotificationFilter {
  account?: string
  amazonOrderReferenceId?: string
  states?: NotificationState[]
  type?: string
}

const body = z.object({ body: z.string().nullable() })

/** What people look at of the inbox. */
export class InboxLog extends Inbox {
  /** Newest first. @returns a page, and how many there are in all */
  @InjectManager()
  async findNotifications(
    { account, amazonOrderReferenceId, states, type }: NotificationFilter,
    { skip, take }: { skip: number; take: number },
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ rows: NotificationRow[]; count: number }> {
    const [rows, count] = await this.listAndCountNotifications(
      {
        ...(account ? { account } : {}),
        ...(amazonOrderReferenceId ? { amazon_order_reference_id: amazonOrderReferenceId } : {}),
        ...(states?.length ? { state: states } : {}),
        ...(type ? { type } : {}),
      },
      { skip, take, order: { received_at: "DESC", id: "DESC" } },
      sharedContext,
    )
    return { rows: rows.map((row) => notificationRowSchema.parse(row)), count }
  }

  /** The newest messages about one order reference, 200 at most; newest first. */
  @InjectManager()
  async notificationsAbout(
    amazonOrderReferenceId: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<NotificationRow[]> {
    const page = { skip: 0, take: 200 }
    return (await this.findNotifications({ amazonOrderReferenceId }, page, sharedContext)).rows
  }

  /** One message with its masked text, where that is still kept; null when there is none of that id. */
  @InjectManager()
  async findNotification(
    id: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ row: NotificationRow; body: string | null } | null> {
    const [found] = await this.listNotifications({ id }, { take: 1 }, sharedContext)
    return found ? { row: notificationRowSchema.parse(found), body: body.parse(found).body } : null
  }
}
