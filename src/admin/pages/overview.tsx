import { Badge, Container, Heading, Tabs } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"
import { useAttention } from "../data/hooks"
import { useWords } from "../parts/words"
import { AttentionList } from "./attention-list"
import { NotificationLog } from "./notification-log"

/** Orders that need a person, and the notifications of Amazon. Which of the two is shown is in the address. */
export function Overview() {
  const { t } = useWords()
  const [search, setSearch] = useSearchParams()
  const { data } = useAttention({ limit: 1, offset: 0 })
  const count = data?.count ?? 0
  const tab = search.get("tab") === "notifications" ? "notifications" : "attention"
  return (
    <Container className="divide-y p-0" data-amazon-pay="overview">
      <header className="px-6 py-4">
        <Heading level="h1">{t("overview.title")}</Heading>
      </header>
      <Tabs value={tab} onValueChange={(next) => setSearch({ tab: next })} className="px-6 py-4">
        <Tabs.List>
          <Tabs.Trigger value="attention" className="gap-x-2">
            {t("overview.attention")}
            {count > 0 && (
              <Badge size="2xsmall" color="red" data-amazon-pay="attention-count">
                {count}
              </Badge>
            )}
          </Tabs.Trigger>
          <Tabs.Trigger value="notifications">{t("overview.notifications")}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="attention" className="mt-4">
          <AttentionList />
        </Tabs.Content>
        <Tabs.Content value="notifications" className="mt-4">
          <NotificationLog />
        </Tabs.Content>
      </Tabs>
    </Container>
  )
}
