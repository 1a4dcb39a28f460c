import { Button, Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useCheck } from "../data/hooks"
import type { Finding } from "../data/types"
import { tellFailure } from "../parts/failure"
import { useWords } from "../parts/words"

/** Looks at everything that has to be right for Amazon Pay to work, and says how to mend what is not. */
export function ConnectionCheck() {
  const { t } = useWords()
  const check = useCheck()
  const look = async () => {
    try {
      await check.mutateAsync()
    } catch (error) {
      tellFailure(t("failed.check"), error)
    }
  }
  return (
    <Container className="divide-y p-0" data-amazon-pay="check">
      <header className="flex items-center justify-between gap-x-2 px-6 py-4">
        <div>
          <Heading level="h2">{t("check.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("check.text")}
          </Text>
        </div>
        <Button
          size="small"
          variant="secondary"
          className="shrink-0"
          isLoading={check.isPending}
          onClick={() => void look()}
        >
          {t("check.run")}
        </Button>
      </header>
      <div aria-live="polite">
        {check.data && (
          <div className="px-6 py-4">
            <Findings findings={check.data.findings} />
          </div>
        )}
      </div>
    </Container>
  )
}

/** What was found, what is wrong first. The sentences are the store's own, in English. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useWords()
  const sorted = [...findings].sort((one, other) => Number(one.ok) - Number(other.ok))
  return (
    <ul className="flex flex-col gap-y-3">
      {sorted.map(({ check, account, ok, message, fix }) => (
        <li key={`${account ?? ""} ${check} ${message}`} className="flex items-start gap-x-3">
          <StatusBadge color={ok ? "green" : "red"} className="text-nowrap">
            {t(ok ? "check.ok" : "check.wrong")}
          </StatusBadge>
          <div className="flex flex-col" lang="en">
            <Text size="small">{message}</Text>
            {fix && (
              <Text size="small" weight="plus">
                {fix}
              </Text>
            )}
            {account && (
              <Text size="xsmall" className="text-ui-fg-subtle">
                {account}
              </Text>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
