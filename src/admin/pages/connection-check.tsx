import { Button, Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useCheck } from "../data/hooks"
import type { Finding } from "../data/types"
import { tellFailure } from "../parts/failure"
import { useWords } from "../parts/words"

/**
 * Looks at everything that has to be right for Amazon Pay to work, and says how to mend what is not.
 * @param ipnUrl the address for notifications that is shown; it is tried where the store's options name none
 */
export function ConnectionCheck({ ipnUrl }: { ipnUrl: string | undefined }) {
  const { t } = useWords()
  const check = useCheck()
  const look = async () => {
    try {
      await check.mutateAsync(ipnUrl)
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

/** What was found, what is wrong first. The server's sentences are in English in every language of the dashboard. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useWords()
  const sorted = [...findings].sort((one, other) => Number(one.ok) - Number(other.ok))
  return (
    <ul className="flex flex-col gap-y-3">
      {sorted.map((finding) => (
        <li
          key={`${finding.account ?? ""} ${finding.check} ${finding.message}`}
          className="flex items-start gap-x-3"
        >
          <StatusBadge color={finding.ok ? "green" : "red"} className="shrink-0 text-nowrap">
            {t(finding.ok ? "check.ok" : "check.wrong")}
          </StatusBadge>
          <div lang="en" className="flex flex-col break-words [overflow-wrap:anywhere]">
            <Text size="small">{finding.message}</Text>
            {finding.fix && (
              <Text size="small" weight="plus">
                {finding.fix}
              </Text>
            )}
            <Text size="xsmall" className="text-ui-fg-subtle">
              {/* Sentences name other checks by these. */}
              <code>{finding.check}</code>
              {finding.account && ` · ${finding.account}`}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  )
}
