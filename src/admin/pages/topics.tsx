import { Badge, Button, Heading, Input, Text, usePrompt } from "@medusajs/ui"
import { useRef, useState } from "react"
import { useTrustTopic } from "../data/hooks"
import type { Account } from "../data/types"
import { tellFailure } from "../parts/failure"
import { focused, giveFocusBack } from "../parts/focus"
import { useWords } from "../parts/words"

/** The SNS topics of an account, and which one is trusted; one that is not in the list can be named. */
export function Topics({ account }: { account: Account }) {
  const words = useWords()
  const { t } = words
  const trust = useTrustTopic()
  const ask = usePrompt()
  const section = useRef<HTMLElement>(null)
  const isPinned = account.topics.some(({ pinned }) => pinned)
  const confirm = async (topic: string) => {
    const from = focused()
    const sure = await ask({
      title: t("settings.confirmTopic", { topic: "" }).trim(),
      description: t("settings.trustAsk", { topic }),
      confirmText: t("settings.confirm"),
      cancelText: t("actions.cancel"),
      variant: "confirmation",
    })
    try {
      if (sure) await trust.mutateAsync({ account: account.key, topic_arn: topic })
    } catch (error) {
      tellFailure(t("failed.trust"), error)
    }
    await giveFocusBack(from, section.current)
  }
  return (
    <>
      <section
        ref={section}
        // What is confirmed has no button any more: the focus goes here then.
        tabIndex={-1}
        className="flex flex-col gap-y-2 px-6 py-4 outline-none"
        aria-label={t("settings.topics")}
      >
        <Heading level="h3">{t("settings.topics")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("settings.topicsText")}
        </Text>
        {!account.topics.length && <Text size="small">{t("settings.noTopics")}</Text>}
        <ul className="flex flex-col gap-y-2">
          {account.topics.map(
            ({ topic_arn, trusted, pinned, confirmed_at, confirmed_by, last_seen_at }) => (
              <li key={topic_arn} className="flex items-center justify-between gap-x-2">
                <div className="flex flex-col">
                  <div className="flex flex-wrap items-center gap-x-2">
                    <code className="txt-compact-small break-all">{topic_arn}</code>
                    <Badge size="2xsmall" color={trusted ? "green" : "grey"}>
                      {t(
                        !trusted
                          ? "settings.strange"
                          : pinned
                            ? "settings.pinned"
                            : confirmed_at
                              ? "settings.confirmed"
                              : "settings.trusted",
                      )}
                    </Badge>
                  </div>
                  <Text size="xsmall" className="text-ui-fg-subtle">
                    {t("settings.lastSeen", { at: words.time(last_seen_at) })}
                  </Text>
                  {confirmed_at && confirmed_by && (
                    <Text size="xsmall" className="text-ui-fg-subtle">
                      {t("audit.confirmed", { person: confirmed_by, at: words.time(confirmed_at) })}
                    </Text>
                  )}
                </div>
                {!pinned && !(trusted && confirmed_at) && (
                  <Button
                    size="small"
                    variant="secondary"
                    className="shrink-0"
                    isLoading={trust.isPending}
                    aria-label={t("settings.confirmTopic", { topic: topic_arn })}
                    onClick={() => void confirm(topic_arn)}
                  >
                    {t("settings.confirm")}
                  </Button>
                )}
              </li>
            ),
          )}
        </ul>
      </section>
      {!isPinned && <TypedTopic trust={confirm} isPending={trust.isPending} />}
    </>
  )
}

/** A topic that has sent nothing yet, by its ARN. */
function TypedTopic({
  trust,
  isPending,
}: {
  trust: (topic: string) => Promise<void>
  isPending: boolean
}) {
  const { t } = useWords()
  const [typed, setTyped] = useState("")
  const topic = typed.trim()
  return (
    <form
      className="flex items-center gap-x-2 px-6 py-4"
      onSubmit={(event) => {
        event.preventDefault()
        void trust(topic)
      }}
    >
      <Input
        size="small"
        className="w-full"
        aria-label={t("settings.topicArn")}
        placeholder={t("settings.topicArn")}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button
        type="submit"
        size="small"
        variant="secondary"
        className="shrink-0"
        disabled={topic === ""}
        isLoading={isPending}
      >
        {t("settings.trustTyped")}
      </Button>
    </form>
  )
}
