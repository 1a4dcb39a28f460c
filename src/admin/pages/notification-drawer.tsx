import { Alert, Button, Drawer, Heading, toast } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useNotification, useReplay } from "../data/hooks"
import type { NotificationDetail } from "../data/types"
import { DrawerHeader } from "../parts/drawer-header"
import { messageOf, tellFailure } from "../parts/failure"
import { linkLook } from "../parts/link-look"
import { useWords, type Words } from "../parts/words"
import { Facts } from "./facts"

/** One notification: what was checked, what it says, what came of it; and working on it again. */
export function NotificationDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const words = useWords()
  const { t } = words
  const { data, error } = useNotification(id)
  const replay = useReplay()
  const notification = data?.notification
  const again = async () => {
    if (!notification) return
    try {
      await replay.mutateAsync(notification.id)
      toast.success(t("notification.replayed"))
    } catch (failure) {
      tellFailure(t("failed.replay"), failure)
    }
  }
  return (
    <Drawer open={id !== null} onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Drawer.Content>
        <DrawerHeader title={t("notification.title")} text={t("notification.text")} />
        <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-y-auto">
          {error && <Alert variant="error">{messageOf(error)}</Alert>}
          {notification && (
            <>
              {notification.problem && <Alert variant="error">{notification.problem}</Alert>}
              <Facts facts={factsOf(notification, words)} />
              {notification.order_id && (
                <Link
                  to={`/orders/${notification.order_id}`}
                  className={`${linkLook} txt-compact-small w-fit`}
                >
                  {t("notification.order")}
                </Link>
              )}
              <Heading level="h3">{t("notification.message")}</Heading>
              <pre
                // It scrolls, so the keyboard has to reach it.
                tabIndex={0}
                aria-label={t("notification.message")}
                className="bg-ui-bg-subtle border-ui-border-base txt-compact-xsmall max-h-80 overflow-auto whitespace-pre-wrap break-all rounded-md border p-3"
              >
                {notification.body ?? t("notification.noMessage")}
              </pre>
            </>
          )}
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("actions.dismiss")}
            </Button>
          </Drawer.Close>
          <Button
            size="small"
            isLoading={replay.isPending}
            disabled={!notification?.amazon_order_reference_id || notification.is_sample}
            onClick={() => void again()}
          >
            {t("notification.replay")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

function factsOf(row: NotificationDetail, { t, time, state, reason, money }: Words) {
  const { reported } = row
  const own = reported?.object === "chargeback" ? reported.currencyCode : undefined
  const currency = own ?? row.currency_code
  const says = reported
    ? [
        reported.objectId,
        reported.state && state(reported.state),
        reported.reasonCode && reason(reported.reasonCode, row.type),
        reported.amount && currency ? money(reported.amount, currency) : reported.amount,
      ]
        .filter(Boolean)
        .join(" · ")
    : null
  return [
    [t("log.state"), state(row.state)],
    [
      t("log.outcome"),
      row.outcome === null ? null : t(`outcomes.${row.outcome}`, { defaultValue: row.outcome }),
    ],
    [t("log.about"), t(`types.${row.type}`, { defaultValue: row.type })],
    [t("notification.reported"), says],
    [t("log.search"), row.amazon_order_reference_id],
    [t("notification.account"), row.account],
    [t("notification.topic"), row.topic_arn],
    [t("notification.messageId"), row.message_id],
    [t("notification.sent"), time(row.sent_at)],
    [t("notification.received"), time(row.received_at)],
    [t("notification.attempts"), String(row.attempts)],
    [t("notification.next"), row.next_check_at ? time(row.next_check_at) : null],
    [
      t("audit.replayedBy"),
      row.replays.map(({ at, asked_by }) => `${asked_by}, ${time(at)}`).join("; ") || null,
    ],
  ] as const
}
